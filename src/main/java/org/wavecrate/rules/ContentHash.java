package org.wavecrate.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.wavecrate.dataset.Example;
import org.wavecrate.survey.Digests;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Rows;

/// One SHA-256 for the names and bytes of all `.npy` files of a dataset, whatever it is stored in:
/// that of the text `<sha256 of a file>  <path>\n`, line by line in rising order of their bytes.
/// Paths are the dataset's own, with `/`. Of a folder the same comes from
/// `find * -name '*.npy' -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum`.
final class ContentHash {
  private final Rows rows;
  private final ExampleTable table;
  private final Map<String, long[]> others;
  private final String[] otherPaths;
  private final MessageDigest sha256 = Digests.sha256();
  private final long[] digest = new long[Digests.LONGS];
  private final byte[] bytes = new byte[Digests.LONGS * Long.BYTES];
  private final byte[] text = new byte[1 << 12];
  private int textBytes;

  private ContentHash(ExampleTable table) {
    rows = table.rows();
    this.table = table;
    others = table.content().others();
    otherPaths = others.keySet().toArray(String[]::new);
  }

  static String of(ExampleTable table) {
    return new ContentHash(table).sum();
  }

  /// Files are sorted by the beginning of their sums and their numbers, 8 bytes each. Only where
  /// beginnings are the same, as those of equal labels are, lines are made before they are sorted.
  private String sum() {
    int size = table.size();
    long[] order = new long[2 * size + otherPaths.length];
    int count = 0;
    for (int file = 0; file < order.length; file++) {
      if (load(file)) {
        // Unsigned, as hex digits are sorted.
        order[count++] = (digest[0] & 0xffffffff00000000L ^ Long.MIN_VALUE) | file;
      }
    }
    Arrays.sort(order, 0, count);
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && order[to] >>> 32 == order[from] >>> 32) {
        to++;
      }
      byte[][] lines = new byte[to - from][];
      for (int i = from; i < to; i++) {
        lines[i - from] = line((int) order[i]);
      }
      Arrays.sort(lines, Arrays::compareUnsigned);
      for (byte[] line : lines) {
        add(line);
      }
      from = to;
    }
    sha256.update(text, 0, textBytes);
    return HexFormat.of().formatHex(sha256.digest());
  }

  /// Lines are hashed many at a time, which takes less than one by one.
  private void add(byte[] line) {
    if (textBytes + line.length > text.length) {
      sha256.update(text, 0, textBytes);
      textBytes = 0;
    }
    if (line.length > text.length) {
      sha256.update(line);
    } else {
      System.arraycopy(line, 0, text, textBytes, line.length);
      textBytes += line.length;
    }
  }

  /// Sets [#digest] to the sum of a file: examples come first, then labels, then others.
  ///
  /// @return whether there is one
  private boolean load(int file) {
    int size = table.size();
    if (file >= 2 * size) {
      System.arraycopy(
          others.getOrDefault(otherPaths[file - 2 * size], digest), 0, digest, 0, Digests.LONGS);
      return true;
    }
    if (file < size) {
      table.content().digest(file, digest);
      return (digest[0] | digest[1] | digest[2] | digest[3]) != 0;
    }
    int label = table.label(file - size);
    if (label >= 0) {
      table.labels().digest(label, digest, 0);
    }
    return label >= 0;
  }

  private byte[] line(int file) {
    load(file);
    ByteBuffer.wrap(bytes).asLongBuffer().put(digest);
    String line = HexFormat.of().formatHex(bytes) + "  " + path(file) + "\n";
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private String path(int file) {
    int size = table.size();
    if (file >= 2 * size) {
      return otherPaths[file - 2 * size];
    }
    Example example = rows.example(file % size);
    return file < size ? example.path() : example.labelPath();
  }
}
