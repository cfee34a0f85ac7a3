package org.wavecrate.crate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.storage.SmallFile;

/// The file `SHA256SUMS`, as `sha256sum` writes and checks it: a hash and a name each line.
final class Sums {
  static final String NAME = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");
  private static final long MOST_BYTES = 16 << 20;

  private final Map<String, String> hashes = new TreeMap<>(NaturalOrder.NATURAL);

  /// The sums in a folder; none if there is no such file. Lines of another kind are not kept.
  static Sums read(Path folder) throws IOException {
    Sums sums = new Sums();
    Path file = folder.resolve(NAME);
    try {
      // Names may be in any encoding; this one keeps their bytes.
      String text = SmallFile.text(file, MOST_BYTES, StandardCharsets.ISO_8859_1);
      for (String line : text.split("\r?\n")) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
          sums.hashes.put(parts.group(2), parts.group(1));
        }
      }
    } catch (NoSuchFileException e) {
      return sums;
    } catch (IOException e) {
      throw new ExportException(e.getMessage() + "; it is no list of hashes; move it away", e);
    }
    return sums;
  }

  /// The hashes in hex digits, by file name in natural order.
  Map<String, String> hashes() {
    return new LinkedHashMap<>(hashes);
  }

  void put(String name, String sha256) {
    hashes.put(name, sha256);
  }

  void keepIf(Predicate<String> wanted) {
    hashes.keySet().removeIf(wanted.negate());
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    hashes.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
