package org.wavecrate.crate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.wavecrate.dataset.Archive;
import org.wavecrate.dataset.ArchiveEntry;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LeftOut;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import org.wavecrate.work.Workers;
import tools.jackson.databind.JsonNode;

/// Proves zips of datasets without what they were made from: their structure, every checksum, every
/// array, that labels and examples pair, that parts are complete and sums agree.
public final class CrateVerification {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int MOST_PROBLEMS = 100;
  private static final String ARRAY = ".npy";

  private final Path file;
  private final Progress progress;
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private final List<String> notes = new ArrayList<>();
  private final NpyReader arrays = new NpyReader();
  private final AtomicLong done = new AtomicLong();
  private long bytes;

  private CrateVerification(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  /// Reads all of a zip.
  ///
  /// @param progress told of bytes; may cancel
  /// @throws IOException if the file is not there or can't be read at all
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static CrateReport of(Path file, Progress progress) throws IOException {
    return new CrateVerification(file, progress).run();
  }

  private CrateReport run() throws IOException {
    bytes = Files.size(file);
    try (Workers hashing = new Workers("sum", 1)) {
      return run(hashing.submit(() -> FileHash.of(file, progress, this::report)));
    }
  }

  /// @param sum that of the file, under way
  private CrateReport run(Future<String> sum) throws IOException {
    int examples = 0;
    Optional<JsonNode> summary = Optional.empty();
    try {
      Archive archive = Archive.open(file, Progress.NONE);
      readEntries(archive);
      checkExtents(archive);
      ArchiveNames.check(archive, problems, notes);
      Dataset dataset = Dataset.open(file, Progress.NONE);
      examples = dataset.size();
      checkPairs(dataset);
      checkLeftOut(dataset);
      new CrateClaims(file, archive, dataset).check(problems);
      summary = CrateClaims.summary(archive);
    } catch (DatasetException e) {
      String prefix = file + ": ";
      String message = String.valueOf(e.getMessage());
      problems.add(message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }
    String sha256 = Workers.result(sum);
    SiblingCheck.check(file, sha256, summary, problems, notes);
    List<String> shown = new ArrayList<>(problems);
    if (shown.size() > MOST_PROBLEMS) {
      int more = shown.size() - MOST_PROBLEMS;
      shown.subList(MOST_PROBLEMS, shown.size()).clear();
      shown.add(Formatted.of("and %,d more", more));
    }
    return new CrateReport(file, examples, bytes, sha256, shown, notes);
  }

  private void report(long read) {
    progress.throwIfCancelled();
    progress.report(Math.min(2 * bytes, done.addAndGet(read)), 2 * bytes);
  }

  private void readEntries(Archive archive) throws DatasetException {
    String[] found = new String[archive.size()];
    AtomicLong misaligned = new AtomicLong();
    try {
      IntStream.range(0, archive.size())
          .parallel()
          .forEach(
              i -> {
                try {
                  ArchiveEntry entry = archive.entry(i);
                  found[i] = problem(entry, misaligned);
                  report(entry.packedBytes());
                } catch (DatasetException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw new DatasetException(
          String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()), e);
    }
    Arrays.stream(found).filter(problem -> !problem.isEmpty()).forEach(problems::add);
    if (misaligned.get() > 0) {
      notes.add(
          Formatted.of(
              "%s %s deflated or not at a multiple of %d bytes, which reads slower",
              Plural.of(misaligned.get(), "array"),
              Plural.either(misaligned.get(), "is", "are"),
              ZipFormat.ALIGNMENT));
    }
  }

  /// The problem of an entry; empty if there is none.
  private String problem(ArchiveEntry entry, AtomicLong misaligned) {
    byte[] chunk = new byte[CHUNK_BYTES];
    CRC32 checksum = new CRC32();
    boolean array = entry.name().toLowerCase(Locale.ROOT).endsWith(ARRAY);
    try {
      entry.end();
      try (ByteSource source = entry.open()) {
        for (long at = 0; at < entry.bytes(); at += CHUNK_BYTES) {
          progress.throwIfCancelled();
          int length = (int) Math.min(CHUNK_BYTES, entry.bytes() - at);
          source.read(at, MemorySegment.ofArray(chunk).asSlice(0, length));
          checksum.update(chunk, 0, length);
        }
        if (checksum.getValue() != entry.checksum()) {
          return entry.shownName() + ": is damaged: its checksum does not match";
        }
        if (array) {
          long data = entry.dataOffset() + arrays.open(source).header().dataOffset();
          if (!entry.isStored() || data % ZipFormat.ALIGNMENT != 0) {
            misaligned.incrementAndGet();
          }
        }
      }
      return "";
    } catch (InternalError e) {
      return entry.shownName() + ": was cut short while it was read";
    } catch (IOException e) {
      return entry.shownName() + ": " + e.getMessage();
    }
  }

  /// The directory told apart where entries begin; here it is known where they end.
  private void checkExtents(Archive archive) throws DatasetException {
    if (!problems.isEmpty()) {
      return;
    }
    long[][] extents = new long[archive.size()][];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = new long[] {archive.entry(i).begin(), archive.entry(i).end()};
    }
    Arrays.sort(extents, (a, b) -> Long.compare(a[0], b[0]));
    long end = 0;
    long stray = archive.trailingBytes();
    for (long[] extent : extents) {
      if (extent[0] < end) {
        problems.add(Formatted.of("entries overlap at byte %d", extent[0]));
        return;
      }
      stray += extent[0] - end;
      end = extent[1];
    }
    if (stray > 0) {
      notes.add(
          Formatted.of(
              "%s %s to no entry",
              Plural.of(stray, "byte"), Plural.either(stray, "belongs", "belong")));
    }
  }

  private void checkLeftOut(Dataset dataset) {
    for (LeftOut files : dataset.leftOut()) {
      if (files.loss() == LeftOut.Loss.ARRAYS) {
        problems.add(files.toString());
      } else if (files.loss() != LeftOut.Loss.LABELS) {
        notes.add(files.toString());
      }
    }
  }

  private void checkPairs(Dataset dataset) {
    boolean labelled = dataset.splits().stream().anyMatch(CrateVerification::hasLabels);
    for (Split split : dataset.splits()) {
      for (Block block : split.blocks()) {
        block
            .orphanLabels()
            .forEach(
                label -> problems.add(block.pathOf(label) + ": is a label without an example"));
      }
      for (int i = 0; labelled && i < split.size(); i++) {
        Example example = split.example(i);
        if (!example.hasLabel()) {
          problems.add(example.path() + ": has no label; expected " + example.labelPath());
        }
      }
    }
  }

  private static boolean hasLabels(Split split) {
    return IntStream.range(0, split.size()).anyMatch(i -> split.example(i).hasLabel());
  }
}
