package org.wavecrate.check;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.Stamps;
import org.wavecrate.generator.Parallel;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.UnmappedError;

/// Reads every file of some splits once, on several threads, and fills a [CheckTable].
final class Reading {
  /// Rows that one thread takes at a time.
  private static final int PORTION = 64;

  /// How many spans of each sort the rows of a portion keep together, so that a dataset that clips
  /// everywhere needs little memory.
  private static final int SPANS_OF_PORTION = 1024;

  private final Subject subject;
  private final ArrayAccount account;
  private final Optional<Earlier> earlier;
  private final Progress progress;
  private final CheckTable table;
  private final Stamps stamps = new Stamps();
  private final NpyReader examples = new NpyReader();
  private final NpyReader labels = new NpyReader();
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
  private final AtomicLong rowsDone = new AtomicLong();
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final Map<String, long[]> others = new ConcurrentHashMap<>();

  private Reading(
      Subject subject, ArrayAccount account, Optional<Earlier> earlier, Progress progress) {
    this.subject = subject;
    this.account = account;
    this.earlier = earlier;
    this.progress = progress;
    table = new CheckTable(subject.size());
  }

  /// What was read.
  ///
  /// @param account what the arrays were taken for
  /// @param table about examples and their labels
  /// @param others SHA-256 sums of labels that no example is served with, by path; those that can't
  ///     be read are missing
  /// @param bytes the size of all files
  /// @param bytesRead how many of these were read now
  record Result(
      ArrayAccount account,
      CheckTable table,
      Map<String, long[]> others,
      long bytes,
      long bytesRead) {}

  /// @param account what the arrays are
  /// @param earlier what need not be read again where nothing was changed
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  static Result of(
      Subject subject,
      ArrayAccount account,
      Optional<Earlier> earlier,
      int threads,
      Progress progress)
      throws IOException {
    return new Reading(subject, account, earlier, progress).run(threads);
  }

  private Result run(int threads) throws IOException {
    int size = subject.size();
    try (Parallel parallel = new Parallel(threads)) {
      parallel.forEach((size + PORTION - 1) / PORTION, this::portion);
    }
    Worker worker = new Worker();
    for (Split split : subject.splits()) {
      for (Block block : split.blocks()) {
        for (List<String> names : List.of(block.orphanLabels(), block.spareLabels())) {
          for (String name : names) {
            progress.throwIfCancelled();
            worker.readOther(block, name);
          }
        }
      }
    }
    long total = bytesDone.get();
    progress.report(total, total);
    return new Result(account, table, Map.copyOf(others), total, bytesRead.get());
  }

  private void portion(int number) throws IOException {
    Worker taken = idle.poll();
    Worker worker = taken == null ? new Worker() : taken;
    int end = Math.min(table.size(), (number + 1) * PORTION);
    int spans = SPANS_OF_PORTION;
    for (int row = number * PORTION; row < end; row++) {
      progress.throwIfCancelled();
      Example example = subject.example(row);
      long stamp = stamps.of(example);
      int known = earlier.map(e -> e.find(stamp)).orElse(-1);
      if (known >= 0) {
        table.copy(row, earlier.orElseThrow().table(), known);
      } else {
        worker.read(example, row, stamp);
        bytesRead.addAndGet(table.bytes(row));
        table.set(row, worker.measured, Math.min(SpanList.MOST, spans));
      }
      spans -= Math.max(table.clipSpans(row).length, table.invalidSpans(row).length) / 2;
      report(table.bytes(row));
    }
    idle.add(worker);
  }

  /// How many bytes there are, only reading tells; until then the rest counts like what was read.
  private void report(long bytes) {
    long done = bytesDone.addAndGet(bytes);
    long rows = rowsDone.incrementAndGet();
    progress.report(done, Math.max(done, (long) ((double) done / rows * table.size())));
  }

  /// What one thread needs.
  private final class Worker {
    private final HashedSource source = new HashedSource();
    private final ExampleReader reader = new ExampleReader(account);
    private final long[] digest = new long[Digests.LONGS];
    private final Measured measured = new Measured();

    void read(Example example, int row, long stamp) {
      measured.clear();
      measured.stamp = stamp;
      if (example.hasLabel()) {
        readLabel(example, row);
      }
      try (ByteSource file = example.openBytes()) {
        measured.bytes += file.size();
        source.start(file);
        try {
          reader.measure(examples.open(source), table.kinds, measured, progress);
        } catch (IOException e) {
          spoil(row, e);
        }
        source.finish(measured.digest, 0);
      } catch (IOException e) {
        spoil(row, e);
      } catch (InternalError e) {
        spoil(row, new IOException(UnmappedError.reason(e), e));
      }
    }

    private void spoil(int row, IOException e) {
      measured.kind = CheckTable.UNREADABLE;
      if (table.problem(row).isEmpty()) {
        table.setProblem(row, reason(e));
      }
    }

    private void readLabel(Example example, int row) {
      measured.label = CheckTable.BAD_LABEL;
      try (ByteSource file = example.openLabelBytes()) {
        measured.bytes += file.size();
        source.start(file);
        LabelTable.Facts facts = null;
        try {
          facts = LabelTable.measure(labels.open(source));
        } catch (IOException e) {
          table.setLabelProblem(row, reason(e));
        }
        source.finish(digest, 0);
        if (facts != null) {
          measured.label = table.labels.add(digest, facts);
        } else {
          // What can't be read is still part of the content.
          others.put(example.labelPath(), digest.clone());
        }
      } catch (IOException e) {
        table.setLabelProblem(row, reason(e));
      } catch (InternalError e) {
        table.setLabelProblem(row, UnmappedError.reason(e));
      }
    }

    void readOther(Block block, String name) {
      try (ByteSource file = block.bytesOf(name)) {
        bytesDone.addAndGet(file.size());
        bytesRead.addAndGet(file.size());
        source.start(file);
        source.finish(digest, 0);
        others.put(block.pathOf(name), digest.clone());
      } catch (IOException | InternalError e) {
        // It is reported as a label too many already.
        others.remove(block.pathOf(name));
      }
    }
  }

  private static String reason(IOException e) {
    if (e instanceof BadFileException bad) {
      return bad.reason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
