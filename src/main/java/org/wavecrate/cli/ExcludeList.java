package org.wavecrate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.SmallFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A list of examples: one path a line, or the marks that the window saves.
final class ExcludeList {
  private static final int MOST_BYTES = 256 << 20;

  private ExcludeList() {}

  /// @param file where the list is; `-` for standard input
  /// @return the paths, as the dataset names them
  static Set<String> read(Dataset dataset, String file) throws IOException {
    String name = file.equals("-") ? "standard input" : file;
    String text = text(file, name);
    boolean marks = text.stripLeading().startsWith("{");
    Set<String> paths = new HashSet<>();
    for (String line : marks ? marked(text, name) : text.lines().toList()) {
      String path = line.strip();
      if (!path.isEmpty() && !path.startsWith("#")) {
        var example = dataset.find(path);
        if (example.isPresent()) {
          paths.add(example.get().path());
        } else if (!marks) {
          // Marks may be of examples that are gone; a typing error must not be passed over.
          throw new UsageException(
              Formatted.of(
                  "%s: %s: there is no such example; expected paths such as %s",
                  name, path, first(dataset)));
        }
      }
    }
    return paths;
  }

  private static String first(Dataset dataset) {
    return dataset.splits().stream()
        .filter(split -> split.size() > 0)
        .map(split -> split.example(0).path())
        .findFirst()
        .orElse("train data/block-id-1/id-1.npy");
  }

  private static String text(String file, String name) throws IOException {
    try {
      return file.equals("-")
          ? new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
          : SmallFile.text(SmallFile.path(file), MOST_BYTES);
    } catch (NoSuchFileException e) {
      throw new UsageException(name + ": there is no such file");
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> marked(String text, String name) {
    List<String> paths = new ArrayList<>();
    try {
      for (JsonNode mark : new JsonMapper().readTree(text).path("marks")) {
        paths.add(mark.path("path").asString(""));
      }
    } catch (JacksonException e) {
      throw new UsageException(name + ": begins like JSON and is none");
    }
    return paths;
  }
}
