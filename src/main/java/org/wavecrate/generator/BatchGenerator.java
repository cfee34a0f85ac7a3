package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.MappedFile;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Applied;

/// Writes batches: [#fill] is a pure function of dataset, recipe, epoch and index. No order of
/// calls and no number of threads changes a byte. Thread-safe.
///
/// @since 0.1.0
public final class BatchGenerator {
  private final Split split;
  private final Recipe recipe;
  private final Share share;
  private final Parallel parallel;
  private final Order order;
  private final LabelledExamples examples;
  private final Optional<Gather> gather;
  private volatile @Nullable Epoch last;

  private record Epoch(long number, EpochOrder order) {}

  /// @param split what to serve
  /// @param recipe how
  /// @param shard this worker's share of every epoch
  /// @param parallel runs the examples of a batch; stays open
  /// @throws BadFileException if no example or label can be read, or the recipe can't serve them
  /// @throws RecipeException if a transform or the features don't fit the examples
  /// @throws IOException if a folder that a transform needs can't be read
  public BatchGenerator(Split split, Recipe recipe, Shard shard, Parallel parallel)
      throws IOException {
    this.split = split;
    this.recipe = recipe;
    share = new Share(split.size(), 0, shard, recipe.batchSize(), recipe.remainder());
    this.parallel = parallel;
    LabelAgreement.require(split, recipe);
    order = new Order(split, recipe.shuffle(), recipe.seed());
    examples = new LabelledExamples(split, recipe);
    gather = examples.gather(parallel);
  }

  private BatchGenerator(BatchGenerator whole, int served) {
    split = whole.split;
    recipe = whole.recipe;
    share = whole.share.after(served);
    parallel = whole.parallel;
    order = whole.order;
    examples = whole.examples;
    gather = whole.gather;
  }

  /// The rest of every epoch once so many examples were served, to all workers together. The
  /// workers share it as they share an epoch; there may be more or less of them than before.
  ///
  /// @param served 0 to the size of the split
  public BatchGenerator after(int served) {
    return new BatchGenerator(this, served);
  }

  /// How many examples of its epoch all workers together were served, when this one was served so
  /// many batches, and all others too.
  ///
  /// @param batches 0 to [#batches]
  public int servedAfter(int batches) {
    return share.servedAfter(batches);
  }

  /// How many examples this worker is served in all batches of an epoch.
  public int total() {
    return share.total();
  }

  public Split split() {
    return split;
  }

  public Recipe recipe() {
    return recipe;
  }

  /// The number of batches, the same in every epoch.
  public int batches() {
    return share.batches();
  }

  /// Why there is no batch for this worker, in a sentence; empty if there is one.
  public Optional<String> refusal() {
    return share.refusal();
  }

  /// The number of examples in batch `index`: the batch size, or what is left for the last.
  public int batchSize(int index) {
    return share.batchSize(index);
  }

  /// The shapes and types of batch `index`.
  public BatchSpec spec(int index) {
    int size = batchSize(index);
    return new BatchSpec(
        examples.spec().stacked(size), examples.labelSpec().map(label -> label.stacked(size)));
  }

  /// One example as served.
  public ArraySpec exampleSpec() {
    return examples.spec();
  }

  /// Refuses an example of this shape if it can't be in a batch with the others. Reads nothing.
  ///
  /// @param example its index
  /// @throws BadFileException as [#fill] does
  public void requireServable(int example, Shape shape) throws IOException {
    examples.pipeline().requireServable(example, shape);
  }

  /// Refuses an example whose label can't be served; reads it.
  ///
  /// @param example its index
  /// @throws BadFileException as [#fill] does
  public void requireLabel(int example) throws IOException {
    examples.requireLabel(example);
  }

  /// The axes of an example as it is served.
  public ArrayLayout exampleLayout() {
    return examples.pipeline().servedLayout();
  }

  /// One label as served; none for a split without labels.
  public Optional<ArraySpec> labelSpec() {
    return examples.labelSpec();
  }

  /// How many classes there are, if labels are classes: as many as the recipe names, or as the
  /// labels of all splits tell, which are read then.
  public OptionalInt classCount() {
    return examples.labels().map(LabelFill::classCount).orElse(OptionalInt.empty());
  }

  /// The indices within the split of the examples in a batch, in the batch's order.
  public int[] examples(long epoch, int index) {
    int[] found = share.positions(index);
    epochOrder(epoch).toExamples(found);
    return found;
  }

  private EpochOrder epochOrder(long epoch) {
    Epoch known = last;
    if (known == null || known.number != epoch) {
      known = new Epoch(epoch, order.epoch(epoch));
      last = known;
    }
    return known.order;
  }

  /// Writes batch `index` of epoch `epoch`.
  ///
  /// @param memory exactly as large as [#spec] says
  /// @throws BadFileException if an example or label can't be served; the first one in the batch
  public void fill(long epoch, int index, BatchMemory memory) throws IOException {
    fill(epoch, index, memory, List.of());
  }

  /// As [#fill], and says what the transforms did: for each example of the batch, those that were
  /// applied, in the order they ran.
  public List<List<Applied>> fillAndTell(long epoch, int index, BatchMemory memory)
      throws IOException {
    List<List<Applied>> applied = new ArrayList<>();
    for (int i = 0; i < batchSize(index); i++) {
      applied.add(new ArrayList<>());
    }
    fill(epoch, index, memory, applied);
    return applied;
  }

  private void fill(long epoch, int index, BatchMemory memory, List<List<Applied>> applied)
      throws IOException {
    int[] members = examples(epoch, index);
    BatchSpec spec = spec(index);
    require(memory.features(), spec.features().bytes(), "features");
    require(memory.labels(), spec.labelBytes(), "labels");
    long bytes = examples.spec().bytes();
    long labelBytes = examples.labelBytes();
    if (gather.isPresent()) {
      examples.unchanged(() -> gather.get().copy(epoch, members, memory));
      return;
    }
    int run = Math.clamp(members.length / (2 * parallel.threads()), 1, examples.together());
    examples.unchanged(
        () ->
            parallel.forEach(
                Math.ceilDiv(members.length, run),
                i -> {
                  int from = i * run;
                  int count = Math.min(run, members.length - from);
                  examples.fill(
                      appearances(epoch, members, from, count),
                      memory.features().asSlice(from * bytes, count * bytes),
                      memory.labels().asSlice(from * labelBytes, count * labelBytes),
                      applied.isEmpty() ? applied : applied.subList(from, from + count));
                  MappedFile.deliverFault();
                }));
  }

  private static List<Appearance> appearances(long epoch, int[] members, int from, int count) {
    List<Appearance> which = new ArrayList<>(count);
    for (int i = from; i < from + count; i++) {
      which.add(Appearance.first(epoch, members[i]));
    }
    return which;
  }

  /// Whether batches are copied out of mapped files, which takes no longer than to ask for one.
  public boolean isCopied() {
    return gather.isPresent();
  }

  /// Writes one example alone, the same bytes as in its batch.
  public void fillExample(long epoch, int example, MemorySegment features) throws IOException {
    require(features, examples.spec().bytes(), "features");
    examples.fill(Appearance.first(epoch, example), features);
  }

  /// Writes one example and its label alone, the same bytes as in its batch.
  ///
  /// @param memory as large as [#exampleSpec] and [#labelSpec] say
  /// @return what the transforms did, in the order they ran
  public List<Applied> fillExampleAndTell(long epoch, int example, BatchMemory memory)
      throws IOException {
    return fillExampleAndTell(epoch, example, 0, memory);
  }

  /// As [#fillExampleAndTell], for an example that comes several times in an epoch.
  ///
  /// @param occurrence how often it came before; every time draws again
  public List<Applied> fillExampleAndTell(
      long epoch, int example, int occurrence, BatchMemory memory) throws IOException {
    require(memory.features(), examples.spec().bytes(), "features");
    require(memory.labels(), examples.labelBytes(), "labels");
    return examples.fillAndTell(new Appearance(epoch, example, occurrence), memory);
  }

  /// One example before and after the transforms of waveforms, as someone may see and hear it.
  public Preview preview(long epoch, int example) throws IOException {
    return examples.preview(Appearance.first(epoch, example));
  }

  private static void require(MemorySegment memory, long bytes, String what) {
    if (memory.byteSize() != bytes) {
      throw new IllegalArgumentException(
          Formatted.of("%d bytes for %s; expected %d", memory.byteSize(), what, bytes));
    }
  }
}
