package org.wavecrate.curate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wavecrate.storage.SeenFile;
import org.wavecrate.storage.SmallFile;
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
      JsonNode root = JSON.readTree(SmallFile.bytes(file, MOST_BYTES));
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

  /// The file as it is now, to be written later.
  static SeenFile seen(Path file) {
    return SeenFile.of(file, MOST_BYTES);
  }

  /// @throws IOException if it can't be written, or another program changed it since it was `seen`
  static void write(Path file, SeenFile seen, List<Mark> marks) throws IOException {
    // Never replaces what may be someone's work in another format.
    read(file);
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode array = root.putArray("marks");
    for (Mark mark : marks) {
      array.addObject().put("path", mark.path()).put("note", mark.note());
    }
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    seen.write(text);
  }
}
