package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;

/// A digest of a dataset's state, which changes with any of its files: names, sizes and times of
/// its files, whatever their order. Files that are no arrays and no zips do not count.
///
/// @param files how many there are
/// @param sum over all of them
record Footprint(long files, long sum) {
  /// Looks at all files and reads none; blocks.
  static Footprint of(Dataset dataset, Progress progress) throws IOException {
    long[] found = new long[2];
    Files.walkFileTree(
        dataset.path(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            String name = file.toString();
            if (name.endsWith(".npy") || name.endsWith(".zip")) {
              found[0]++;
              found[1] += mixed(name.hashCode() * 31L + facts.size(), facts);
            }
            return progress.isCancelled() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException reason) {
            return FileVisitResult.CONTINUE;
          }
        });
    progress.throwIfCancelled();
    return new Footprint(found[0], found[1]);
  }

  private static long mixed(long name, BasicFileAttributes facts) {
    long value = name * 0x9e3779b97f4a7c15L + facts.lastModifiedTime().toMillis();
    value = (value ^ value >>> 32) * 0xbf58476d1ce4e5b9L;
    return value ^ value >>> 29;
  }
}
