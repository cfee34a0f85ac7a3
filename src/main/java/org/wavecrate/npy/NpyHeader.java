package org.wavecrate.npy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.wavecrate.storage.Formatted;

/// The header of an array file: dtype, order, shape.
///
/// @param dtype the element type
/// @param fortranOrder whether the first axis varies fastest in the file
/// @param shape the lengths of the axes
/// @param dataOffset where the data begins, in bytes
/// @since 0.1.0
public record NpyHeader(Dtype dtype, boolean fortranOrder, Shape shape, int dataOffset) {
  /// Headers beyond this are refused; the longest that NumPy reads by default has 10,000 bytes.
  static final int MOST_BYTES = 1 << 16;

  /// Magic string, version and the longer of the two length fields.
  static final int PREFIX_BYTES = 12;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /// NumPy leaves room to rewrite the first axis in place, in up to this many digits.
  private static final int GROWTH_DIGITS = 21;

  private static final int ALIGNMENT = 64;

  public NpyHeader {
    try {
      Math.addExact(dataOffset, Math.multiplyExact(shape.elements(), dtype.bytes()));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("shape " + shape + " has too many elements", e);
    }
  }

  /// The size of the data, in bytes.
  public long dataBytes() {
    return shape.elements() * dtype.bytes();
  }

  /// The size of the whole file, in bytes.
  public long fileBytes() {
    return dataOffset + dataBytes();
  }

  /// Whether reading in file order already gives C order.
  public boolean isStoredInCOrder() {
    return !fortranOrder || shape.rank() < 2;
  }

  /// The number of bytes before the data, found in the file's first bytes.
  ///
  /// @throws NpyException if the bytes are no `.npy` file or declare an absurd header
  static int length(byte[] start, long fileSize) throws NpyException {
    if (start.length < MAGIC.length
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      String text = new String(start, StandardCharsets.ISO_8859_1).strip();
      if (text.startsWith("version http")) {
        throw new NpyException(
            "is a pointer of Git LFS, not the array itself; fetch it with git lfs pull");
      }
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.startsWith("<!doctype") || lower.startsWith("<html")) {
        throw new NpyException(
            "is a web page saved under this name, as when a download fails; download it again");
      }
      throw new NpyException(
          "is no .npy file: it begins with "
              + (start.length == 0 ? "nothing (0 bytes)" : hex(start))
              + "; expected \\x93NUMPY");
    }
    if (start.length < MAGIC.length + 2) {
      throw truncated(fileSize);
    }
    int major = start[6];
    if (major < 1 || major > 3 || start[7] != 0) {
      throw new NpyException(
          ".npy version " + (major & 0xff) + "." + (start[7] & 0xff) + "; allowed: 1.0, 2.0, 3.0");
    }
    int prefix = major == 1 ? 10 : 12;
    if (start.length < prefix) {
      throw truncated(fileSize);
    }
    long declared = 0;
    for (int i = prefix - 1; i >= 8; i--) {
      declared = declared << 8 | start[i] & 0xff;
    }
    if (declared > MOST_BYTES) {
      throw new NpyException("header of " + declared + " bytes; allowed: at most " + MOST_BYTES);
    }
    if (prefix + declared > fileSize) {
      throw truncated(fileSize);
    }
    return (int) (prefix + declared);
  }

  /// Parses a complete header.
  ///
  /// @param bytes everything before the data
  static NpyHeader parse(byte[] bytes) throws NpyException {
    int prefix = bytes[6] == 1 ? 10 : 12;
    var charset = bytes[6] == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String text = new String(bytes, prefix, bytes.length - prefix, charset);
    return new HeaderParser(text).parse(bytes.length);
  }

  /// The bytes that NumPy itself writes for this array, version 1.0.
  static byte[] format(Dtype dtype, Shape shape) {
    String first = shape.rank() == 0 ? "" : Long.toString(shape.axis(0));
    String dictionary =
        Formatted.of("{'descr': '%s', 'fortran_order': False, 'shape': %s, }", dtype.code(), shape)
            + " ".repeat(shape.rank() == 0 ? 0 : GROWTH_DIGITS - first.length());
    int unpadded = 10 + dictionary.length() + 1;
    // NumPy always adds 1 to 64 bytes, never none.
    int length = (unpadded / ALIGNMENT + 1) * ALIGNMENT;
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    bytes[6] = 1;
    bytes[7] = 0;
    bytes[8] = (byte) (length - 10);
    bytes[9] = (byte) (length - 10 >> 8);
    byte[] ascii = dictionary.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, 10, ascii.length);
    bytes[length - 1] = '\n';
    return bytes;
  }

  private static NpyException truncated(long fileSize) {
    return new NpyException("is truncated within its header, after " + fileSize + " bytes");
  }

  private static String hex(byte[] start) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(6, start.length); i++) {
      boolean printable = start[i] > ' ' && start[i] < 0x7f && start[i] != '\\';
      text.append(printable ? (char) start[i] + "" : Formatted.of("\\x%02x", start[i] & 0xff));
    }
    return text.toString();
  }
}
