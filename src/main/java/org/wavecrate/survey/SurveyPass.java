package org.wavecrate.survey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.Stamps;
import org.wavecrate.generator.Parallel;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.NpyReader;

/// One pass over the files of a table: each is read once, on several threads, and every fact of it
/// is taken on the way. Passes over the same table at the same time share the work.
public final class SurveyPass {
  /// How many spans of each sort the rows of a portion keep together, so that a dataset that clips
  /// everywhere needs little memory.
  private static final int SPANS_OF_PORTION = 1024;

  private final ExampleTable table;
  private final Optional<KnownFacts> before;
  private final Progress progress;
  private final boolean inBytes;
  private final Stamps stamps = new Stamps();
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
  private final AtomicLong rowsDone = new AtomicLong();
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong rowsRead = new AtomicLong();

  /// @param before what need not be read again where nothing was changed
  /// @param inBytes whether progress is told in bytes; else in rows
  SurveyPass(ExampleTable table, Optional<KnownFacts> before, Progress progress, boolean inBytes) {
    this.table = table;
    this.before = before.filter(facts -> facts.columns().hashed || !table.isHashed());
    this.progress = progress;
    this.inBytes = inBytes;
  }

  /// Makes all rows of a table known; blocks.
  ///
  /// @param earlier knows what need not be read again where nothing was changed: by names, sizes
  ///     and times of change; of arrays that were taken for the same
  /// @param threads how many read at once, the caller among them
  /// @param progress told of bytes
  /// @return how many bytes were read
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static long run(
      ExampleTable table, Optional<ExampleTable> earlier, int threads, Progress progress)
      throws IOException {
    Optional<KnownFacts> known = earlier.map(other -> new KnownFacts(other.columns()));
    SurveyPass pass = new SurveyPass(table, known, progress, true);
    pass.run(threads);
    return pass.bytesRead.get();
  }

  void run(int threads) throws IOException {
    try (Parallel parallel = new Parallel(threads)) {
      parallel.forEach(threads, thread -> work());
    }
    if (table.isHashed()) {
      readOthers();
    }
    if (inBytes) {
      progress.report(table.bytes(), table.bytes());
    }
  }

  /// How many rows were not known before.
  long rowsRead() {
    return rowsRead.get();
  }

  private void work() {
    Worker taken = idle.poll();
    Worker worker = taken == null ? new Worker() : taken;
    Portions portions = table.portions();
    for (int portion = portions.take(progress); portion >= 0; portion = portions.take(progress)) {
      boolean whole = false;
      try {
        read(portion, worker);
        whole = true;
      } finally {
        portions.giveBack(portion, whole);
      }
    }
    idle.add(worker);
  }

  private void read(int portion, Worker worker) {
    int end = Math.min(table.size(), (portion + 1) * Portions.ROWS);
    int spans = SPANS_OF_PORTION;
    FactColumns columns = table.columns();
    for (int row = portion * Portions.ROWS; row < end; row++) {
      progress.throwIfCancelled();
      if (!table.isKnown(row)) {
        Example example = table.rows().example(row);
        long stamp = stamps.of(example);
        int known = before.map(facts -> facts.find(stamp)).orElse(-1);
        if (known >= 0) {
          columns.copy(row, before.orElseThrow().columns(), known);
        } else {
          worker.read(example, row, stamp);
          bytesRead.addAndGet(worker.measured.bytes);
          rowsRead.incrementAndGet();
          columns.set(row, worker.measured, Math.min(SpanList.MOST, spans));
        }
        table.setKnown(row);
      }
      spans -=
          Math.max(table.levels().clippedRuns(row).spans().length, table.invalidSpans(row).length)
              / 2;
      report(columns.bytes[row]);
    }
    if (!inBytes) {
      progress.report(table.known(), table.size());
    }
  }

  /// How many bytes there are, only reading tells; until then the rest counts like what was read.
  private void report(long bytes) {
    if (inBytes) {
      long done = bytesDone.addAndGet(bytes);
      long rows = rowsDone.incrementAndGet();
      progress.report(done, Math.max(done, (long) ((double) done / rows * table.size())));
    }
  }

  private void readOthers() {
    Worker worker = new Worker();
    long bytes = 0;
    for (Split split : table.rows().splits()) {
      for (Block block : split.blocks()) {
        List<String> names = new ArrayList<>(block.orphanLabels());
        names.addAll(block.spareLabels());
        for (String name : names) {
          progress.throwIfCancelled();
          bytes += worker.readOther(block, name);
        }
      }
    }
    table.content().setOtherBytes(bytes);
    bytesRead.addAndGet(bytes);
  }

  /// The working memory of one thread.
  private final class Worker {
    private final HashedSource source = new HashedSource(table.isHashed());
    private final NpyReader examples = new NpyReader();
    private final NpyReader labels = new NpyReader();
    private final ExampleReader reader = new ExampleReader(table.account(), table.isHashed());
    private final HashedSource labelSource = new HashedSource(true);
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
          reader.measure(examples.open(source), table.columns().kinds, measured, progress);
        } catch (IOException e) {
          spoil(row, e);
        }
        source.finish(measured.digest, 0);
      } catch (IOException e) {
        spoil(row, e);
      } catch (InternalError e) {
        spoil(row, new IOException("was cut short while it was read", e));
      }
    }

    private void spoil(int row, IOException e) {
      measured.kind = ArrayKind.UNREADABLE;
      table.setProblem(row, reason(e));
    }

    private void readLabel(Example example, int row) {
      measured.label = LabelTable.BAD;
      try (ByteSource file = example.openLabelBytes()) {
        measured.bytes += file.size();
        labelSource.start(file);
        LabelTable.Facts facts = null;
        try {
          facts = LabelTable.measure(labels.open(labelSource));
        } catch (IOException e) {
          table.setLabelProblem(row, reason(e));
        }
        labelSource.finish(digest, 0);
        if (facts != null) {
          measured.label = table.labels().add(digest, facts);
        } else {
          // What can't be read is still part of the content.
          table.content().others().put(example.labelPath(), digest.clone());
        }
      } catch (IOException e) {
        table.setLabelProblem(row, reason(e));
      } catch (InternalError e) {
        table.setLabelProblem(row, "was cut short while it was read");
      }
    }

    /// @return how many bytes it has
    long readOther(Block block, String name) {
      try (ByteSource file = block.bytesOf(name)) {
        labelSource.start(file);
        labelSource.finish(digest, 0);
        table.content().others().put(block.pathOf(name), digest.clone());
        return file.size();
      } catch (IOException | InternalError e) {
        // It is reported as a label too many already.
        table.content().others().remove(block.pathOf(name));
        return 0;
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
