package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.FileSource;

/// Compares files with what an archive says of its entries.
final class FileCopies {
  /// So many files are compared byte for byte, the rest by name and size.
  private static final int MOST_READ = 256;

  private static final long MOST_BYTES = 64L << 20;

  private FileCopies() {}

  /// Whether all files are below a folder.
  ///
  /// @param contents as [ZipTree#contents] tells them
  static boolean areIn(Path folder, Set<String> contents) {
    long bytes = 0;
    int read = 0;
    // A stride keeps the choice even over all of them.
    int stride = Math.max(1, contents.size() / MOST_READ);
    int i = 0;
    for (String entry : contents.stream().sorted(NaturalOrder.NATURAL).toList()) {
      String[] words = words(entry);
      try {
        Path file = folder.resolve(words[0]);
        long size = Long.parseLong(words[1]);
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
          return false;
        }
        if (i++ % stride == 0 && read < MOST_READ && bytes + size <= MOST_BYTES) {
          read++;
          bytes += size;
          if (checksum(file) != Long.parseLong(words[2])) {
            return false;
          }
        }
      } catch (IOException | InvalidPathException e) {
        return false;
      }
    }
    return true;
  }

  private static long checksum(Path file) throws IOException {
    try (ByteSource source = FileSource.open(file)) {
      CRC32 crc = new CRC32();
      crc.update(source.inMemory().asByteBuffer());
      return crc.getValue();
    }
  }

  private static String[] words(String entry) {
    int last = entry.lastIndexOf(' ');
    int before = entry.lastIndexOf(' ', last - 1);
    return List.of(
            entry.substring(0, before),
            entry.substring(before + 1, last),
            entry.substring(last + 1))
        .toArray(String[]::new);
  }
}
