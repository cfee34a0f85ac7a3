package org.wavecrate.crate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.SplitName;

/// The folder that crates go to, held by one export at a time. What is not finished has another
/// name, which the next export takes away if this one could not.
final class TargetFolder implements AutoCloseable {
  private static final String UNFINISHED = ".wavecrate-part";

  private final Path folder;
  private final boolean made;
  private final FolderLock lock;

  private TargetFolder(Path folder, boolean made, FolderLock lock) {
    this.folder = folder;
    this.made = made;
    this.lock = lock;
  }

  /// Makes the folder if need be, and takes away what dead exports left in it.
  ///
  /// @throws ExportException if it can't be written to, or another export does so
  static TargetFolder open(Path folder) throws IOException {
    boolean made = !Files.isDirectory(folder);
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder);
      TargetFolder target = new TargetFolder(folder, made, lock);
      try {
        target.clean();
      } catch (IOException e) {
        target.close();
        throw e;
      }
      return target;
    } catch (FileAlreadyExistsException e) {
      throw new ExportException(e.getFile() + ": is a file; expected a folder", e);
    } catch (AccessDeniedException e) {
      throw new ExportException(folder + ": permission to write there is denied", e);
    } catch (FileSystemException e) {
      throw new ExportException(folder + ": can't be written to: " + e.getReason(), e);
    }
  }

  private void clean() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(TargetFolder::isUnfinished).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(UNFINISHED);
  }

  static String fileName(SplitName split, int part, int parts) {
    return parts == 1
        ? split.canonical() + ".zip"
        : "%s-%dof%d.zip".formatted(split.canonical(), part, parts);
  }

  /// The crates of these splits that a folder holds, in natural order.
  static List<Path> crates(Path folder, Set<SplitName> splits) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String names = splits.stream().map(SplitName::canonical).collect(Collectors.joining("|"));
    Pattern crate = Pattern.compile("(" + names + ")(-\\d+of\\d+)?\\.zip");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> crate.matcher(file.getFileName().toString()).matches())
          .sorted((a, b) -> NaturalOrder.NATURAL.compare(a.toString(), b.toString()))
          .toList();
    } catch (AccessDeniedException e) {
      throw new ExportException(folder + ": permission to list it is denied", e);
    }
  }

  /// What can still be written where a folder is or would be.
  static long freeBytes(Path folder) throws IOException {
    return Files.getFileStore(nearest(folder)).getUsableSpace();
  }

  /// The folder, or the nearest one above it that is there, links resolved.
  static Path nearest(Path folder) throws IOException {
    Path at = folder.toAbsolutePath().normalize();
    while (!Files.exists(at)) {
      if (Files.isSymbolicLink(at)) {
        throw new ExportException(at + ": is a link that leads nowhere; expected a folder");
      }
      at = at.getParent();
    }
    if (!Files.isDirectory(at)) {
      throw new ExportException(at + ": is a file; expected a folder");
    }
    return at.toRealPath();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /// Where a file lies until it is finished.
  Path unfinished(String name) {
    return folder.resolve("." + name + "." + ProcessHandle.current().pid() + UNFINISHED);
  }

  /// Gives a finished file its name, in one step.
  void publish(String name) throws IOException {
    Files.move(
        unfinished(name),
        file(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// Writes a small file as a whole or not at all.
  void write(String name, byte[] bytes) throws IOException {
    Path unfinished = unfinished(name);
    Files.write(unfinished, bytes);
    force(unfinished);
    publish(name);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Forces the names in the folder to the disk, where the system can.
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folders; its names need no forcing.
    }
  }

  boolean holds(String name) {
    return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
  }

  /// Takes away what is unfinished, and the folder if it was made in vain.
  @Override
  public void close() throws IOException {
    try {
      clean();
    } finally {
      lock.close();
    }
    if (made) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        // It holds crates, as it should.
      }
    }
  }
}
