package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.storage.Formatted;

/// Opens arrays that hold many examples as so many examples, in blocks of 320.
final class Stacks {
  /// As many examples as a block has.
  static final int EXAMPLES_PER_BLOCK = 320;

  /// So many arrays of a split, and their labels, are looked at to see whether they hold many.
  private static final int PROBED = 8;

  private final Optional<Holds> stated;
  private final Labelling labelling;
  private final Map<SplitName, List<Block>> blocks = new EnumMap<>(SplitName.class);
  private final Map<SplitName, Set<String>> directories = new EnumMap<>(SplitName.class);
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean any;

  /// @param stated what someone says that arrays hold; if nothing, what names and shapes leave no
  ///     doubt about
  Stacks(List<Split> splits, Optional<Holds> stated, Labelling labelling) {
    this.labelling = labelling;
    this.stated = stated;
    for (Split split : splits) {
      boolean trusted = stated.isEmpty() && isTrusted(split);
      for (Block block : split.blocks()) {
        add(split, block, trusted);
      }
    }
  }

  private void add(Split split, Block block, boolean trusted) {
    if (stated.equals(Optional.of(Holds.EXAMPLE)) || block.size() == 0) {
      keep(split.name(), split, block);
      return;
    }
    StackSearch.Found found = new StackSearch(block, stated.isPresent(), trusted).find();
    notes.addAll(found.doubts());
    if (found.isEmpty()) {
      keep(split.name(), split, block);
      return;
    }
    any = true;
    found
        .leftOut()
        .forEach(
            (name, why) ->
                leftOut.add(new LeftOut(block.pathOf(name), 1, why, LeftOut.Loss.ARRAYS)));
    Map<SplitName, List<StackedFiles.Part>> parts = new TreeMap<>();
    for (int i = 0; i < block.size(); i++) {
      StackedFiles.Part part = found.arrays().get(i);
      boolean single =
          part == null
              && !found.labels().contains(i)
              && !found.leftOut().containsKey(block.files().name(i));
      if (part != null || single) {
        SplitName name = found.splits().getOrDefault(i, Optional.empty()).orElse(split.name());
        parts
            .computeIfAbsent(name, n -> new ArrayList<>())
            .add(part == null ? new StackedFiles.Part(i, null, null) : part);
      }
    }
    List<String> orphans =
        block.orphanLabels().stream().filter(name -> !found.usedOrphans().contains(name)).toList();
    boolean first = true;
    for (var own : parts.entrySet()) {
      for (Block part :
          divided(block, own.getValue(), parts.size() > 1, first ? orphans : List.of())) {
        keep(own.getKey(), split, part);
      }
      first = false;
    }
  }

  private void keep(SplitName name, Split split, Block block) {
    blocks.computeIfAbsent(name, n -> new ArrayList<>()).add(block);
    Set<String> all = directories.computeIfAbsent(name, n -> new LinkedHashSet<>());
    if (name == split.name()) {
      all.addAll(split.directories());
    } else {
      all.add(block.folder().isEmpty() ? "." : block.folder());
    }
  }

  private static List<Block> divided(
      Block block, List<StackedFiles.Part> parts, boolean severalSplits, List<String> orphans) {
    int size = parts.stream().mapToInt(StackedFiles.Part::size).reduce(0, Math::addExact);
    List<Block> all = new ArrayList<>();
    for (int first = 0; first < size; first += EXAMPLES_PER_BLOCK) {
      int count = Math.min(EXAMPLES_PER_BLOCK, size - first);
      StackedFiles files = new StackedFiles(block.files(), parts, first, count);
      boolean whole = count == size && !severalSplits;
      String name = whole ? block.name() : nameOf(files);
      all.add(
          new Block(
              name,
              whole ? block.path() : block.pathOf(name),
              block.folder(),
              block.labelsPath(),
              files,
              first == 0 ? orphans : List.of(),
              first == 0 ? block.spareLabels() : List.of(),
              block.problem()));
    }
    return all;
  }

  /// `X_train.npy[0:320]`, or from the first to the last where these lie in two files.
  private static String nameOf(StackedFiles files) {
    String first = files.name(0);
    String last = files.name(files.size() - 1);
    int bracket = first.lastIndexOf('[');
    if (files.isRow(0) && last.startsWith(first.substring(0, bracket + 1))) {
      int end = Integer.parseInt(last.substring(bracket + 1, last.length() - 1)) + 1;
      return first.substring(0, first.length() - 1) + ":" + end + "]";
    }
    return first + " to " + last;
  }

  /// Whether labels of the same first axis leave no doubt, judged by some of the split.
  private boolean isTrusted(Split split) {
    int[] probes =
        IntStream.range(0, Math.min(PROBED, split.size()))
            .map(i -> (int) ((long) i * split.size() / Math.min(PROBED, split.size())))
            .toArray();
    boolean numbers = false;
    List<NpyHeader[]> pairs = new ArrayList<>();
    for (int index : probes) {
      Example example = split.example(index);
      if (!example.hasLabel()) {
        return false;
      }
      ArrayFile.Opener label = example::openLabelBytes;
      Optional<NpyHeader> array = StackRule.header(example::openBytes);
      Optional<NpyHeader> values = array.isEmpty() ? Optional.empty() : StackRule.header(label);
      if (array.isPresent() && values.isPresent()) {
        if (!StackRule.isPossible(array.get().shape(), values.get().shape())) {
          return false;
        }
        pairs.add(new NpyHeader[] {array.get(), values.get()});
        numbers |= StackRule.holdsNumbers(label, values.get());
      }
    }
    boolean sure = !pairs.isEmpty();
    boolean batches =
        IntStream.of(probes).allMatch(i -> StackName.of(split.example(i).name()).batch());
    for (NpyHeader[] pair : pairs) {
      sure &= batches || StackRule.isSure(pair[0].shape(), pair[1].shape(), numbers);
    }
    long lengths = pairs.stream().map(pair -> pair[0].shape().axis(0)).distinct().count();
    if (!sure && lengths == 1 && pairs.getFirst()[0].shape().axis(0) > 1) {
      notes.add(
          Formatted.of(
              "%s: arrays of shape %s have labels of shape %s; each was read as one example with a"
                  + " label along its first axis; \"array\": {\"holds\": \"examples\"} in the"
                  + " recipe says that each holds %d examples",
              split.name().canonical(),
              pairs.getFirst()[0].shape(),
              pairs.getFirst()[1].shape(),
              pairs.getFirst()[0].shape().axis(0)));
    }
    return sure;
  }

  /// Whether any array holds many.
  boolean any() {
    return any;
  }

  List<Split> splits() {
    List<Split> all = new ArrayList<>();
    blocks.forEach(
        (name, own) ->
            all.add(new Split(name, List.copyOf(directories.get(name)), own, labelling)));
    return all;
  }

  /// Arrays that are no examples.
  List<LeftOut> leftOut() {
    return leftOut;
  }

  /// Arrays that could be read in another way, a sentence each.
  List<String> notes() {
    return notes;
  }
}
