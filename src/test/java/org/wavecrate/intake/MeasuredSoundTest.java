package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.audio.Waveform;
import org.wavecrate.intake.IntakeOptions.ChannelChoice;

class MeasuredSoundTest {
  private static final int RATE_HZ = 8000;
  private static final int PIECE_FRAMES = 1237;
  private static final IntakeOptions BOTH =
      IntakeOptions.DEFAULT
          .withChannels(ChannelChoice.KEEP)
          .withTrimBelowDb(OptionalDouble.of(50))
          .withLoudnessLufs(OptionalDouble.of(-23));

  private int readings;

  /// Three seconds of noise, of which the middle one is 80 dB louder than the others.
  private static float[] sound(int channels) {
    float[] sound = new float[3 * RATE_HZ * channels];
    Random random = new Random(1);
    for (int i = 0; i < sound.length; i++) {
      boolean sounds = i / channels / RATE_HZ == 1;
      sound[i] = (float) ((sounds ? 0.3 : 0.3e-4) * random.nextGaussian());
    }
    return sound;
  }

  private record Taken(MeasuredSound.Delivered delivered, float[] samples) {}

  private Taken take(float[] sound, int channels, int mostHeldSamples) throws IOException {
    readings = 0;
    MeasuredSound.Reading reading =
        sink -> {
          readings++;
          float[] piece = new float[PIECE_FRAMES * channels];
          for (int at = 0; at < sound.length; at += piece.length) {
            int length = Math.min(piece.length, sound.length - at);
            System.arraycopy(sound, at, piece, 0, length);
            sink.accept(piece, 0, length / channels);
            Arrays.fill(piece, Float.NaN);
          }
        };
    float[] all = new float[sound.length];
    int[] length = {0};
    var measured = new MeasuredSound(BOTH, RATE_HZ, channels, mostHeldSamples, reading);
    MeasuredSound.Delivered delivered =
        measured.deliver(
            (frames, from, count) -> {
              System.arraycopy(frames, from * channels, all, length[0], count * channels);
              length[0] += count * channels;
            });
    return new Taken(delivered, Arrays.copyOf(all, length[0]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatIsReadAgainIsBitByBitWhatIsHeldAndWhatRecipesMake(int channels) throws IOException {
    float[] sound = sound(channels);
    Taken held = take(sound, channels, sound.length);
    assertThat(readings).isEqualTo(1);
    Taken again = take(sound, channels, sound.length - 1);
    assertThat(readings).isEqualTo(3);

    assertThat(held.delivered).isEqualTo(new MeasuredSound.Delivered(RATE_HZ, RATE_HZ));
    assertThat(again.delivered).isEqualTo(held.delivered);
    assertThat(again.samples).isEqualTo(held.samples);
    Waveform whole = new Waveform(sound, channels, OptionalInt.of(RATE_HZ), 1);
    Waveform made = PreparedSound.steps(BOTH, RATE_HZ, false).apply(whole, (step, done) -> {});
    assertThat(held.samples).isEqualTo(made.samples()).hasSize(RATE_HZ * channels);
  }
}
