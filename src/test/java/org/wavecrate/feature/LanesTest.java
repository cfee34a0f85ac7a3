package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {
  /// Against the transform of one frame after the other, bit by bit; frames lie partly outside.
  @ParameterizedTest(name = "FFT {0}, hop {1}, {2} frames from {3}")
  @CsvSource({
    "16, 4, 9, 0",
    "32, 40, 64, -16",
    "64, 16, 8, 3",
    "128, 1, 20, 0",
    "256, 100, 64, -128",
    "512, 160, 33, 1000",
    "1024, 256, 59, 0",
    "1024, 256, 64, -512",
    "2048, 512, 17, 0",
    "4096, 5000, 8, 0"
  })
  void manyFramesHaveTheBitsOfEachAlone(int size, int hop, int frames, int start) {
    Random random = new Random(size + hop);
    float[] samples = new float[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    StftFrames alone = new Stft(size, hop, Window.HANN).analyser();
    Lanes lanes = alone.lanes();
    lanes.layOut(samples, 77, 8, 0);
    lanes.power(8);
    lanes.layOut(samples, start, frames, 0);
    float[][] power = lanes.power(frames);
    float[] expected = new float[size / 2 + 1];
    for (int frame = 0; frame < frames; frame++) {
      alone.power(samples, start + (long) frame * hop, expected, 0);
      for (int k = 0; k < expected.length; k++) {
        assertThat(Float.floatToRawIntBits(power[k][frame]))
            .as("bin %d of frame %d", k, frame)
            .isEqualTo(Float.floatToRawIntBits(expected[k]));
      }
    }
  }
}
