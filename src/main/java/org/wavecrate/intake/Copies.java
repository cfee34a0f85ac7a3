package org.wavecrate.intake;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.work.Workers;

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
    Workers.all("import", threads, tasks).forEach(copies::putAll);
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
          String first = byHash.putIfAbsent(FileSha256.of(file), file.name());
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
    try (ByteSource source = file.openBytes()) {
      byte[] bytes = new byte[3 * PROBE_BYTES];
      int some = (int) Math.min(source.size(), PROBE_BYTES);
      long last = source.size() - some;
      int at = 0;
      for (long from : new long[] {0, last / 2, last}) {
        source.read(from, MemorySegment.ofArray(bytes).asSlice(at, some));
        at += some;
      }
      return new String(bytes, 0, at, StandardCharsets.ISO_8859_1);
    }
  }
}
