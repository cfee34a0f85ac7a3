package org.wavecrate.crate;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.wavecrate.npy.MappedFile;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.Publication;
import org.wavecrate.work.Workers;

/// Writes crates. Each is written under another name, forced to the disk, read again and compared
/// with the source; only when all are verified do they get their names. If anything goes wrong
/// before, nothing of the export stays behind, and what was there is as it was.
public final class Export {
  private static final int MOST_THREADS = 8;
  private static final long MOST_SHUTDOWN_SECONDS = 20;

  private final ExportPlan plan;
  private final Work work;
  private final Workers workers;
  private final TargetFolder target;

  private final Optional<ColabKit> kit;

  private Export(
      ExportPlan plan, Optional<ColabKit> kit, Work work, Workers workers, TargetFolder target) {
    this.plan = plan;
    this.kit = kit;
    this.work = work;
    this.workers = workers;
    this.target = target;
  }

  /// Does what was planned.
  ///
  /// @param progress told of bytes written and verified; may cancel
  /// @throws ErrorsInTheWayException if the dataset has errors and these are not allowed
  /// @throws org.wavecrate.dataset.BadFileException if a file of the source can't be read, or was
  ///     changed underway
  /// @throws ExportException if it can't be done otherwise, in a sentence
  /// @throws CancellationException if it was cancelled
  public static ExportResult run(ExportPlan plan, ExportProgress progress) throws IOException {
    return run(plan, Optional.empty(), progress);
  }

  /// As above, with what Colab needs beside the crates: all of it gets its name, or nothing does.
  public static ExportResult run(ExportPlan plan, Optional<ColabKit> kit, ExportProgress progress)
      throws IOException {
    return run(plan, kit, progress, Math.min(MOST_THREADS, Workers.processors()));
  }

  static ExportResult run(ExportPlan plan, ExportProgress progress, int threads)
      throws IOException {
    return run(plan, Optional.empty(), progress, threads);
  }

  private static ExportResult run(
      ExportPlan plan, Optional<ColabKit> kit, ExportProgress progress, int threads)
      throws IOException {
    plan.requirePossible();
    if (kit.isPresent()) {
      kit.get().requireRoom(plan.bytes(), plan.freeBytes());
    }
    Work work = new Work(progress, plan.workBytes());
    CountDownLatch ended = new CountDownLatch(1);
    Thread ending = Thread.ofPlatform().unstarted(() -> end(work, ended));
    try {
      Runtime.getRuntime().addShutdownHook(ending);
    } catch (IllegalStateException e) {
      throw new CancellationException("the program ends");
    }
    try (TargetFolder target = TargetFolder.open(plan.settings().folder());
        Workers workers = new Workers("export", threads)) {
      return new Export(plan, kit, work, workers, target).run();
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("interrupted");
    } finally {
      ended.countDown();
      forget(ending);
    }
  }

  /// Lets an export clean up before the program ends, on Ctrl+C for instance.
  private static void end(Work work, CountDownLatch ended) {
    work.stop();
    try {
      if (!ended.await(MOST_SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread ending) {
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // The program is ending already, and waits for this.
    }
  }

  private ExportResult run() throws IOException {
    long start = System.nanoTime();
    List<ExportResult.Written> written = new ArrayList<>();
    Publication publication = new Publication();
    Sums sums = Sums.read(plan.settings().folder());
    Set<String> mine = outdated();
    int before = sums.hashes().size();
    sums.keepIf(name -> !mine.contains(name) && isThere(name));
    if (sums.hashes().size() < before) {
      // Should the power fail in between, the sums never name what is not there.
      publication.rename(target.write(sums.bytes()), Sums.NAME);
    }
    for (Part part : plan.parts()) {
      Path unfinished = target.unfinished();
      ExportResult.Written crate = write(part, unfinished);
      written.add(crate);
      publication.rename(unfinished, part.planned().file());
      mine.remove(part.planned().file());
      sums.put(part.planned().file(), crate.sha256());
    }
    // Parts of an earlier export of the same splits: with them, examples would be there twice.
    mine.forEach(publication::remove);
    if (kit.isPresent()) {
      prepare(kit.get(), publication, sums);
    }
    publication.rename(target.write(sums.bytes()), Sums.NAME);
    work.throwIfCancelled();
    requireFreeNames(written);
    for (String name : outdated()) {
      // Opened by this program before: Windows replaces no file that is mapped.
      MappedFile.release(target.file(name));
    }
    target.publish(publication);
    long verified = written.stream().mapToLong(ExportResult.Written::bytes).sum();
    return new ExportResult(written, verified, Duration.ofNanos(System.nanoTime() - start));
  }

  private void prepare(ColabKit colab, Publication publication, Sums sums) throws IOException {
    try {
      colab.prepare(target, publication, sums, work);
    } catch (IOException e) {
      throw explained(e, ColabKit.NOTEBOOK);
    }
  }

  private ExportResult.Written write(Part part, Path file) throws IOException {
    PlannedCrate crate = part.planned();
    boolean deflate = plan.settings().deflate();
    String sha256;
    work.stage(ExportProgress.Stage.WRITING, crate.file());
    try (CrateSum sum = new CrateSum(file, work)) {
      long[] checksums = written(part, file, sum);
      work.stage(ExportProgress.Stage.VERIFYING, crate.file());
      new ReadBack(file, part, checksums, deflate, work).verify(workers);
      sha256 = sum.result();
    }
    plan.rehearsal().require(part, file);
    return new ExportResult.Written(
        target.file(crate.file()),
        crate.split(),
        crate.part(),
        crate.parts(),
        crate.examples(),
        Files.size(file),
        sha256);
  }

  private long[] written(Part part, Path file, CrateSum sum) throws IOException {
    String name = part.planned().file();
    try {
      return new CrateWriter(part, plan.settings().deflate(), workers, work)
          .write(file, sum, () -> work.stage(ExportProgress.Stage.SAVING, name));
    } catch (IOException e) {
      throw explained(e, name);
    }
  }

  /// The system's message of a full disk names no file and no numbers; this one does.
  private IOException explained(IOException error, String file) {
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    boolean full =
        message.contains("no space left")
            || message.contains("not enough space")
            || message.contains("quota exceeded");
    return full
        ? new ExportException(
            Formatted.of(
                "%s: the disk is full; the crates need %,d bytes; nothing was left behind",
                plan.settings().folder().resolve(file), plan.bytes()),
            error)
        : error;
  }

  /// Crates that these replace, and those of the same names.
  private Set<String> outdated() {
    Set<String> names = new HashSet<>();
    plan.inTheWay().forEach(file -> names.add(file.getFileName().toString()));
    plan.crates().forEach(crate -> names.add(crate.file()));
    return names;
  }

  private void requireFreeNames(List<ExportResult.Written> written) throws IOException {
    for (ExportResult.Written crate : written) {
      if (!plan.settings().force() && target.holds(crate.file().getFileName().toString())) {
        throw new ExportException(crate.file() + ": was put there meanwhile; nothing was replaced");
      }
    }
  }

  private boolean isThere(String name) {
    try {
      return target.holds(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
