package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.Recording;
import org.wavecrate.work.Workers;

/// Opens all recordings of a corpus, without reading their samples.
///
/// @param files that are recordings, in the corpus' order
/// @param rejected why others are not, by name
record Probe(List<ProbedFile> files, Map<String, String> rejected) {
  private record Opened(List<ProbedFile> file, String why) {}

  /// @param arraysHz the sample rate of arrays, if no recipe of theirs says so
  static Probe of(List<CorpusEntry> entries, OptionalInt arraysHz, int threads, Progress progress)
      throws IOException {
    AtomicLong done = new AtomicLong();
    List<Callable<Opened>> tasks = new ArrayList<>();
    for (CorpusEntry entry : entries) {
      tasks.add(
          () -> {
            progress.throwIfCancelled();
            Opened opened = open(entry, arraysHz);
            progress.report(done.incrementAndGet(), entries.size());
            return opened;
          });
    }
    List<ProbedFile> files = new ArrayList<>();
    Map<String, String> rejected = new TreeMap<>(NaturalOrder.NATURAL);
    List<Opened> all = Workers.all("import", threads, tasks);
    for (int i = 0; i < all.size(); i++) {
      files.addAll(all.get(i).file);
      if (all.get(i).file.isEmpty()) {
        rejected.put(entries.get(i).file().name(), all.get(i).why);
      }
    }
    return new Probe(files, rejected);
  }

  private static Opened open(CorpusEntry entry, OptionalInt arraysHz) {
    if (entry.file().fileName().startsWith(".")) {
      return new Opened(List.of(), "is a hidden file");
    }
    try (Recording recording = entry.file().open(arraysHz)) {
      if (recording.format().frames().orElse(1) == 0) {
        return new Opened(List.of(), recording.damage().orElse("holds no samples"));
      }
      long bytes = entry.file().bytes();
      return new Opened(List.of(new ProbedFile(entry, recording.format().within(bytes))), "");
    } catch (NoSuchFileException e) {
      return new Opened(List.of(), "is gone, or a link that leads nowhere");
    } catch (IOException e) {
      return new Opened(List.of(), Rejection.reason(e));
    }
  }
}
