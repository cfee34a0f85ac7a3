package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wavecrate.npy.ByteSource;

/// Arrays of texts, NumPy's `<U5` or `|S5`: labels that name their class, one or a row of them.
final class TextArray {
  /// Longer headers are no label's, and longer names no class's.
  private static final int MOST_HEAD_BYTES = 512;

  private static final int MOST_CHARACTERS = 1024;
  private static final int FIXED_BYTES = 10;
  private static final int ALIGNMENT = 64;
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([US])(\\d{1,9})'");
  private static final Pattern ONE = Pattern.compile("'shape': *\\((?:1,)*\\s*1?,?\\s*\\)");

  private static final Pattern SEVERAL =
      Pattern.compile("'shape': *\\( *(\\d{1,9}) *, *(?:1 *,? *)?\\)");

  private TextArray() {}

  /// The contents of a header.
  ///
  /// @param code of the type, such as `<U5`
  private record Head(String header, String code, int characters, long end) {
    boolean isUnicode() {
      return code.indexOf('U') >= 0;
    }

    int bytes() {
      return isUnicode() ? 4 * characters : characters;
    }
  }

  /// Texts below each other, a label for each of many examples.
  ///
  /// @param count how many
  /// @param bytes of each
  /// @param data where the first begins
  /// @param header what comes before the bytes of one of them in a file of its own
  record Several(int count, int bytes, long data, byte[] header) {}

  /// The texts, if the source is an array of one axis, or of one column.
  static Optional<Several> several(ByteSource source) throws IOException {
    Optional<Head> head = head(source);
    if (head.isEmpty() || head.get().bytes() == 0) {
      return Optional.empty();
    }
    Matcher shape = SEVERAL.matcher(head.get().header());
    if (!shape.find()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(shape.group(1));
    int bytes = head.get().bytes();
    return source.size() < head.get().end() + (long) count * bytes
        ? Optional.empty()
        : Optional.of(new Several(count, bytes, head.get().end(), headerOfOne(head.get().code())));
  }

  private static byte[] headerOfOne(String code) {
    String text = "{'descr': '" + code + "', 'fortran_order': False, 'shape': (), }";
    int end = Math.ceilDiv(FIXED_BYTES + text.length() + 1, ALIGNMENT) * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) 1).put((byte) 0).putShort((short) (end - FIXED_BYTES));
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    while (header.position() < end - 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  /// The text, if the source is such an array of one; whatever else it is, its reader will tell.
  static Optional<String> of(ByteSource source) throws IOException {
    Optional<Head> head = head(source);
    if (head.isEmpty() || !ONE.matcher(head.get().header()).find()) {
      return Optional.empty();
    }
    byte[] data = new byte[head.get().bytes()];
    source.read(head.get().end(), MemorySegment.ofArray(data));
    return Optional.of(decode(data, head.get().isUnicode(), head.get().code().startsWith(">")));
  }

  private static Optional<Head> head(ByteSource source) throws IOException {
    int length = (int) Math.min(source.size(), MOST_HEAD_BYTES);
    if (length <= FIXED_BYTES) {
      return Optional.empty();
    }
    byte[] head = new byte[length];
    source.read(0, MemorySegment.ofArray(head));
    if (head[0] != (byte) 0x93 || head[1] != 'N' || head[6] < 1 || head[6] > 3) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    boolean wide = head[6] > 1;
    long end =
        wide ? 12 + Integer.toUnsignedLong(bytes.getInt(8)) : 10 + (bytes.getShort(8) & 0xffff);
    if (end > length) {
      return Optional.empty();
    }
    int start = wide ? 12 : 10;
    String header = new String(head, start, (int) end - start, StandardCharsets.UTF_8);
    // Most labels are numbers, whose headers need no search.
    if (header.indexOf('U') < 0 && header.indexOf('S') < 0) {
      return Optional.empty();
    }
    Matcher type = TYPE.matcher(header);
    if (!type.find()) {
      return Optional.empty();
    }
    int characters = Integer.parseInt(type.group(3));
    return characters > MOST_CHARACTERS
        ? Optional.empty()
        : Optional.of(
            new Head(header, type.group(1) + type.group(2) + type.group(3), characters, end));
  }

  private static String decode(byte[] data, boolean unicode, boolean bigEndian) {
    Charset charset =
        !unicode
            ? StandardCharsets.UTF_8
            : bigEndian ? Charset.forName("UTF-32BE") : Charset.forName("UTF-32LE");
    String text = new String(data, charset);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\0') {
      end--;
    }
    return text.substring(0, end);
  }
}
