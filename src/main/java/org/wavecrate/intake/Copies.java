package org.wavecrate.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.Progress;

/// Finds recordings that are byte for byte the same: one in training and its copy in the test split
/// would be a leak.
final class Copies {
  private static final int PROBE_BYTES = 1 << 12;

  private Copies() {}

  /// Finds copies. Files of equal size are compared at three places, and whole only if these are
  /// the same.
  ///
  /// @return for each copy the name of the first file that is the same
  static Map<String, String> of(List<ProbedFile> files, int threads, Progress progress)
      throws IOException {
    Map<Long, List<SourceFile>> bySize = new HashMap<>();
    for (ProbedFile each : files) {
      SourceFile file = each.entry().file();
      bySize.computeIfAbsent(file.bytes(), size -> new ArrayList<>()).add(file);
    }
    Map<String, String> copies = new HashMap<>();
    List<Callable<Map<String, String>>> tasks = new ArrayList<>();
    for (List<SourceFile> alike : bySize.values()) {
      if (alike.size() > 1) {
        tasks.add(() -> among(alike, progress));
      }
    }
    Threads.run(tasks, threads).forEach(copies::putAll);
    return Map.copyOf(copies);
  }

  private static Map<String, String> among(List<SourceFile> alike, Progress progress) {
    Map<String, List<SourceFile>> byProbe = new HashMap<>();
    for (SourceFile file : alike) {
      progress.throwIfCancelled();
      try {
        byProbe.computeIfAbsent(probe(file), key -> new ArrayList<>()).add(file);
      } catch (IOException e) {
        // It is told when the file is imported.
      }
    }
    Map<String, String> copies = new HashMap<>();
    for (List<SourceFile> suspects : byProbe.values()) {
      Map<String, String> byHash = new HashMap<>();
      for (SourceFile file : suspects.size() > 1 ? suspects : List.<SourceFile>of()) {
        progress.throwIfCancelled();
        try {
          String first = byHash.putIfAbsent(FileSha256.of(file.path()), file.name());
          if (first != null) {
            copies.put(file.name(), first);
          }
        } catch (IOException e) {
          // As above.
        }
      }
    }
    return copies;
  }

  /// Some bytes of the start, the middle and the end.
  private static String probe(SourceFile file) throws IOException {
    Path path = file.path();
    ByteBuffer bytes = ByteBuffer.allocate(3 * PROBE_BYTES);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long last = Math.max(0, file.bytes() - PROBE_BYTES);
      for (long at : new long[] {0, last / 2, last}) {
        bytes.limit(Math.min(bytes.capacity(), bytes.position() + PROBE_BYTES));
        channel.read(bytes, at);
      }
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }
}
