package org.wavecrate.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of files that can be lost at any time, bounded in size: what was not used for longest
/// goes first. A disk that is full or can't be written makes it forget, never fail. Thread-safe,
/// also between programs.
public final class BoundedFolder {
  /// Pruning leaves room, so that it is rare.
  private static final double KEPT = 0.75;

  private record Entry(Path file, long bytes, FileTime used) {}

  private final Path folder;
  private final long mostBytes;
  private long bytes = -1;

  /// @param folder made when first needed
  public BoundedFolder(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /// The bytes stored under `name`, if they are still there.
  public Optional<byte[]> read(String name) {
    Path file = file(name);
    try {
      byte[] content = SmallFile.bytes(file, mostBytes);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(content);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Stores `content` under `name`, replacing what is there: as a whole or not at all.
  public void write(String name, byte[] content) {
    if (content.length > mostBytes) {
      return;
    }
    Path file = file(name);
    try {
      Files.createDirectories(file.getParent());
      NewFile.writeUnforced(file, content);
      added(content.length);
    } catch (IOException e) {
      // It will be computed again.
    }
  }

  /// Forgets `name`, as it turned out to be damaged.
  public void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      // It stays damaged, and is recognised again.
    }
  }

  private Path file(String name) {
    // Folders of hundreds of thousands of files are slow on some systems.
    return folder.resolve(name.substring(0, Math.min(2, name.length()))).resolve(name);
  }

  private synchronized void added(long size) {
    if (bytes >= 0) {
      bytes += size;
    }
    if (bytes < 0 || bytes > mostBytes) {
      bytes = prune();
    }
  }

  private long prune() {
    List<Entry> entries = new ArrayList<>();
    long total = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        BasicFileAttributes found = attributes(file);
        if (found.isRegularFile()) {
          entries.add(new Entry(file, found.size(), found.lastModifiedTime()));
          total += found.size();
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Another program prunes the same folder; the next write looks again.
      return -1;
    }
    if (total > mostBytes) {
      entries.sort(Comparator.comparing(Entry::used));
      for (int i = 0; i < entries.size() && total > mostBytes * KEPT; i++) {
        try {
          Files.deleteIfExists(entries.get(i).file());
          total -= entries.get(i).bytes();
        } catch (IOException e) {
          // In use, on some systems.
        }
      }
    }
    return total;
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }
}
