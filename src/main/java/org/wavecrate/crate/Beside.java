package org.wavecrate.crate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What lies beside a crate: the other parts of its split, and the sums.
final class Beside {
  private static final Pattern PART = Pattern.compile("(.*)-(\\d{1,6})of(\\d{1,6})(\\.zip)");
  private static final int MOST_MISSING = 10;

  private Beside() {}

  static void check(Path file, String sha256, List<String> problems, List<String> notes)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    String name = file.getFileName().toString();
    checkParts(folder, name, problems);
    if (!Files.exists(folder.resolve(Sums.NAME))) {
      return;
    }
    String expected = Sums.read(folder).hashes().get(name);
    if (expected == null) {
      notes.add(Sums.NAME + " does not name it");
    } else if (!expected.equalsIgnoreCase(sha256)) {
      problems.add("its SHA-256 is %s; %s says %s".formatted(sha256, Sums.NAME, expected));
    }
  }

  private static void checkParts(Path folder, String name, List<String> problems) {
    Matcher part = PART.matcher(name);
    if (!part.matches()) {
      return;
    }
    int parts = Integer.parseInt(part.group(3));
    int missing = 0;
    for (int i = 1; i <= parts && missing < MOST_MISSING; i++) {
      String other = "%s-%dof%d%s".formatted(part.group(1), i, parts, part.group(4));
      if (!Files.exists(folder.resolve(other))) {
        problems.add("%s: this part is missing beside it".formatted(other));
        missing++;
      }
    }
  }
}
