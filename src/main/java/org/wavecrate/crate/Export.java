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
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Writes crates. Each is written under another name, forced to the disk, read again and compared
/// with the source; only when all are verified do they get their names. If anything goes wrong
/// before, nothing of the export stays behind, and what was there is as it was.
public final class Export {
  private static final long MOST_SHUTDOWN_SECONDS = 20;

  private final ExportPlan plan;
  private final Work work;
  private final Crew crew;
  private final TargetFolder target;

  private Export(ExportPlan plan, Work work, Crew crew, TargetFolder target) {
    this.plan = plan;
    this.work = work;
    this.crew = crew;
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
    return run(plan, progress, Crew.threadsOfThisMachine());
  }

  static ExportResult run(ExportPlan plan, ExportProgress progress, int threads)
      throws IOException {
    plan.requirePossible();
    Work work = new Work(progress, plan.workBytes());
    CountDownLatch ended = new CountDownLatch(1);
    Thread ending = Thread.ofPlatform().unstarted(() -> end(work, ended));
    try {
      Runtime.getRuntime().addShutdownHook(ending);
    } catch (IllegalStateException e) {
      throw new CancellationException("the program ends");
    }
    try (TargetFolder target = TargetFolder.open(plan.settings().folder());
        Crew crew = new Crew(threads)) {
      return new Export(plan, work, crew, target).run();
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
    for (Part part : plan.parts()) {
      written.add(write(part));
    }
    work.throwIfCancelled();
    publish(written);
    long verified = written.stream().mapToLong(ExportResult.Written::bytes).sum();
    return new ExportResult(written, verified, Duration.ofNanos(System.nanoTime() - start));
  }

  private ExportResult.Written write(Part part) throws IOException {
    PlannedCrate crate = part.planned();
    Path file = target.unfinished(crate.file());
    boolean deflate = plan.settings().deflate();
    byte[] hashes;
    work.stage(ExportProgress.Stage.WRITING, crate.file());
    try {
      hashes =
          new CrateWriter(part, deflate, crew, work)
              .write(file, () -> work.stage(ExportProgress.Stage.SAVING, crate.file()));
    } catch (IOException e) {
      throw explained(e, crate);
    }
    work.stage(ExportProgress.Stage.VERIFYING, crate.file());
    String sha256 = new ReadBack(file, part, hashes, deflate, work).verify(crew);
    return new ExportResult.Written(
        target.file(crate.file()),
        crate.split(),
        crate.part(),
        crate.parts(),
        crate.examples(),
        Files.size(file),
        sha256);
  }

  /// What the system says of a disk that is full names no file and no numbers.
  private IOException explained(IOException error, PlannedCrate crate) {
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    boolean full =
        message.contains("no space left")
            || message.contains("not enough space")
            || message.contains("quota exceeded");
    return full
        ? new ExportException(
            "%s: the disk is full; the crates need %,d bytes; nothing was left behind"
                .formatted(plan.settings().folder().resolve(crate.file()), plan.bytes()),
            error)
        : error;
  }

  /// Gives all crates their names. Should the power fail in between, those that have theirs are
  /// whole, and the sums never name what is not there.
  private void publish(List<ExportResult.Written> written) throws IOException {
    Sums sums = Sums.read(plan.settings().folder());
    Set<String> mine = new HashSet<>();
    plan.inTheWay().forEach(file -> mine.add(file.getFileName().toString()));
    plan.crates().forEach(crate -> mine.add(crate.file()));
    int before = sums.hashes().size();
    sums.keepIf(name -> !mine.contains(name) && isThere(name));
    if (sums.hashes().size() < before) {
      target.write(Sums.NAME, sums.bytes());
      target.force();
    }
    for (ExportResult.Written crate : written) {
      String name = crate.file().getFileName().toString();
      if (!plan.settings().force() && target.holds(name)) {
        throw new ExportException(crate.file() + ": was put there meanwhile; nothing was replaced");
      }
      target.publish(name);
      mine.remove(name);
      sums.put(name, crate.sha256());
    }
    // Parts of an earlier export of the same splits: with them, examples would be there twice.
    for (String old : mine) {
      Files.deleteIfExists(target.file(old));
    }
    target.force();
    target.write(Sums.NAME, sums.bytes());
    target.force();
  }

  private boolean isThere(String name) {
    try {
      return target.holds(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
