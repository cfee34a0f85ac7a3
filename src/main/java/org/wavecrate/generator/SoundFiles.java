package org.wavecrate.generator;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.wavecrate.dataset.PortablePath;
import org.wavecrate.storage.Formatted;

/// Lists the recordings of a folder that a recipe names: `.wav` and `.npy`, in it and below it, no
/// labels, nothing hidden.
public final class SoundFiles {
  private static final int MOST_FILES = 1_000_000;
  private static final Pattern LABEL = Pattern.compile("(.*-)?label(-\\d+)?\\.npy");

  private SoundFiles() {}

  /// Their paths within the folder, with `/`, in the order in which they are drawn from.
  ///
  /// @throws IOException if there is no such folder or it can't be listed, in a sentence
  public static List<String> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    List<String> names = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            String name = PortablePath.of(folder.relativize(file));
            boolean regular =
                found.isRegularFile() || found.isSymbolicLink() && Files.isRegularFile(file);
            if (regular && isSound(name)) {
              names.add(name);
            }
            if (names.size() > MOST_FILES) {
              throw new IOException(
                  Formatted.of("%s: holds more than %d recordings", folder, MOST_FILES));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
            return switch (error) {
              // In the file systems of processes and devices things come and go.
              case NoSuchFileException e -> FileVisitResult.CONTINUE;
              case AccessDeniedException e ->
                  throw new IOException(file + ": permission to list it is denied", e);
              default -> throw new IOException(file + ": can't be listed", error);
            };
          }

          @Override
          public FileVisitResult postVisitDirectory(Path below, IOException error)
              throws IOException {
            if (error != null && !(error instanceof NoSuchFileException)) {
              throw new IOException(below + ": can't be listed to its end", error);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(names);
    return names;
  }

  private static boolean isSound(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".wav") || name.endsWith(".npy") && !LABEL.matcher(name).matches());
  }
}
