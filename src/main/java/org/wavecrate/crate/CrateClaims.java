package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Archive;
import org.wavecrate.dataset.ArchiveEntry;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares the claims in a crate's `wavecrate-check.json` with its content. Other zips make none.
///
/// @param file the zip
/// @param archive its entries
/// @param dataset what it opens as
record CrateClaims(Path file, Archive archive, Dataset dataset) {
  private static final long MOST_BYTES = 1 << 22;

  void check(List<String> problems) throws IOException {
    for (int i = 0; i < archive.size(); i++) {
      ArchiveEntry entry = archive.entry(i);
      if (isSummary(entry)) {
        try {
          check(read(entry), problems);
        } catch (IOException | JacksonException e) {
          problems.add(CheckSummary.NAME + ": can't be read: it is no summary of a check");
        }
      }
    }
  }

  /// The first summary in a zip that can be read.
  static Optional<JsonNode> summary(Archive archive) throws IOException {
    for (int i = archive.size() - 1; i >= 0; i--) {
      ArchiveEntry entry = archive.entry(i);
      if (isSummary(entry)) {
        try {
          return Optional.of(read(entry));
        } catch (IOException | JacksonException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSummary(ArchiveEntry entry) {
    String name = entry.name();
    return name.equals(CheckSummary.NAME) || name.endsWith("." + CheckSummary.NAME);
  }

  private static JsonNode read(ArchiveEntry entry) throws IOException {
    if (entry.bytes() > MOST_BYTES) {
      throw new IOException("larger than " + MOST_BYTES + " bytes");
    }
    byte[] text = new byte[(int) entry.bytes()];
    try (ByteSource source = entry.open()) {
      source.read(0, MemorySegment.ofArray(text));
    }
    return JsonMapper.builder().build().readTree(text);
  }

  private void check(JsonNode json, List<String> problems) {
    if (!json.path("format").asString("").equals(CheckSummary.FORMAT)) {
      problems.add(CheckSummary.NAME + ": its format is not " + CheckSummary.FORMAT);
      return;
    }
    int examples = json.path("examples").asInt(-1);
    if (examples != dataset.size()) {
      problems.add(
          Formatted.of(
              "holds %s; it was made with %,d", Plural.of(dataset.size(), "example"), examples));
    }
    String split = json.path("split").asString("");
    if (dataset.splits().size() != 1
        || !dataset.splits().getFirst().name().canonical().equals(split)) {
      problems.add(Formatted.of("opens as %s; it was made as %s", dataset.splits(), split));
    }
  }
}
