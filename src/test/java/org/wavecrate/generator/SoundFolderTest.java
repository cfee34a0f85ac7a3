package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.decode.WaveBytes;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.Sound;
import org.wavecrate.transform.Sounds;

class SoundFolderTest {
  private static final OptionalInt RATE = OptionalInt.of(16_000);
  private static final double[] SAMPLES = {0, 0.5, -0.5, 0.25, -1, 0.75};

  @TempDir Path temp;

  private static byte[] wav(int code, int bits, int channels, int rateHz, double... samples) {
    return WaveBytes.of(code, bits, channels, rateHz, samples);
  }

  @Test
  void listsByNameAndReadsEachOnce() throws IOException {
    Files.createDirectories(temp.resolve("deep"));
    Files.write(temp.resolve("deep/b.WAV"), wav(1, 16, 1, 16_000, SAMPLES));
    Files.write(temp.resolve("notes.txt"), new byte[3]);
    Fixture.longs(temp.resolve("id-label-1.npy"), Shape.of(), 1);
    Fixture.array(
        temp.resolve("a.npy"),
        new Dtype(Dtype.Kind.INT, 2, false),
        Shape.of(2, 2),
        new byte[] {0, 64, 0, -64, 0, 0, 0, -128});
    Sounds sounds = SoundFolder.open("room", temp, RATE);
    assertThat(sounds.count()).isEqualTo(2);
    Sound npy = sounds.sound(0);
    assertThat(npy.name()).isEqualTo("a.npy");
    assertThat(npy.channels()).isEqualTo(2);
    assertThat(npy.samples()).containsExactly(0.5f, -0.5f, 0, -1);
    assertThat(sounds.sound(1).name()).isEqualTo("deep/b.WAV");
    assertThat(sounds.sound(0)).isSameAs(npy);
  }

  @Test
  void bytesWithoutASignAreSilentInTheMiddle() throws IOException {
    Fixture.array(
        temp.resolve("a.npy"),
        new Dtype(Dtype.Kind.UINT, 1, false),
        Shape.of(4),
        new byte[] {(byte) 128, 0, (byte) 192, (byte) 255});
    assertThat(SoundFolder.open("room", temp, RATE).sound(0).samples())
        .containsExactly(0, -1, 0.5f, 127 / 128f);
  }

  @Test
  void linksToRecordingsAreRecordingsAndOtherLinksAreNot() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("room"));
    Path real = Files.write(temp.resolve("real.bin"), wav(1, 16, 1, 16_000, SAMPLES));
    Files.createSymbolicLink(folder.resolve("b.wav"), real);
    Files.createSymbolicLink(folder.resolve("folder.wav"), temp);
    Files.createSymbolicLink(folder.resolve("nowhere.wav"), temp.resolve("gone"));
    assertThat(SoundFiles.in(folder)).containsExactly("b.wav");
  }

  @Test
  void resamplesWhatHasAnotherRateAndSaysWhatItNeeds() throws IOException {
    double[] tone = new double[48_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = 0.5 * Math.sin(2 * Math.PI * 1000 * i / 48_000);
    }
    Files.write(temp.resolve("a.wav"), wav(3, 32, 1, 48_000, tone));
    Sound sound = SoundFolder.open("room", temp, RATE).sound(0);
    assertThat(sound.frames()).isEqualTo(16_000);
    for (int i = 100; i < 15_900; i++) {
      double expected = 0.5 * Math.sin(2 * Math.PI * 1000 * i / 16_000);
      assertThat((double) sound.samples()[i]).isCloseTo(expected, within(1e-3));
    }
    Sounds unrated = SoundFolder.open("room", temp, OptionalInt.empty());
    assertThatThrownBy(() -> unrated.sound(0))
        .hasMessageContaining("a.wav: is sampled at 48000 Hz, and the recipe does not say")
        .hasMessageContaining("add sampleRateHz to the recipe");
    Sounds slow = SoundFolder.open("room", temp, OptionalInt.of(10));
    assertThatThrownBy(() -> slow.sound(0))
        .hasMessageContaining("can't be resampled from 48000 Hz");
  }

  @Test
  void refusesWhatIsNoSound() throws IOException {
    assertThatThrownBy(() -> SoundFolder.open("room", temp.resolve("no"), RATE))
        .hasMessageContaining("folder: \"room\": there is no folder");
    assertThatThrownBy(() -> SoundFolder.open("room", temp, RATE))
        .hasMessage("folder: \"room\": holds no .wav or .npy file");
    Fixture.array(temp.resolve("a.npy"), Dtype.FLOAT32, Shape.of(9, 9), new byte[4 * 81]);
    Fixture.floats(temp.resolve("b.npy"), 1, Float.NaN);
    Fixture.floats(temp.resolve("c.npy"));
    Sounds sounds = SoundFolder.open("room", temp, RATE);
    assertThatThrownBy(() -> sounds.sound(0)).hasMessageContaining("shape (9, 9) is no recording");
    assertThatThrownBy(() -> sounds.sound(1)).hasMessageContaining("b.npy: holds NaN or infinite");
    assertThatThrownBy(() -> sounds.sound(2)).hasMessageContaining("c.npy: holds no samples");
  }
}
