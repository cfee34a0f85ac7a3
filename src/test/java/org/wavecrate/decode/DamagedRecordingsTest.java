package org.wavecrate.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files for FFmpeg's process; `src/bench/python/import_fuzz.py` tries many more.
class DamagedRecordingsTest {
  private static final int MUTATIONS = 40;

  @TempDir Path temp;

  @BeforeEach
  void requireFfmpeg() {
    assumeTrue(FfmpegPart.command().isPresent(), "the build copies FFmpeg's jars");
  }

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in = DamagedRecordingsTest.class.getResourceAsStream("/decode/" + name)) {
      return in.readAllBytes();
    }
  }

  private float[] samples(String name, byte[] bytes) throws IOException {
    try (Recording recording = Recordings.open(Files.write(temp.resolve(name), bytes))) {
      return recording.readAll();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lame.mp3", "opus.opus", "aac.m4a", "alac.m4a"})
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void noDamageHangsADecoderOrHarmsTheNextFile(String name) throws IOException {
    byte[] good = fixture(name);
    float[] whole = samples(name, good);
    Random dice = new Random(name.hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      Path file = Files.write(temp.resolve(i + name), damaged(good, dice));
      try (Recording recording = Recordings.open(file)) {
        recording.readAll();
        recording.damage().ifPresent(DamagedRecordingsTest::assertSentence);
      } catch (DecodeException e) {
        assertSentence(e.getMessage());
      }
      if (i % 10 == 0) {
        assertThat(samples("next " + name, good)).isEqualTo(whole);
      }
    }
  }

  private static byte[] damaged(byte[] good, Random dice) {
    byte[] bytes = good.clone();
    int start = dice.nextInt(bytes.length);
    switch (dice.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(good, start);
      }
      case 1 -> Arrays.fill(bytes, start, Math.min(bytes.length, start + 2000), (byte) -1);
      case 2 -> {
        byte[] noise = new byte[bytes.length - start];
        dice.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, start, noise.length);
      }
      case 3 -> {
        int size = dice.nextInt(Math.min(bytes.length, 2000) - 4);
        Arrays.fill(bytes, size, size + 4, (byte) 0x7f);
      }
      default -> {
        for (int i = 0; i < 20; i++) {
          bytes[dice.nextInt(Math.min(bytes.length, 600))] ^= (byte) (1 << dice.nextInt(8));
        }
      }
    }
    return bytes;
  }

  private static void assertSentence(String text) {
    assertThat(text).hasSizeBetween(5, 200).doesNotContain("\n").doesNotContain("Exception");
  }

  @Test
  void aLengthThatNoFileOfThisSizeHasIsNotBelieved() {
    RecordingFormat flac =
        new RecordingFormat("FLAC", "16-bit", 8000, 1, OptionalLong.of(8_000_000), "", true);
    assertThat(flac.within(1000)).isEqualTo(flac);
    assertThat(flac.within(900).frames()).isEmpty();
    RecordingFormat opus =
        new RecordingFormat("Opus", "opus", 48_000, 2, OptionalLong.of(2000), "libopus", false);
    assertThat(opus.within(2)).isEqualTo(opus);
    assertThat(opus.within(1).frames()).isEmpty();
  }

  @Test
  void aDecoderThatDiesIsReplaced() throws IOException {
    byte[] good = fixture("lame.mp3");
    float[] whole = samples("whole.mp3", good);
    float[] some = new float[2 * 500];
    try (Recording recording = Recordings.open(Files.write(temp.resolve("a.mp3"), good))) {
      assertThat(recording.read(some, 500)).isEqualTo(500);
      ProcessHandle.current()
          .children()
          .filter(child -> child.info().command().orElse("").contains("java"))
          .forEach(ProcessHandle::destroyForcibly);
      assertThat(recording.read(some, 500)).isZero();
      assertThat(recording.damage()).contains("crashed its decoder");
    }
    assertThat(samples("b.mp3", good)).isEqualTo(whole);
  }
}
