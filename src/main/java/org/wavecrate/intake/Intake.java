package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.FreshFolder;
import org.wavecrate.text.Plural;
import org.wavecrate.work.Workers;

/// Carries out a plan: recordings become examples in a hidden folder next to the dataset, are then
/// moved into place, and the whole gets its name in one step. If killed, it resumes.
public final class Intake {
  private final IntakePlan plan;
  private final Path out;
  private final Progress progress;
  private final int threads;

  private Intake(IntakePlan plan, Path out, int threads, Progress progress) {
    this.plan = plan;
    this.out = out;
    this.threads = threads;
    this.progress = progress;
  }

  /// Imports on all processors.
  ///
  /// @param out a folder that is empty or does not exist yet, outside of the sources
  /// @param progress gets seconds of sound
  /// @throws IOException if nothing can be imported or written, in a sentence
  public static IntakeResult run(IntakePlan plan, List<Path> sources, Path out, Progress progress)
      throws IOException {
    return run(plan, sources, out, Workers.processors(), progress);
  }

  static IntakeResult run(
      IntakePlan plan, List<Path> sources, Path out, int threads, Progress progress)
      throws IOException {
    Staging.removeFinished(out);
    requireRoom(plan, sources, out);
    return new Intake(plan, out, threads, progress).run();
  }

  /// Refuses what can't go well before anything is written.
  ///
  /// @throws IOException in a sentence
  public static void requireRoom(IntakePlan plan, List<Path> sources, Path out) throws IOException {
    FreshFolder.requireFree(out);
    Path whole = real(out);
    for (Path source : sources) {
      if (Files.isDirectory(source) && whole.startsWith(source.toRealPath())) {
        throw new IntakeException(
            Formatted.of(
                "--out %s: lies in %s, where nothing is written; choose a folder elsewhere",
                out, source));
      }
    }
    if (plan.files().isEmpty()) {
      String first =
          plan.rejected().isEmpty()
              ? ""
              : Formatted.of(
                  ", such as %s: %s",
                  plan.rejected().getFirst().file(), plan.rejected().getFirst().why());
      throw new IntakeException(
          Formatted.of(
              "nothing can be imported: %s, %srejected%s",
              Plural.of(plan.found(), "file"), Plural.either(plan.found(), "", "all "), first));
    }
    Path there = nearest(whole);
    long free = there.toFile().getUsableSpace();
    // Crates are written next to the examples, which are removed then.
    long needed = (plan.options().crates() ? 2 : 1) * plan.bytesIn(blockBytes(there));
    if (needed > free) {
      throw new IntakeException(
          Formatted.of("%s: the import takes about %,d bytes; free: %,d", out, needed, free));
    }
  }

  /// The least size of a file on disk, or a usual one where a file system does not say.
  private static long blockBytes(Path folder) throws IOException {
    try {
      return Files.getFileStore(folder).getBlockSize();
    } catch (UnsupportedOperationException e) {
      return 1 << 12;
    }
  }

  private static Path nearest(Path folder) {
    Path at = folder;
    while (!Files.exists(at)) {
      // The root is there.
      at = Objects.requireNonNull(at.getParent());
    }
    return at;
  }

  private static Path real(Path out) throws IOException {
    Path whole = out.toAbsolutePath().normalize();
    Path there = nearest(whole);
    return there.toRealPath().resolve(there.relativize(whole)).normalize();
  }

  private IntakeResult run() throws IOException {
    long began = System.nanoTime();
    try (Staging staging = Staging.of(plan, out)) {
      return work(staging, began);
    } catch (IntakeException e) {
      throw e;
    } catch (IOException e) {
      throw new IntakeException(
          Formatted.of(
              "%s: can't be written: %s; fix that, then run the same command again to continue",
              out, reason(e)),
          e);
    }
  }

  private static String reason(IOException error) {
    return switch (error) {
      case AccessDeniedException e -> "permission is denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }

  /// Writes the dataset. Only writing fails here: recordings that can't be read are rejected.
  private IntakeResult work(Staging staging, long began) throws IOException {
    Map<String, FileDone> earlier = ImportJournal.read(staging.journal());
    AtomicInteger resumed = new AtomicInteger();
    List<FileDone> done = convert(staging, earlier, resumed);
    if (done.stream().allMatch(each -> each.examples() == 0)) {
      FileDone first = done.getFirst();
      throw new IntakeException(
          Formatted.of(
              "nothing can be imported: no recording yields an example, such as %s: %s",
              first.name(), first.why().orElse("")));
    }
    List<PlacedExample> placed = BlockOrder.of(plan, done);
    new Placing(plan, staging, done).place(placed, threads, progress);
    new SourcesTable(plan).write(staging.dataset(), placed, done);
    ImportedRecipe.write(staging.dataset(), plan);
    staging.publish(Crating.orDataset(plan, staging, progress), out);
    return result(done, placed, resumed.get(), Duration.ofNanos(System.nanoTime() - began));
  }

  private List<FileDone> convert(
      Staging staging, Map<String, FileDone> earlier, AtomicInteger resumed) throws IOException {
    double total = plan.seconds();
    var seconds = new DoubleAdder();
    List<Callable<FileDone>> tasks = new ArrayList<>();
    try (ImportJournal journal = ImportJournal.append(staging.journal())) {
      RecordingConversion conversion = new RecordingConversion(plan, staging, progress);
      for (int i = 0; i < plan.files().size(); i++) {
        int index = i;
        PlannedFile file = plan.files().get(i);
        tasks.add(
            () -> {
              progress.throwIfCancelled();
              FileDone known = earlier.get(file.file().name());
              FileDone done;
              if (known != null && known.isOf(file.file()) && conversion.isThere(index, known)) {
                resumed.incrementAndGet();
                done = known;
              } else {
                done = conversion.run(index);
                journal.add(done);
              }
              seconds.add(Math.max(0, orZero(file.format().seconds())));
              progress.report(Math.round(seconds.sum()), Math.round(total));
              return done;
            });
      }
      return Workers.all("import", threads, tasks);
    }
  }

  private static double orZero(double seconds) {
    return Double.isFinite(seconds) ? seconds : 0;
  }

  private IntakeResult result(
      List<FileDone> done, List<PlacedExample> placed, int resumed, Duration took) {
    Map<String, String> rejected = new TreeMap<>(NaturalOrder.NATURAL);
    plan.rejected().forEach(each -> rejected.put(each.file(), each.why()));
    List<Rejection> damaged = new ArrayList<>();
    int imported = 0;
    for (FileDone each : done) {
      if (each.examples() > 0) {
        imported++;
        each.damage().ifPresent(damage -> damaged.add(new Rejection(each.name(), damage)));
      } else {
        rejected.put(each.name(), each.why().orElse("yields no example"));
      }
    }
    Map<SplitName, Long> examples = new TreeMap<>();
    placed.forEach(each -> examples.merge(each.split(), 1L, Long::sum));
    List<Rejection> rejections = new ArrayList<>();
    rejected.forEach((name, why) -> rejections.add(new Rejection(name, why)));
    long groups =
        IntStream.range(0, done.size())
            .filter(i -> done.get(i).examples() > 0)
            .mapToObj(i -> plan.files().get(i).group())
            .distinct()
            .count();
    return new IntakeResult(
        out,
        plan.found(),
        imported,
        rejections,
        damaged,
        examples,
        plan.classes(),
        groups,
        plan.warnings(),
        plan.seconds(),
        resumed,
        took);
  }
}
