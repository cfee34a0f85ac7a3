package org.wavecrate.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {
  @TempDir Path folder;

  private String hex(List<float[]> channels, double fullScale, WavFile.Format format)
      throws IOException {
    Path file = folder.resolve("x.wav");
    WavFile.write(file, channels, 16_000, fullScale, format);
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }

  @Test
  void of16BitsHoldsInterleavedIntegersAsTheyWere() throws IOException {
    List<float[]> channels = List.of(new float[] {0, 1, -32_768}, new float[] {32_767, -1, 256});
    assertThat(hex(channels, 32_768, WavFile.Format.PCM_16))
        .isEqualTo(
            "52494646"
                + "30000000"
                + "57415645" // RIFF, 36 + 12 bytes, WAVE
                + "666d7420"
                + "10000000"
                + "0100"
                + "0200" // fmt, integers, 2 channels
                + "803e0000"
                + "00fa0000"
                + "0400"
                + "1000" // 16,000 Hz, 64,000 bytes/s, 4, 16
                + "64617461"
                + "0c000000" // data, 12 bytes
                + "0000ff7f"
                + "0100ffff"
                + "00800001");
  }

  @Test
  void of24BitsIsPaddedToAnEvenLength() throws IOException {
    assertThat(hex(List.of(new float[] {0.5f}), 1, WavFile.Format.PCM_24))
        .isEqualTo(
            "52494646"
                + "28000000"
                + "57415645"
                + "666d7420"
                + "10000000"
                + "0100"
                + "0100"
                + "803e0000"
                + "80bb0000"
                + "0300"
                + "1800"
                + "64617461"
                + "03000000"
                + "000040"
                + "00");
  }

  @Test
  void ofFloatsHoldsAnyLevel() throws IOException {
    assertThat(hex(List.of(new float[] {-2.5f, Float.NaN}), 1, WavFile.Format.FLOAT_32))
        .isEqualTo(
            "52494646"
                + "3a000000"
                + "57415645"
                + "666d7420"
                + "12000000"
                + "0300"
                + "0100"
                + "803e0000"
                + "00fa0000"
                + "0400"
                + "2000"
                + "0000"
                + "66616374"
                + "04000000"
                + "02000000"
                + "64617461"
                + "08000000"
                + "000020c0"
                + "0000c07f");
  }

  @Test
  void countsWhatIntegersCutOff() throws IOException {
    Path file = folder.resolve("x.wav");
    List<float[]> channels = List.of(new float[] {1, -1, 1.1f, -7, Float.NaN});
    assertThat(WavFile.write(file, channels, 8_000, 1, WavFile.Format.PCM_16)).isEqualTo(2);
    String data = HexFormat.of().formatHex(Files.readAllBytes(file)).substring(88);
    assertThat(data).isEqualTo("ff7f" + "0080" + "ff7f" + "0080" + "0000");
    try (var files = Files.list(folder)) {
      assertThat(files).as("no leftovers").hasSize(1);
    }
  }
}
