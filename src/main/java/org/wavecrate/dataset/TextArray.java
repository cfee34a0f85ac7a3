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

/// Arrays of one text, NumPy's `<U5` or `|S5`: labels that name their class.
final class TextArray {
  /// Longer headers are no label's, and longer names no class's.
  private static final int MOST_HEAD_BYTES = 512;

  private static final int MOST_CHARACTERS = 1024;
  private static final int FIXED_BYTES = 10;
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([US])(\\d{1,9})'");
  private static final Pattern ONE = Pattern.compile("'shape': *\\((?:1,)*\\s*1?,?\\s*\\)");

  private TextArray() {}

  /// The text, if the source is such an array; whatever else it is, its reader will tell.
  static Optional<String> of(ByteSource source) throws IOException {
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
    Matcher type = TYPE.matcher(header);
    if (!type.find() || !ONE.matcher(header).find()) {
      return Optional.empty();
    }
    int characters = Integer.parseInt(type.group(3));
    boolean unicode = type.group(2).equals("U");
    if (characters > MOST_CHARACTERS) {
      return Optional.empty();
    }
    byte[] data = new byte[unicode ? 4 * characters : characters];
    source.read(end, MemorySegment.ofArray(data));
    return Optional.of(decode(data, unicode, type.group(1).equals(">")));
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
