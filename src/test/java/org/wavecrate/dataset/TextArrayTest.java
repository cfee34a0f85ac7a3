package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.npy.SegmentSource;

/// Texts as NumPy saves them.
class TextArrayTest {
  private static byte[] file(int version, String code, String shape, byte[] data) {
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(code, shape);
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    out.write(text.length());
    out.write(text.length() >> 8);
    if (version > 1) {
      out.writeBytes(new byte[2]);
    }
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data);
    return out.toByteArray();
  }

  private static SegmentSource source(byte[] bytes) {
    return new SegmentSource(MemorySegment.ofArray(bytes));
  }

  private static Optional<String> text(byte[] bytes) throws IOException {
    return TextArray.of(source(bytes));
  }

  private static byte[] encoded(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  @ParameterizedTest
  @CsvSource({"1, <U5, UTF-32LE", "2, >U5, UTF-32BE", "3, <U5, UTF-32LE", "1, =U5, UTF-32LE"})
  void aTextEndsBeforeItsZeros(int version, String code, String charset) throws IOException {
    byte[] data = Arrays.copyOf(encoded("h\u00e9\0o", charset), 20);
    assertThat(text(file(version, code, "()", data))).contains("h\u00e9\0o");
    assertThat(text(file(version, code, "()", new byte[20]))).contains("");
  }

  @Test
  void bytesAreReadAsUtf8() throws IOException {
    assertThat(text(file(1, "|S4", "()", encoded("h\u00e9\0", "UTF-8")))).contains("h\u00e9");
    assertThat(text(file(1, "S2", "(1,)", encoded("hi", "UTF-8")))).contains("hi");
    assertThat(text(file(1, "S2", "(1, 1)", encoded("hi", "UTF-8")))).contains("hi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(2,)", "(1, 2)", "(2, 1)", "(11,)"})
  void severalAreNotOne(String shape) throws IOException {
    assertThat(text(file(1, "|S1", shape, new byte[11]))).isEmpty();
  }

  @Test
  void whatIsNoTextIsLeftToOtherReaders() throws IOException {
    byte[] good = file(1, "|S2", "()", encoded("hi", "UTF-8"));
    assertThat(text(good)).contains("hi");
    assertThat(text(file(1, "<f4", "()", new byte[4]))).isEmpty();
    for (int at : new int[] {0, 1}) {
      byte[] other = good.clone();
      other[at] = 'x';
      assertThat(text(other)).as("byte %d", at).isEmpty();
    }
    for (int version : new int[] {0, 4}) {
      byte[] other = good.clone();
      other[6] = (byte) version;
      assertThat(text(other)).as("version %d", version).isEmpty();
    }
    assertThat(text(new byte[10])).isEmpty();
    assertThat(text(Arrays.copyOf(good, 11))).isEmpty();
  }

  @Test
  void longHeadersAndLongTextsAreNoLabels() throws IOException {
    assertThat(text(file(1, "|S1024", "()", new byte[1024]))).contains("");
    assertThat(text(file(1, "|S1025", "()", new byte[1025]))).isEmpty();
    String spaces = " ".repeat(512 - 10 - 56);
    byte[] longest = file(1, "|S2", "()" + spaces, encoded("hi", "UTF-8"));
    assertThat(longest).hasSize(512 + 2);
    assertThat(text(longest)).contains("hi");
    assertThat(text(file(1, "|S2", "()" + spaces + " ", encoded("hi", "UTF-8")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'(3,)', true", "'(3, 1)', true", "'(3 ,1,)', true", "'(3, 2)', false", "(), false"})
  void textsBelowEachOtherAreARowForEachExample(String shape, boolean several) throws IOException {
    byte[] data = encoded("onetwothr", "UTF-8");
    Optional<TextArray.Several> found = TextArray.several(source(file(1, "|S3", shape, data)));
    assertThat(found.isPresent()).isEqualTo(several);
    if (several) {
      assertThat(found.get().count()).isEqualTo(3);
      assertThat(found.get().bytes()).isEqualTo(3);
      assertThat(found.get().data()).isEqualTo(file(1, "|S3", shape, new byte[0]).length);
      byte[] one = Arrays.copyOf(found.get().header(), found.get().header().length + 3);
      System.arraycopy(data, 3, one, one.length - 3, 3);
      assertThat(text(one)).contains("two");
      assertThat(found.get().header().length % 64).isZero();
      assertThat(found.get().header()[found.get().header().length - 1]).isEqualTo((byte) '\n');
    }
  }

  @Test
  void rowsThatAreNotAllThereAreNone() throws IOException {
    byte[] whole = file(1, "<U2", "(3,)", new byte[24]);
    assertThat(TextArray.several(source(whole)).orElseThrow().bytes()).isEqualTo(8);
    assertThat(TextArray.several(source(Arrays.copyOf(whole, whole.length - 1)))).isEmpty();
    assertThat(TextArray.several(source(file(1, "<U0", "(3,)", new byte[0])))).isEmpty();
    assertThat(TextArray.several(source(file(1, "<f4", "(3,)", new byte[12])))).isEmpty();
  }
}
