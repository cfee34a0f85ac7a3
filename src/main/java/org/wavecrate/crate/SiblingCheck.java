package org.wavecrate.crate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wavecrate.dataset.Archive;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.Publication;
import tools.jackson.databind.JsonNode;

/// Checks sibling parts and SHA256SUMS: all parts of a split must be there and come from one
/// export; crates of other splits that hold other data are noted.
final class SiblingCheck {
  private static final Pattern CRATE =
      Pattern.compile("(.*?)(?:-(\\d{1,6})of(\\d{1,6}))?(\\.zip)", Pattern.CASE_INSENSITIVE);
  private static final int MOST_MISSING = 10;

  private final Path folder;
  private final String name;
  private final Matcher own;
  private final Optional<JsonNode> summary;
  private final List<String> problems;
  private final List<String> notes;

  private SiblingCheck(
      Path file, Optional<JsonNode> summary, List<String> problems, List<String> notes) {
    folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    name = file.getFileName().toString();
    own = CRATE.matcher(name);
    this.summary = summary;
    this.problems = problems;
    this.notes = notes;
  }

  /// @param sha256 the hash of the file
  /// @param summary what the crate says of itself, if it says anything
  static void check(
      Path file,
      String sha256,
      Optional<JsonNode> summary,
      List<String> problems,
      List<String> notes)
      throws IOException {
    SiblingCheck check = new SiblingCheck(file, summary, problems, notes);
    Publication.interrupted(check.folder).ifPresent(problems::add);
    if (check.own.matches()) {
      check.checkParts();
      check.checkOthers();
    }
    check.checkSums(sha256);
  }

  private void checkSums(String sha256) throws IOException {
    if (!Files.exists(folder.resolve(Sums.NAME))) {
      return;
    }
    String expected = Sums.read(folder).hashes().get(name);
    if (expected == null) {
      notes.add(Sums.NAME + " does not name it");
    } else if (!expected.equalsIgnoreCase(sha256)) {
      problems.add(Formatted.of("its SHA-256 is %s; %s says %s", sha256, Sums.NAME, expected));
    }
  }

  private void checkParts() {
    if (own.group(3) == null) {
      return;
    }
    int parts = Integer.parseInt(own.group(3));
    int missing = 0;
    for (int i = 1; i <= parts && missing < MOST_MISSING; i++) {
      String other = Formatted.of("%s-%dof%d%s", own.group(1), i, parts, own.group(4));
      if (!Files.exists(folder.resolve(other))) {
        problems.add(Formatted.of("%s: this part is not in the same folder", other));
        missing++;
      }
    }
  }

  private void checkOthers() throws IOException {
    for (Path file : zips()) {
      String other = file.getFileName().toString();
      Matcher parts = CRATE.matcher(other);
      if (other.equals(name) || !parts.matches()) {
        continue;
      }
      if (!parts.group(1).equals(own.group(1))) {
        if (differs("contentHash", file)) {
          notes.add(other + ": next to it, was made from other data");
        }
      } else if (!String.valueOf(parts.group(3)).equals(String.valueOf(own.group(3)))) {
        if (summary.isPresent()) {
          problems.add(
              Formatted.of(
                  "%s: next to it, holds the same split; keep the crates of one export", other));
        }
      } else if (differs("set", file) || differs("contentHash", file)) {
        problems.add(
            Formatted.of(
                "%s: next to it, is a part of another export; export the split again", other));
      }
    }
  }

  private List<Path> zips() throws IOException {
    if (summary.isEmpty() && own.group(3) == null) {
      return List.of();
    }
    List<Path> zips = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> CRATE.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .forEach(zips::add);
    }
    zips.sort((a, b) -> NaturalOrder.NATURAL.compare(a.toString(), b.toString()));
    return zips;
  }

  /// Whether another crate has another value there than this one; false if either has none.
  private boolean differs(String key, Path file) throws IOException {
    String mine = summary.map(json -> json.path(key).asString("")).orElse("");
    if (mine.isEmpty()) {
      return false;
    }
    try {
      Optional<JsonNode> theirs = CrateClaims.summary(Archive.open(file, Progress.NONE));
      String value = theirs.map(json -> json.path(key).asString("")).orElse("");
      return !value.isEmpty() && !value.equals(mine);
    } catch (DatasetException e) {
      // It is told of when it is verified itself.
      return false;
    }
  }
}
