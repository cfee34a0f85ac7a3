package org.wavecrate.gui.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The file `wavecrate-marks.json`.
final class MarksFile {
  static final String NAME = "wavecrate-marks.json";

  private static final String FORMAT = "wavecrate-marks/1";
  private static final long MOST_BYTES = 256L << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private MarksFile() {}

  /// @param path the example, as the dataset names it
  /// @param note what the user wrote; may be empty
  record Mark(String path, String note) {}

  static List<Mark> read(Path file) throws IOException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused(file, "is larger than " + (MOST_BYTES >> 20) + " MB");
      }
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (!root.path("format").asString("").equals(FORMAT) || !root.path("marks").isArray()) {
        throw refused(file, "its format is not " + FORMAT);
      }
      List<Mark> marks = new ArrayList<>();
      for (JsonNode mark : root.path("marks")) {
        if (!mark.path("path").isString()) {
          throw refused(file, "a mark has no path");
        }
        marks.add(new Mark(mark.path("path").stringValue(), mark.path("note").asString("")));
      }
      return marks;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (JacksonException e) {
      throw refused(file, "is no JSON");
    }
  }

  private static IOException refused(Path file, String why) {
    return new IOException(file + ": can't be read as marks: " + why + "; move it away first");
  }

  static void write(Path file, List<Mark> marks) throws IOException {
    // Never replaces what may be someone's work in another format.
    read(file);
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode array = root.putArray("marks");
    for (Mark mark : marks) {
      array.addObject().put("path", mark.path()).put("note", mark.note());
    }
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
