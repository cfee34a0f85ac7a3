package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Toolkit;
import org.wavecrate.gui.WindowFaults;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.RecordingCanvas;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SoundOverlay;
import org.wavecrate.plot.SoundPlot;
import org.wavecrate.plot.SpectrogramChoice;
import org.wavecrate.plot.TimeRange;

@ExtendWith(WindowFaults.class)
class SoundViewTest {
  private static float[] chirp(int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.5 * Math.sin(0.02 * i + 1e-5 * i * i));
    }
    return samples;
  }

  /// The window's list of drawing calls, pixels included, is that of a file of the same size.
  @Test
  void theWindowDrawsWhatAFileHas() throws Exception {
    Content sound = Content.Sound.of(chirp(24_000), 2, AmplitudeScale.FLOAT);
    SampleRate rate = SampleRate.of(16_000);
    SoundChoice look = SoundChoice.STANDARD.withDecibels(true).withOnsets(true).withPitch(true);
    TimeView time = new TimeView();
    RecordingCanvas window = new RecordingCanvas();
    TimeRange visible =
        Toolkit.get(
            () -> {
              SoundView view = new SoundView(new ImmediateBackground(), time);
              new Scene(view, 900, 600);
              view.choice().set(look);
              view.show(sound, Optional.empty(), rate);
              time.zoom(3000, 0.31);
              view.highlight(List.of(new TimeRange(2000, 3000)));
              view.resize(900, 600);
              view.layout();
              assertThat(view.isComplete()).isTrue();
              view.paint(window);
              return time.visible().get();
            });
    SoundPlot plot =
        SoundPlot.of(sound.figureData(rate).orElseThrow(), look, SoundPlot.View.BOTH, Palette.DARK);
    SoundPlot marked =
        new SoundPlot(
            plot.data(),
            plot.labels(),
            look,
            plot.view(),
            plot.vertical(),
            new SoundPlot.Marks(
                List.of(),
                List.of(new TimeRange(2000, 3000)),
                SoundOverlay.find(plot.data(), look, () -> false)),
            plot.palette(),
            plot.sources());
    PlotGeometry geometry = marked.geometry(900, 600, visible, 1);
    RecordingCanvas file = new RecordingCanvas();
    marked.paint(file, geometry);
    assertThat(window.calls("pixels")).hasSizeGreaterThan(6);
    assertThat(window.calls()).isEqualTo(file.calls());
  }

  /// Quiet and loud, short and long: both have the axes of the loud and long one.
  @Test
  void twoThatAreComparedHaveTheSameScales() throws Exception {
    Content loud = Content.Sound.of(chirp(24_000), 1, AmplitudeScale.FLOAT);
    float[] tenth = chirp(12_000);
    for (int i = 0; i < tenth.length; i++) {
      tenth[i] /= 10;
    }
    Content quiet = Content.Sound.of(tenth, 1, AmplitudeScale.FLOAT);
    SampleRate rate = SampleRate.of(16_000);
    SpectrogramChoice spectrogram = SpectrogramChoice.STANDARD.withPerExample(true);
    SoundChoice look = SoundChoice.STANDARD.withAutoScale(true).withSpectrogram(spectrogram);
    Toolkit.get(
        () -> {
          TimeView time = new TimeView();
          SoundView first = new SoundView(new ImmediateBackground(), time);
          SoundView second = new SoundView(new ImmediateBackground(), first);
          first.choice().set(look);
          second.choice().set(look);
          first.show(quiet, Optional.empty(), rate);
          second.show(loud, Optional.empty(), rate);
          first.compareWith(loud);
          second.compareWith(quiet);
          assertThat(time.visible().get()).isEqualTo(new TimeRange(0, 24_000));
          assertThat(first.plot().orElseThrow().look())
              .isEqualTo(second.plot().orElseThrow().look());
          RecordingCanvas one = new RecordingCanvas();
          RecordingCanvas other = new RecordingCanvas();
          TimeRange all = time.visible().get();
          first.plot().orElseThrow().paint(one, first.plot().get().geometry(900, 400, all, 1));
          second.plot().orElseThrow().paint(other, second.plot().get().geometry(900, 400, all, 1));
          assertThat(one.calls("text")).as("axes").isEqualTo(other.calls("text"));
          assertThat(one.calls("pixels")).isNotEqualTo(other.calls("pixels"));
          first.frequency().zoom(0.2, 0.5);
          assertThat(second.plot().orElseThrow().vertical())
              .isEqualTo(first.frequency().visible().get());
          first.compareWith(new Content.Nothing(""));
          assertThat(first.plot().orElseThrow().look()).isEqualTo(look);
          return null;
        });
  }

  /// JavaFX draws a canvas at the screen's scale rounded up.
  @Test
  void tilesMeetOnWholePixelsOfTheCanvasAtEveryScale() {
    Content sound = Content.Sound.of(chirp(24_000), 1, AmplitudeScale.FLOAT);
    for (double outputScale : new double[] {0.75, 1, 1.25, 1.5, 1.75, 2, 2.5}) {
      double canvas = TiledCanvas.pixelScale(outputScale);
      assertThat(canvas).isEqualTo(Math.max(1, Math.ceil(outputScale)));
      SoundPlot plot =
          SoundPlot.of(
              sound.figureData(SampleRate.of(16_000)).orElseThrow(),
              SoundChoice.STANDARD,
              SoundPlot.View.BOTH,
              Palette.LIGHT);
      PlotGeometry geometry = plot.geometry(901, 600, new TimeRange(100, 20_000), canvas);
      assertThat(plot.tiles(geometry, 0))
          .hasSizeGreaterThan(2)
          .allSatisfy(
              tile -> {
                var place = tile.place(geometry.pictures().getFirst(), canvas, geometry.time());
                assertThat(place.x() * canvas).isEqualTo(Math.rint(place.x() * canvas));
                assertThat(place.width() * canvas).isEqualTo(256);
              });
    }
  }
}
