package org.wavecrate.dataset;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.storage.Formatted;

/// One part of a dataset: blocks and their examples, in natural order. Immutable.
///
/// @since 0.1.0
public final class Split {
  private final SplitName name;
  private final List<String> directories;
  private final List<Block> blocks;
  private final int[] starts;
  private final Labelling labelling;

  // Examples mostly share one header and labels another; a reader remembers one.
  private final NpyReader exampleReader = new NpyReader();
  private final NpyReader labelReader = new NpyReader();

  private final FirstArrays firstArrays;

  /// @param directories where it lies within the dataset, `.` for the root itself
  /// @param labelling its labels
  Split(SplitName name, List<String> directories, List<Block> blocks, Labelling labelling) {
    this(name, directories, blocks, labelling, Optional.empty());
  }

  private Split(
      SplitName name,
      List<String> directories,
      List<Block> blocks,
      Labelling labelling,
      Optional<FirstArrays> firstArrays) {
    this.firstArrays = firstArrays.orElseGet(() -> new FirstArrays(List.of(this)));
    this.labelling = labelling;
    this.name = name;
    this.directories = List.copyOf(directories);
    this.blocks = List.copyOf(blocks);
    starts = new int[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], blocks.get(i).size());
    }
  }

  /// A split without labels whose only example lies in memory.
  ///
  /// @param name what it is called in messages
  /// @param bytes of a `.npy` file
  public static Split ofOne(String name, MemorySegment bytes) {
    BlockFiles files = new OneArray(name, bytes);
    Block block = new Block("", "", "", "", files, List.of(), List.of(), Optional.empty());
    Labelling none = new Labelling(LabelSource.BESIDE, List.of(), List.of());
    return new Split(SplitName.VALIDATION, List.of("."), List.of(block), none);
  }

  /// The same split, whose arrays are what those of the whole dataset are.
  Split judgedBy(FirstArrays arrays) {
    return new Split(name, directories, blocks, labelling, Optional.of(arrays));
  }

  /// The account of its arrays, as for all splits of the dataset. Reads headers when it is asked
  /// for the first time.
  ///
  /// @param stated what is known of them
  public ArrayAccount account(ArrayStatement stated) {
    return firstArrays.account(stated);
  }

  /// The training split of the same dataset, if it has one.
  public Optional<Split> training() {
    return firstArrays.training();
  }

  /// The classes that the labels of all splits of the dataset name, if they are classes. Reads all
  /// labels when it is asked for the first time.
  public Optional<ClassRange> classRange() {
    return firstArrays.classes();
  }

  public SplitName name() {
    return name;
  }

  /// The folders that make up this split, one as a rule: `train data`.
  public List<String> directories() {
    return directories;
  }

  public List<Block> blocks() {
    return blocks;
  }

  /// The number of examples.
  public int size() {
    return starts[blocks.size()];
  }

  /// The index of the first example of block `block`.
  public int start(int block) {
    return starts[block];
  }

  /// The position among [#blocks] of the block that holds example `index`.
  public int blockIndex(int index) {
    checkIndex(index);
    int found = Arrays.binarySearch(starts, index);
    if (found < 0) {
      return -found - 2;
    }
    // Empty blocks start where the next one does; the example is in the last of those.
    while (starts[found + 1] == index) {
      found++;
    }
    return found;
  }

  public Block block(int index) {
    return blocks.get(blockIndex(index));
  }

  /// @param index from 0 to [#size], in natural order through all blocks
  public Example example(int index) {
    checkIndex(index);
    return new Example(this, index);
  }

  private void checkIndex(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(
          Formatted.of("example %d of %s; allowed: 0 to %d", index, name.canonical(), size() - 1));
    }
  }

  Labelling labelling() {
    return labelling;
  }

  Split with(Labelling other) {
    return new Split(name, directories, blocks, other);
  }

  /// Where its labels come from.
  public LabelSource labelSource() {
    return labelling.source();
  }

  /// The names of the classes if labels are text, in the order of their numbers; else none.
  public List<String> labelClasses() {
    return labelling.classes();
  }

  /// Why its labels have no numbers that training can rely on, if they have none.
  public Optional<String> labelProblem() {
    return labelling.problem();
  }

  NpyReader exampleReader() {
    return exampleReader;
  }

  NpyReader labelReader() {
    return labelReader;
  }

  @Override
  public String toString() {
    return name.canonical();
  }
}
