package org.wavecrate.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Location;
import org.wavecrate.storage.DelimitedText;

/// The recording that an imported example was cut from, as `wavecrate-sources.csv` says.
///
/// @param source the name of the recording
/// @param startS where the example begins in it, in seconds
/// @param endS where it ends
/// @param group what it is not parted from
public record ExampleOrigin(String source, double startS, double endS, String group) {
  /// A split's folder, a block, and the example itself.
  private static final int LEVELS = 3;

  /// Looks an example up; blocks, and reads no more than the table.
  ///
  /// @return nothing if there is no table, or it does not name the example
  public static Optional<ExampleOrigin> find(Location example) {
    Path file = example.file().toAbsolutePath();
    Path folder = file.getParent();
    for (int level = 0; level < LEVELS && folder != null; level++, folder = folder.getParent()) {
      Path table = folder.resolve(SourcesTable.NAME);
      if (Files.isRegularFile(table)) {
        String name =
            example.isInArchive()
                ? example.entries().getLast()
                : folder.relativize(file).toString().replace('\\', '/');
        return find(table, name);
      }
    }
    return Optional.empty();
  }

  private static Optional<ExampleOrigin> find(Path table, String example) {
    try (FileChannel channel = FileChannel.open(table, StandardOpenOption.READ);
        BufferedReader lines =
            new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(example + ",") || line.contains("/" + example + ","))
          .findFirst()
          .flatMap(ExampleOrigin::parse);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ExampleOrigin> parse(String line) {
    try {
      List<String> cells = DelimitedText.lines(line, ',').getFirst();
      return Optional.of(
          new ExampleOrigin(
              cells.get(1),
              Double.parseDouble(cells.get(2)),
              Double.parseDouble(cells.get(3)),
              cells.get(5)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
