package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.feature.SignalFixture;

class FigureTest {
  private static final Caption CAPTION =
      new Caption("train data/block-id-1/id-18.npy", "7 · loop", "float32 (8000,)");
  private static final FigureSize STANDARD = FigureSize.STANDARD;
  private static final float[] SINE = SignalFixture.sine(1000, 16_000, 0.5, 8000);

  private static FigureData.Waveforms sound(float[]... channels) {
    return FigureData.Waveforms.of(channels, SampleRate.of(16_000), AmplitudeScale.FLOAT);
  }

  private static Figure figure(FigureData data, SoundPlot.View view, FigureSize size) {
    return new Figure(CAPTION, SoundPlot.of(data, SoundChoice.STANDARD, view, Palette.DARK), size);
  }

  private static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int argb :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      colors.add(argb);
    }
    return colors;
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatIsAskedFor(SoundPlot.View view) {
    BufferedImage image = figure(sound(SINE), view, STANDARD).draw();
    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(image.getHeight()).isEqualTo(700);
    Set<Integer> colors = colors(image);
    assertThat(colors.contains(ColorMap.MAGMA.argb(200)))
        .isEqualTo(view != SoundPlot.View.WAVEFORM);
    assertThat(colors.contains(Palette.DARK.waveCore()))
        .isEqualTo(view != SoundPlot.View.SPECTROGRAM);
    assertThat(image.getRGB(0, 0)).isEqualTo(Palette.DARK.background());
  }

  /// The sine's line lies where the axis says: 1 kHz of 8 on a linear axis that fills the panel.
  @Test
  void drawsASineAtItsFrequency() {
    SoundChoice look =
        SoundChoice.STANDARD.withSpectrogram(
            SpectrogramChoice.STANDARD
                .withAxis(FrequencyScale.Kind.LINEAR)
                .withPerExample(true)
                .withColors(ColorMap.GRAY));
    SoundPlot plot = SoundPlot.of(sound(SINE), look, SoundPlot.View.SPECTROGRAM, Palette.DARK);
    Figure figure = new Figure(CAPTION, plot, STANDARD);
    BufferedImage image = figure.draw();
    int[] column = image.getRGB(600, 0, 1, 700, null, 0, 1);
    int brightest = 60;
    for (int y = 60; y < 640; y++) {
      brightest = (column[y] & 255) > (column[brightest] & 255) ? y : brightest;
    }
    Box lane = figure.geometry().pictures().getFirst();
    double share = lane.height(brightest - 38);
    assertThat(share).isBetween(0.12, 0.13);
  }

  @Test
  void marksClippedAndInvalidSamples() {
    float[] x = SignalFixture.sine(100, 16_000, 1.2, 8000);
    x[4000] = Float.NaN;
    BufferedImage image = figure(sound(x), SoundPlot.View.WAVEFORM, STANDARD).draw();
    assertThat(colors(image)).contains(Palette.DARK.warning());
    assertThat(colors(figure(sound(SINE), SoundPlot.View.BOTH, STANDARD).draw()))
        .doesNotContain(Palette.DARK.warning());
  }

  @Test
  void drawsAnyDataAtAnySize() {
    float[] nan = new float[100];
    Arrays.fill(nan, Float.NaN);
    FigureData[] all = {
      sound(new float[0]),
      sound(new float[] {1}),
      sound(nan),
      sound(SINE, SINE, SINE),
      sound(new float[12][500]),
      sound(SignalFixture.sine(5, 100, 3e38, 300)),
      FigureData.Waveforms.of(new float[][] {SINE}, SampleRate.unknown(), AmplitudeScale.FLOAT),
      FigureData.Waveforms.of(
          new float[][] {{-128, 127, 0}}, SampleRate.assumed(8000), AmplitudeScale.signed(8)),
      FigureData.Waveforms.of(
          new float[][] {{0, 30_000}}, SampleRate.of(44_100), AmplitudeScale.signed(16)),
      new FigureData.Features(new float[0], 0, 4),
      new FigureData.Features(nan, 10, 10),
      new FigureData.Features(SINE, 80, 100),
    };
    for (FigureData data : all) {
      for (FigureSize size :
          new FigureSize[] {
            new FigureSize(240, 160, 1),
            new FigureSize(500, 300, 1.5),
            new FigureSize(400, 1000, 0.5)
          }) {
        for (TimeRange time :
            new TimeRange[] {
              new TimeRange(0, Math.max(1, data.length())), new TimeRange(-3, 5.5)
            }) {
          SoundPlot plot =
              SoundPlot.of(data, SoundChoice.STANDARD, SoundPlot.View.BOTH, Palette.LIGHT);
          assertThatCode(() -> new Figure(CAPTION, plot, time, size).draw())
              .as(data + " " + size)
              .doesNotThrowAnyException();
        }
      }
    }
    String longName = "a".repeat(400) + "/" + "b".repeat(400) + ".npy";
    assertThatCode(
            () ->
                new Figure(
                        new Caption(longName, longName, longName),
                        SoundPlot.of(
                            all[3], SoundChoice.STANDARD, SoundPlot.View.BOTH, Palette.DARK),
                        STANDARD)
                    .draw())
        .doesNotThrowAnyException();
  }

  @Test
  void writesAPngOfTheScaledSize(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("picture.png");
    figure(sound(SINE), SoundPlot.View.BOTH, new FigureSize(300, 200, 2)).writePng(file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getWidth()).isEqualTo(600);
    assertThat(read.getHeight()).isEqualTo(400);
    assertThatThrownBy(() -> new FigureSize(100, 100, 1))
        .hasMessageContaining("got 100 x 100 pixels at scale 1.0; allowed: 240 x 160 or more");
    assertThatThrownBy(() -> sound(new float[2], new float[3]))
        .hasMessage("channels: got sizes [2, 3]; allowed: one or more, all equal");
  }
}
