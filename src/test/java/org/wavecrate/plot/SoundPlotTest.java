package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.feature.SignalFixture;

class SoundPlotTest {
  private static final float[] SINE = SignalFixture.sine(1000, 16_000, 0.5, 8000);
  private static final FigureData.Waveforms SOUND =
      FigureData.Waveforms.of(
          new float[][] {SINE, SINE}, SampleRate.of(16_000), AmplitudeScale.FLOAT);
  private static final TimeRange PART = new TimeRange(1234.5, 3456.25);

  private static SoundPlot plot(FigureData data) {
    return SoundPlot.of(data, SoundChoice.STANDARD, SoundPlot.View.BOTH, Palette.DARK);
  }

  /// What lies in the picture is what the source computes, pixel by pixel, without a seam.
  @Test
  void heatMapsReachTheFilePixelByPixel() {
    for (FigureData data : List.of(SOUND, new FigureData.Features(SINE, 80, 100))) {
      SoundPlot plot = plot(data);
      FigureSize size = new FigureSize(900, 500, 1);
      BufferedImage image = plot.draw(size);
      TimeRange all = new TimeRange(0, data.length());
      PlotGeometry geometry = plot.geometry(900, 500, all, 1);
      for (int i = 0; i < geometry.pictures().size(); i++) {
        Box box = geometry.pictures().get(i);
        int width = (int) box.width();
        int height = (int) box.height();
        int[] wanted =
            plot.sources().get(i).render(all, PixelSource.WHOLE, width, height, () -> false);
        int[] drawn = image.getRGB((int) box.x(), (int) box.y(), width, height, null, 0, width);
        List<String> different = new ArrayList<>();
        for (int at = 0; at < wanted.length; at++) {
          if (drawn[at] != wanted[at]) {
            different.add(at % width + ", " + at / width);
          }
        }
        assertThat(different).as("picture %d of %s", i, data.getClass()).isEmpty();
      }
    }
  }

  @Test
  void tilesMeetAtEveryZoomAndScale() {
    for (double scale : new double[] {1, 1.25, 1.5, 2}) {
      for (double from = 0; from < 3000; from += 333.37) {
        SoundPlot plot = plot(SOUND);
        PlotGeometry geometry =
            plot.geometry(1033, 500, new TimeRange(from, from + 1777.77), scale);
        Box lane = geometry.pictures().getFirst();
        List<PixelTile> tiles = plot.tiles(geometry, 0);
        double end = Double.NaN;
        for (PixelTile tile : tiles) {
          Box box = tile.place(lane, scale, geometry.time());
          assertThat(box.x() * scale).isCloseTo(Math.rint(box.x() * scale), within());
          if (!Double.isNaN(end)) {
            assertThat(box.x()).isCloseTo(end, within());
          }
          end = box.right();
        }
        assertThat(tiles.getFirst().place(lane, scale, geometry.time()).x())
            .isLessThanOrEqualTo(lane.x() + 1 / scale);
        assertThat(end).isGreaterThanOrEqualTo(lane.right() - 1 / scale);
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-6);
  }

  /// The list of calls does not depend on the backend: what measures text is the title alone.
  @Test
  void theFileIsTheSamePictureBelowItsTitle() {
    SoundPlot plot = plot(SOUND);
    FigureSize size = new FigureSize(1000, 600, 1);
    Figure figure = new Figure(new Caption("a/b.npy", "7", "float32"), plot, PART, size);
    RecordingCanvas file = new RecordingCanvas();
    figure.paint(file);
    RecordingCanvas below = new RecordingCanvas();
    plot.paint(below, figure.geometry());
    int begin = file.calls().indexOf("translate 8.0 38.0");
    assertThat(below.calls()).hasSizeGreaterThan(2000);
    assertThat(file.calls().subList(begin + 1, begin + 1 + below.calls().size()))
        .isEqualTo(below.calls());
  }

  @Test
  void whatIsNotComputedYetIsHatched() {
    SoundPlot plot = plot(SOUND);
    PlotGeometry geometry = plot.geometry(900, 500, PART, 1);
    RecordingCanvas open = new RecordingCanvas();
    plot.paint(open, geometry, List.of());
    RecordingCanvas done = new RecordingCanvas();
    plot.paint(done, geometry);
    assertThat(open.calls("pixels")).isEmpty();
    assertThat(done.calls("pixels")).isNotEmpty();
    assertThat(open.calls("path").size()).isGreaterThan(done.calls("path").size() + 50);
  }

  @Test
  void whatLiesOverThePictureIsInTheFileAsWell() {
    SoundChoice look = SoundChoice.STANDARD.withPitch(true).withOnsets(true).withDecibels(true);
    float[] late = new float[8000];
    System.arraycopy(SINE, 0, late, 3000, 5000);
    FigureData data =
        FigureData.Waveforms.of(new float[][] {late}, SampleRate.of(16_000), AmplitudeScale.FLOAT);
    SoundPlot.Marks marks =
        new SoundPlot.Marks(
            List.of(new Section(new TimeRange(0, 2000), "1", false)),
            List.of(new TimeRange(100, 900)),
            SoundOverlay.find(data, look, () -> false));
    SoundPlot plot =
        new SoundPlot(
            data,
            Optional.empty(),
            look,
            SoundPlot.View.BOTH,
            new ValueRange(0, 0.5),
            marks,
            Palette.LIGHT,
            SoundPlot.sources(data, look));
    RecordingCanvas canvas = new RecordingCanvas();
    plot.paint(canvas, plot.geometry(900, 500, new TimeRange(0, 8000), 1));
    assertThat(canvas.calls("path 2.0 x ff7fe3ff")).isNotEmpty();
    assertThat(canvas.calls("dashes")).isNotEmpty();
    assertThat(canvas.calls("text AXIS LEFT dBFS")).hasSize(1);
    assertThat(canvas.calls("text AXIS LEFT 1")).hasSize(1);
    assertThat(canvas.calls("rectangle 29d92b3a")).hasSize(1);
    // Half of the mel axis: 8 kHz is above it.
    assertThat(canvas.calls("text AXIS RIGHT 8k")).isEmpty();
    assertThat(canvas.calls("text AXIS RIGHT 1k")).hasSize(1);
  }

  @Test
  void anUnknownRateCountsSamples() {
    FigureData data =
        FigureData.Waveforms.of(new float[][] {SINE}, SampleRate.unknown(), AmplitudeScale.FLOAT);
    SoundPlot plot = plot(data);
    RecordingCanvas canvas = new RecordingCanvas();
    plot.paint(canvas, plot.geometry(900, 500, new TimeRange(0, 8000), 1));
    assertThat(canvas.calls("text AXIS CENTER sample")).hasSize(1);
    assertThat(canvas.calls("text AXIS LEFT Hz")).isEmpty();
    assertThat(canvas.calls("text AXIS RIGHT 0.5")).isNotEmpty();
  }

  @Test
  void noPictureMeansMoreRoomForWaveforms() {
    SoundPlot waves =
        SoundPlot.of(SOUND, SoundChoice.STANDARD, SoundPlot.View.WAVEFORM, Palette.DARK);
    PlotGeometry geometry = waves.geometry(900, 500, PART, 1);
    assertThat(geometry.pictures()).isEmpty();
    assertThat(geometry.waves().getLast().bottom()).isCloseTo(500 - PlotGeometry.BOTTOM, within());
  }
}
