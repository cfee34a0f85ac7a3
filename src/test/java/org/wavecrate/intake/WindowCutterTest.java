package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowCutterTest {
  private static float[] ramp(int frames) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = i + 1;
    }
    return samples;
  }

  private static List<float[]> cut(Windows windows, float[] samples, Random pieces)
      throws IOException {
    List<float[]> cut = new ArrayList<>();
    WindowCutter cutter =
        new WindowCutter(
            windows, 1, (index, window, frames) -> cut.add(Arrays.copyOf(window, frames)));
    for (int at = 0; at < samples.length; ) {
      int some = Math.min(samples.length - at, 1 + pieces.nextInt(50));
      cutter.accept(samples, at, some);
      at += some;
    }
    assertThat(cutter.finish()).isEqualTo(cut.size());
    return cut;
  }

  @Property(tries = 300)
  void everyWindowHoldsWhatLiesThereInWhateverPiecesItComes(
      @ForAll @IntRange(min = 0, max = 300) int frames,
      @ForAll @IntRange(min = 1, max = 60) int length,
      @ForAll @IntRange(min = 1, max = 90) int hop,
      @ForAll boolean pad,
      @ForAll long pieces)
      throws IOException {
    Windows windows = new Windows(OptionalLong.of(length), hop, pad);
    float[] samples = ramp(frames);
    List<float[]> cut = cut(windows, samples, new Random(pieces));
    assertThat((long) cut.size()).isEqualTo(windows.count(frames));
    for (int i = 0; i < cut.size(); i++) {
      int start = (int) windows.start(i);
      int end = (int) windows.end(i, frames);
      assertThat(cut.get(i))
          .isEqualTo(Arrays.copyOf(Arrays.copyOfRange(samples, start, end), length));
    }
    if (pad && hop <= length && frames > 0) {
      assertThat(windows.end(cut.size() - 1, frames)).isEqualTo(frames);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "99, 100, 50, false, 0",
    "100, 100, 50, false, 1",
    "149, 100, 50, false, 1",
    "150, 100, 50, false, 2",
    "99, 100, 50, true, 1",
    "100, 100, 50, true, 1",
    "101, 100, 50, true, 2",
    "150, 100, 50, true, 2",
    "130, 100, 150, true, 1",
    "151, 100, 150, true, 2",
    "0, 100, 100, true, 0"
  })
  void countsWindows(long frames, long length, long hop, boolean pad, long count) {
    assertThat(new Windows(OptionalLong.of(length), hop, pad).count(frames))
        .isEqualTo(frames == 0 ? 0 : count);
  }

  @Test
  void wholeRecordingsStayWhole() throws IOException {
    float[] samples = ramp(70_000);
    List<float[]> cut = cut(Windows.WHOLE, samples, new Random(1));
    assertThat(cut).hasSize(1);
    assertThat(cut.getFirst()).isEqualTo(samples);
    assertThat(cut(Windows.WHOLE, new float[0], new Random(1))).isEmpty();
  }
}
