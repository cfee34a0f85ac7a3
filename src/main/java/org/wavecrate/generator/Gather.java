package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import org.wavecrate.npy.MappedFile;

/// Copies batches of examples that are served as they are stored out of mapped files.
final class Gather {
  /// The bytes that one thread copies in the time that it takes to wake another.
  private static final long RUN_BYTES = 1 << 20;

  /// A tenth of what memory gives, more than disks do that must seek.
  private static final double SLOW_BYTES_PER_NANO = 1;

  private final ExamplePipeline examples;
  private final MappedExamples mapped;
  private final Optional<LabelFill> labels;
  private final Parallel parallel;
  private volatile boolean isSlow = true;

  Gather(
      ExamplePipeline examples,
      MappedExamples mapped,
      Optional<LabelFill> labels,
      Parallel parallel) {
    this.examples = examples;
    this.mapped = mapped;
    this.labels = labels;
    this.parallel = parallel;
  }

  /// Copies a batch. One thread alone copies nearly as fast as memory allows, so others help only
  /// where the last batch had to wait for the disk; each takes a run of examples at a time.
  void copy(long epoch, int[] members, BatchMemory memory) throws IOException {
    long began = System.nanoTime();
    if (isSlow) {
      copyTogether(epoch, members, memory);
    } else {
      copyRun(epoch, members, 0, memory);
    }
    isSlow = System.nanoTime() - began > memory.features().byteSize() / SLOW_BYTES_PER_NANO;
  }

  private void copyTogether(long epoch, int[] members, BatchMemory memory) throws IOException {
    long bytes = examples.spec().bytes();
    int run = Math.clamp(RUN_BYTES / Math.max(1, bytes), 1, members.length);
    parallel.forEach(
        Math.ceilDiv(members.length, run),
        i -> {
          int from = i * run;
          int to = Math.min(from + run, members.length);
          copyRun(epoch, Arrays.copyOfRange(members, from, to), from, memory);
        });
  }

  /// @param at the place of the first of them in the batch
  private void copyRun(long epoch, int[] members, int at, BatchMemory memory) throws IOException {
    long bytes = examples.spec().bytes();
    for (int left : mapped.read(members, memory.features(), at * bytes, bytes)) {
      MemorySegment destination = memory.features().asSlice((at + left) * bytes, bytes);
      examples.fill(Appearance.first(epoch, members[left]), destination);
    }
    if (labels.isPresent()) {
      labels.get().fill(members, memory.labels(), at * labels.get().spec().bytes());
    }
    MappedFile.deliverFault();
  }
}
