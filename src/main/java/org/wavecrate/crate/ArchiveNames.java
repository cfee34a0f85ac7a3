package org.wavecrate.crate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wavecrate.dataset.Archive;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.PlainText;

/// Checks that the entries of a zip can be unpacked on every system: valid names, no collisions.
final class ArchiveNames {
  private static final int MOST_NAME_BYTES = 255;
  private static final int MOST_PATH_BYTES = 4096;

  private ArchiveNames() {}

  /// @param problems gets to tell of names that no system can hold
  /// @param notes gets to tell of names that some systems take for one
  static void check(Archive archive, List<String> problems, List<String> notes) throws IOException {
    Map<String, String> spelled = new HashMap<>();
    boolean told = false;
    for (int i = 0; i < archive.size(); i++) {
      String name = archive.entry(i).name();
      String shown = PlainText.of(name);
      if (bytes(name) > MOST_PATH_BYTES) {
        problems.add(Formatted.of("%s: its path has more than %d bytes", shown, MOST_PATH_BYTES));
      }
      for (String part : name.split("/")) {
        if (bytes(part) > MOST_NAME_BYTES) {
          problems.add(
              Formatted.of(
                  "%s: a name in it has %d bytes; file systems hold %d",
                  shown, bytes(part), MOST_NAME_BYTES));
        }
      }
      String folded = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
      String other = spelled.putIfAbsent(folded, name);
      if (other != null && !told) {
        told = true;
        notes.add(
            Formatted.of(
                "%s and %s: many systems take these for one name, and unpack one of them",
                PlainText.of(other), shown));
      }
    }
  }

  private static int bytes(String name) {
    return name.length() * 3 < MOST_NAME_BYTES ? 0 : name.getBytes(StandardCharsets.UTF_8).length;
  }
}
