package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.FileSource;
import org.wavecrate.npy.NpyException;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;
import org.wavecrate.storage.Publication;

/// The folder that crates go to, held by one export at a time. What is not finished has another
/// name, which the next export takes away if this one could not.
final class TargetFolder implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 18;

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
        Publication.recover(folder);
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
    if (Publication.interrupted(folder).isPresent()) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(NewFile::isUnfinished).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  static String fileName(SplitName split, int part, int parts) {
    return parts == 1
        ? split.canonical() + ".zip"
        : Formatted.of("%s-%dof%d.zip", split.canonical(), part, parts);
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

  /// The free bytes where a folder is or would be.
  static long freeBytes(Path folder) throws IOException {
    return nearest(folder).toFile().getUsableSpace();
  }

  /// The folder, or the nearest one above it that is there, links resolved.
  static Path nearest(Path folder) throws IOException {
    Path at = folder.toAbsolutePath().normalize();
    while (!Files.exists(at)) {
      if (Files.isSymbolicLink(at)) {
        throw new ExportException(at + ": is a link that leads nowhere; expected a folder");
      }
      Path above = at.getParent();
      if (above == null) {
        throw new ExportException(at + ": is not there; expected a folder");
      }
      at = above;
    }
    if (!Files.isDirectory(at)) {
      throw new ExportException(at + ": is a file; expected a folder");
    }
    return at.toRealPath();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /// A place for a file until it is finished.
  Path unfinished() {
    return NewFile.unfinishedBeside(folder.resolve("crate"));
  }

  /// Writes a file and forces it to the disk; it gets its name with all others.
  ///
  /// @return where it lies until then
  Path write(byte[] bytes) throws IOException {
    Path unfinished = unfinished();
    try (FileChannel channel = create(unfinished)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    return unfinished;
  }

  /// Copies a regular file and forces the copy to the disk.
  ///
  /// @param bytes the size that it was planned with
  /// @return where it lies until it gets its name
  Path copy(Path file, long bytes, Progress progress) throws IOException {
    Path unfinished = unfinished();
    try (FileSource source = FileSource.open(file);
        FileChannel channel = create(unfinished)) {
      if (source.size() != bytes) {
        throw new ExportException(file + ": was changed while it was exported");
      }
      byte[] chunk = new byte[CHUNK_BYTES];
      for (long done = 0; done < bytes; done += CHUNK_BYTES) {
        progress.throwIfCancelled();
        int length = (int) Math.min(CHUNK_BYTES, bytes - done);
        source.read(done, MemorySegment.ofArray(chunk).asSlice(0, length));
        ByteBuffer left = ByteBuffer.wrap(chunk, 0, length);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
      channel.force(true);
    } catch (NpyException e) {
      throw new ExportException(Formatted.of("%s: %s", file, e.getMessage()), e);
    }
    return unfinished;
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /// Gives finished files their names, all of them or, until the next export, some.
  void publish(Publication publication) throws IOException {
    publication.publish(folder);
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
