package org.wavecrate.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.PortablePath;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.Recordings;

/// The files below one source: a folder, a single recording, or a table whose folder it stands for.
///
/// @param folder where names begin
/// @param files in natural order of their names
/// @param table the source itself, if it is a table
/// @param passedOver what was not listed and why, such as `.git`
/// @param leftOut arrays that are neither an example nor a label, and why
public record SourceTree(
    Path folder,
    List<SourceFile> files,
    Optional<SourceFile> table,
    Map<String, String> passedOver,
    Map<String, String> leftOut) {
  private static final int MOST_LOOKED_AT = 3000;
  private static final Set<String> ARRAYS = Set.of("npy", "npz", "zip");
  private static final Set<String> TABLES = Set.of("csv", "tsv", "json", "jsonl");

  /// Lists a source.
  ///
  /// @throws IOException if it is not there or can't be listed
  public static SourceTree of(Path source, Progress progress) throws IOException {
    if (!Files.exists(source)) {
      throw new NoSuchFileException(source.toString());
    }
    boolean single = !Files.isDirectory(source);
    Path folder = single ? Objects.requireNonNull(source.toAbsolutePath().getParent()) : source;
    if (Files.isSymbolicLink(folder)) {
      // A walk does not follow the link that it begins at.
      folder = folder.toRealPath();
    }
    List<SourceFile> files = new ArrayList<>();
    Map<String, String> passedOver = new TreeMap<>(NaturalOrder.NATURAL);
    boolean table = single && isTable(source.getFileName().toString());
    if (single && !table) {
      BasicFileAttributes facts = Files.readAttributes(source, BasicFileAttributes.class);
      files.add(file(folder, folder.resolve(source.getFileName()), facts));
    } else {
      list(folder, files, passedOver, progress);
    }
    StoredArrays arrays = StoredArrays.of(source, folder, files, progress);
    files = new ArrayList<>(arrays.others());
    files.addAll(arrays.examples());
    files.sort(Comparator.comparing(SourceFile::name, NaturalOrder.NATURAL));
    Optional<SourceFile> itself =
        files.stream()
            .filter(file -> table && file.name().equals(source.getFileName().toString()))
            .findFirst();
    return new SourceTree(folder, List.copyOf(files), itself, passedOver, arrays.leftOut());
  }

  private static void list(
      Path folder, List<SourceFile> files, Map<String, String> passedOver, Progress progress)
      throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes facts) {
            progress.throwIfCancelled();
            if (!path.equals(folder) && path.getFileName().toString().startsWith(".")) {
              passedOver.put(name(folder, path), "hidden folder");
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes facts)
              throws IOException {
            BasicFileAttributes real = facts;
            if (facts.isSymbolicLink() && Files.exists(path)) {
              real = Files.readAttributes(path, BasicFileAttributes.class);
            }
            if (real.isDirectory()) {
              passedOver.put(
                  name(folder, path), "link to a folder, not followed; name it as a source");
            } else {
              files.add(file(folder, path, real));
              progress.report(files.size(), 0);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException error) throws IOException {
            if (path.equals(folder)) {
              throw error;
            }
            if (!(error instanceof NoSuchFileException)) {
              passedOver.put(name(folder, path), Rejection.reason(error));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static SourceFile file(Path folder, Path path, BasicFileAttributes facts) {
    return new SourceFile(
        path, name(folder, path), facts.size(), facts.lastModifiedTime().toMillis());
  }

  /// A name that no other file has: bytes that are no letters in the system's encoding are written
  /// as `%E9`.
  private static String name(Path folder, Path path) {
    Path relative = folder.relativize(path);
    if (isText(relative)) {
      return PortablePath.of(relative);
    }
    StringJoiner name = new StringJoiner("/");
    for (Path part : relative) {
      String uri = part.toUri().getRawPath();
      name.add(isText(part) ? part.toString() : uri.substring(uri.lastIndexOf('/') + 1));
    }
    return name.toString();
  }

  /// Whether a path survives as text.
  private static boolean isText(Path path) {
    return path.getFileSystem().getPath(path.toString()).equals(path);
  }

  /// Whether a folder holds recordings and no arrays, by the names of its first files.
  static boolean holdsRecordings(Path folder) {
    boolean recordings = false;
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) walk.limit(MOST_LOOKED_AT)::iterator) {
        String ending = ending(path.getFileName().toString());
        if (ARRAYS.contains(ending)) {
          return false;
        }
        recordings |= Recordings.isNamed(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // What can't be listed is told when it is opened.
    }
    return recordings;
  }

  /// The files of this tree and of another one of the same folder.
  SourceTree with(SourceTree other) {
    List<SourceFile> both = new ArrayList<>(files);
    both.addAll(other.files);
    Map<String, String> left = new TreeMap<>(leftOut);
    left.putAll(other.leftOut);
    both.sort(Comparator.comparing(SourceFile::name, NaturalOrder.NATURAL));
    return new SourceTree(folder, List.copyOf(both), table, passedOver, left);
  }

  /// Whether a name ends as a table's does.
  static boolean isTable(String name) {
    return TABLES.contains(ending(name));
  }

  /// Whether a name ends as that of an array, or of an archive of arrays.
  static boolean isArray(String name) {
    return ARRAYS.contains(ending(name));
  }

  /// Whether a file holds one array and no more, by its name.
  static boolean isPlainArray(Path file) {
    return ending(file.getFileName().toString()).equals("npy");
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /// A file by its name, or by the end of it.
  Optional<SourceFile> find(String name) {
    return files.stream()
        .filter(file -> file.name().equals(name) || file.name().endsWith("/" + name))
        .min(Comparator.comparingInt(file -> file.name().length()));
  }
}
