package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavecrate.feature.MeanSpectrum;
import org.wavecrate.feature.SignalFixture;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.Window;

class SpectrumPlotTest {
  private static final SampleRate RATE = SampleRate.of(16_000);

  private static MeanSpectrum tone(double hz, double amplitude) {
    float[] samples = SignalFixture.sine(hz, 16_000, amplitude, 8192);
    return ChannelSpectrum.of(
        new PeakPyramid(samples, 1), 0, 8192, new Stft(1024, 256, Window.HANN), () -> false);
  }

  private static SpectrumPlot plot(FrequencyScale.Kind axis, MeanSpectrum... spectra) {
    return SpectrumPlot.of(
        List.of(spectra), RATE, 1, SpectrogramChoice.STANDARD.withAxis(axis), Palette.DARK);
  }

  private static double[] numbers(String call) {
    String list = call.substring(call.indexOf('[') + 1, call.length() - 1);
    return Arrays.stream(list.split(", ")).mapToDouble(Double::parseDouble).toArray();
  }

  /// On a linear axis of 800 pixels 1 kHz lies at a pixel in eight, and -20 dB at a quarter of 80
  // dB.
  @Test
  void theCurvePeaksWhereTheToneIs() {
    SpectrumPlot plot = plot(FrequencyScale.Kind.LINEAR, tone(1000, 0.1));
    RecordingCanvas canvas = new RecordingCanvas();
    plot.paint(canvas, 854, 190);
    Box area = SpectrumPlot.area(854, 190);
    assertThat(area).isEqualTo(new Box(40, 8, 800, 160));
    double[] y = numbers(canvas.calls("path 1.25 y").getFirst());
    int highest = 0;
    for (int i = 0; i < y.length; i++) {
      highest = y[i] < y[highest] ? i : highest;
    }
    assertThat(highest).isBetween(398, 401);
    assertThat(y[highest]).isCloseTo(8 + 40, within(1.0));
    double[] dot = numbers(canvas.calls("oval").getFirst());
    assertThat(dot[0] + dot[2] / 2).isCloseTo(40 + 100, within(1.0));
    assertThat(dot[1] + dot[3] / 2).isCloseTo(8 + 40, within(1.0));
  }

  @Test
  void eachChannelHasACurveAndLoudOnesHaveRoom() {
    SpectrumPlot plot = plot(FrequencyScale.Kind.LOG, tone(1000, 0.1), tone(3000, 4));
    RecordingCanvas canvas = new RecordingCanvas();
    plot.paint(canvas, 400, 150);
    assertThat(canvas.calls("path 1.25 y")).hasSize(2);
    assertThat(plot.levels()).isEqualTo(new ValueRange(-80, 20));
    assertThat(plot.level(1, 3000)).isCloseTo(12.04, within(0.1));
    assertThat(plot.hz(tone(3000, 4).peak().orElseThrow())).isCloseTo(3000, within(0.5));
  }

  @Test
  void silenceIsDrawnWithoutAPeak() {
    RecordingCanvas canvas = new RecordingCanvas();
    plot(FrequencyScale.Kind.MEL, tone(1000, 0)).paint(canvas, 200, 100);
    assertThat(canvas.calls("oval")).isEmpty();
  }
}
