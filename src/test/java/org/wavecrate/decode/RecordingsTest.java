package org.wavecrate.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingsTest {
  private static final double[] SAMPLES = {0, 0.5, -0.5, 0.25, -1, 0.75};
  private static final int FIXTURE_RATE_HZ = 22_050;

  @TempDir Path temp;

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in = RecordingsTest.class.getResourceAsStream("/decode/" + name)) {
      return in.readAllBytes();
    }
  }

  private static float[] expected(String name) throws IOException {
    byte[] bytes = fixture(name + ".f32");
    float[] samples = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    return samples;
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(temp.resolve(name), bytes);
  }

  private void assertDecodes(String name, double tolerance) throws IOException {
    try (Recording recording = Recordings.open(file("unnamed", fixture(name)))) {
      float[] samples = recording.readAll();
      assertThat(recording.damage()).isEmpty();
      assertThat(recording.format().sampleRateHz())
          .isEqualTo(name.endsWith("opus") ? 48_000 : FIXTURE_RATE_HZ);
      assertThat(recording.format().channels()).isEqualTo(2);
      float[] expected = expected(name);
      assertThat(samples).hasSameSizeAs(expected);
      if (tolerance == 0) {
        assertThat(samples).isEqualTo(expected);
      }
      for (int i = 0; i < samples.length; i++) {
        assertThat(samples[i]).isCloseTo(expected[i], within((float) tolerance));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"pcm16.flac, 0", "pcm24.flac, 0", "vorbis.ogg, 1e-6"})
  void decodesWhatLibsndfileDecodes(String name, double tolerance) throws IOException {
    assertDecodes(name, tolerance);
  }

  @ParameterizedTest
  @CsvSource({"alac.m4a, 0", "lame.mp3, 5e-5", "aac.m4a, 5e-5", "opus.opus, 2e-5"})
  void decodesInAnotherProcessWhatNeedsFfmpeg(String name, double tolerance) throws IOException {
    assumeTrue(FfmpegPart.command().isPresent(), "the build copies FFmpeg's jars");
    assertDecodes(name, tolerance);
  }

  @Test
  void saysWhichDecodersGiveTheSameBytesEverywhere() throws IOException {
    assumeTrue(FfmpegPart.command().isPresent(), "the build copies FFmpeg's jars");
    for (String name : List.of("lame.mp3", "alac.m4a", "opus.opus")) {
      try (Recording recording = Recordings.open(file(name, fixture(name)))) {
        assertThat(recording.format().exact()).isEqualTo(!name.equals("opus.opus"));
        assertThat(recording.format().decoder()).endsWith(" of FFmpeg 8.1.2");
      }
    }
  }

  @Test
  void refusesWhatNeedsFfmpegByOneSentenceWithoutIt() throws IOException {
    System.setProperty("wavecrate.ffmpeg", Files.createDirectories(temp.resolve("no")).toString());
    try {
      assertThatThrownBy(() -> Recordings.open(file("a.mp3", fixture("lame.mp3"))))
          .isInstanceOf(DecodeException.class)
          .hasMessage(
              "needs FFmpeg to be decoded, which this installation lacks; convert it to WAV or"
                  + " FLAC, or install Wavecrate with its ffmpeg folder");
    } finally {
      System.clearProperty("wavecrate.ffmpeg");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 16", "1, 24", "1, 32", "3, 32", "3, 64", "0x1001, 16", "0x1003, 32"})
  void readsWavFilesOfEverySort(String code, int bits) throws IOException {
    byte[] wav = WaveBytes.of(Integer.decode(code), bits, 2, 44_100, SAMPLES);
    try (Recording recording = Recordings.openWave(file("a.wav", wav))) {
      RecordingFormat format = recording.format();
      assertThat(format.channels()).isEqualTo(2);
      assertThat(format.sampleRateHz()).isEqualTo(44_100);
      assertThat(format.frames()).hasValue(3);
      float[] samples = recording.readAll();
      assertThat(samples).hasSize(6);
      for (int i = 0; i < 6; i++) {
        assertThat((double) samples[i]).isCloseTo(SAMPLES[i], within(1e-6));
      }
    }
  }

  @Test
  void readsOnWhereItStopped() throws IOException {
    byte[] flac = fixture("pcm16.flac");
    float[] expected = expected("pcm16.flac");
    try (Recording recording = Recordings.open(file("a.flac", flac))) {
      float[] some = new float[2 * 777];
      int done = 0;
      for (int got = recording.read(some, 777); got > 0; got = recording.read(some, 777)) {
        assertThat(Arrays.copyOf(some, 2 * got))
            .isEqualTo(Arrays.copyOfRange(expected, 2 * done, 2 * (done + got)));
        done += got;
      }
      assertThat(done).isEqualTo(expected.length / 2);
    }
  }

  @Test
  void keepsWhatIsWholeAndSaysWhereDamageBegins() throws IOException {
    byte[] wav = WaveBytes.of(1, 16, 1, 4, SAMPLES);
    assertDamaged(Arrays.copyOf(wav, wav.length - 4), 4, "is cut short: 1.000 s of 1.500 s");
    byte[] flac = fixture("pcm16.flac");
    flac[flac.length - 200] ^= 4;
    assertDamaged(flac, 2 * 4096, "is damaged after 0.186 s: a frame's checksum is wrong");
    byte[] ogg = fixture("vorbis.ogg");
    assertDamaged(Arrays.copyOf(ogg, ogg.length - 100), -1, "its last page is missing");
  }

  private void assertDamaged(byte[] bytes, int samples, String sentence) throws IOException {
    try (Recording recording = Recordings.open(file("damaged", bytes))) {
      int read = recording.readAll().length;
      assertThat(recording.damage().orElseThrow()).contains(sentence);
      if (samples >= 0) {
        assertThat(read).isEqualTo(samples);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcm16.flac", "pcm24.flac", "vorbis.ogg", "a.wav", "b.wav"})
  void survivesAnyDamage(String name) throws IOException {
    byte[] good =
        switch (name) {
          case "a.wav" -> WaveBytes.of(1, 16, 1, 8000, SAMPLES);
          case "b.wav" -> WaveBytes.of(0x1003, 64, 2, 8000, SAMPLES);
          default -> fixture(name);
        };
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int most = random.nextInt(4) == 0 ? good.length : Math.min(200, good.length);
      byte[] damaged =
          random.nextInt(3) > 0 ? good.clone() : Arrays.copyOf(good, random.nextInt(most));
      for (int j = random.nextInt(6); j > 0 && damaged.length > 0; j--) {
        damaged[random.nextInt(Math.min(most, damaged.length))] = (byte) random.nextInt();
      }
      Path file = file("damaged" + i, damaged);
      try (Recording recording = Recordings.open(file)) {
        recording.readAll();
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
      Files.delete(file);
    }
  }

  @Test
  void refusesWhatIsNoRecording() throws IOException {
    assertThatThrownBy(
            () -> Recordings.open(file("a.txt", "hello".getBytes(StandardCharsets.US_ASCII))))
        .hasMessage("is no recording: it begins with \"hello\"");
    assertThatThrownBy(() -> Recordings.open(file("a.wav", new byte[0])))
        .hasMessage("is empty: 0 bytes");
    assertThatThrownBy(() -> Recordings.open(temp)).hasMessage("is no regular file");
    assertThatThrownBy(
            () -> Recordings.openWave(file("b.wav", WaveBytes.of(2, 16, 1, 8000, SAMPLES))))
        .hasMessageContaining("is a WAV file of compressed samples; allowed: PCM of 8");
  }
}
