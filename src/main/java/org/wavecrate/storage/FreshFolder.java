package org.wavecrate.storage;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/// Builds a folder of many files next to its final place; it gets its name in one step once
/// complete.
public final class FreshFolder {
  private FreshFolder() {}

  /// Refuses a place where something is.
  ///
  /// @throws IOException if there is a file, or a folder that is not empty, in a sentence
  public static void requireFree(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> content = Files.list(folder)) {
        var first = content.sorted().findFirst();
        if (first.isPresent()) {
          throw new IOException(
              Formatted.of(
                  "%s: is not empty: it holds %s; expected a new or an empty folder",
                  folder, PlainText.of(first.get().getFileName().toString())));
        }
      }
    } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + ": is a file; expected a new or an empty folder");
    }
  }

  /// Gives a finished folder its name.
  ///
  /// @param to nothing, or an empty folder
  public static void publish(Path from, Path to) throws IOException {
    requireFree(to);
    Files.deleteIfExists(to);
    move(from, to);
    NewFile.force(to.toAbsolutePath().resolveSibling(""));
  }

  /// Moves a file or folder to another name on the same disk.
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  /// Removes a folder and all that is in it; links in it are removed, not followed.
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException error)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
