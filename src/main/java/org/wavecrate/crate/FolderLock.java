package org.wavecrate.crate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Keeps a folder for one export. The system lets go of it when a process dies, however it dies.
final class FolderLock implements AutoCloseable {
  static final String NAME = ".wavecrate-export.lock";

  private static final int MOST_ATTEMPTS = 100;
  private static final int MOST_BYTES = 1 << 20;
  private static final int NUMBER_BYTES = 20;

  /// POSIX lets go of a lock when its process closes any handle of the file, so that this process
  /// must not even open one that it holds.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @throws ExportException if another export is at work there
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.toRealPath().resolve(NAME);
    if (!HELD.add(file)) {
      throw taken(file);
    }
    try {
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        Optional<FolderLock> lock = attempt(file);
        if (lock.isPresent()) {
          return lock.get();
        }
      }
      throw new ExportException(file + ": is made and removed all the time; try again");
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static ExportException taken(Path file) {
    return new ExportException(
        file.getParent() + ": another export is writing there; wait until it is done");
  }

  /// Empty if its holder removed the file just when it was opened.
  private static Optional<FolderLock> attempt(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ExportException(file + ": is no regular file; move it away");
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    boolean mine = false;
    try {
      if (!lock(channel, file)) {
        throw taken(file);
      }
      // A length of its own tells whether the file that is locked is the one that has the name.
      int bytes = ThreadLocalRandom.current().nextInt(NUMBER_BYTES + 1, MOST_BYTES);
      String holder = ProcessHandle.current().pid() + " ";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), bytes - 1);
      mine = Files.exists(file) && Files.size(file) == bytes;
      return mine ? Optional.of(new FolderLock(file, channel)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      if (!mine) {
        channel.close();
      }
    }
  }

  private static boolean lock(FileChannel channel, Path file) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      // Some mounted drives have no locks. Then a process that lives counts as a holder.
      return !isHeldByLivingProcess(file);
    }
  }

  private static boolean isHeldByLivingProcess(Path file) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(NUMBER_BYTES);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      channel.read(number);
      String holder = new String(number.array(), StandardCharsets.US_ASCII);
      return ProcessHandle.of(Long.parseLong(holder.split(" ")[0])).isPresent();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      // While it is still held, so that nobody else's is removed.
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Windows removes no open files; the next export takes this one over.
    } finally {
      channel.close();
      HELD.remove(file);
    }
  }
}
