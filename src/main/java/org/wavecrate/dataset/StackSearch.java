package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;

/// Finds the arrays of one folder that hold many examples, and the labels of each.
final class StackSearch {
  /// Folders with more files hold one example a file; their names are not looked at one by one.
  private static final int MOST_NAMED = 4096;

  /// So many files for each array that holds many, and it is the exception.
  private static final int MOST_BESIDE = 4;

  /// The contents of a folder.
  ///
  /// @param arrays by position of the file: the array of many and its labels
  /// @param labels positions of files that are labels of these
  /// @param leftOut names of files that are neither, with the reason
  /// @param usedOrphans names of labels that have found their examples
  /// @param doubts arrays that may hold many
  record Found(
      Map<Integer, StackedFiles.Part> arrays,
      Map<Integer, Optional<SplitName>> splits,
      Set<Integer> labels,
      Map<String, String> leftOut,
      Set<String> usedOrphans,
      List<String> doubts) {
    boolean isEmpty() {
      return arrays.isEmpty() && leftOut.isEmpty();
    }
  }

  /// A file whose name makes it a label.
  ///
  /// @param index its position among the examples, or -1 for a label without one
  private record Label(String name, int index) {}

  private final Block block;
  private final BlockFiles files;
  private final boolean stated;
  private final boolean trusted;
  private final Found found =
      new Found(
          new TreeMap<>(),
          new HashMap<>(),
          new HashSet<>(),
          new TreeMap<>(NaturalOrder.NATURAL),
          new HashSet<>(),
          new ArrayList<>());

  /// @param stated whether someone says that arrays hold many examples
  /// @param trusted whether labels of the same first axis were found to leave no doubt
  StackSearch(Block block, boolean stated, boolean trusted) {
    this.block = block;
    files = block.files();
    this.stated = stated;
    this.trusted = trusted;
  }

  Found find() {
    boolean named = files.size() > 0 && files.size() <= MOST_NAMED;
    if (named) {
      byName();
    }
    boolean byName = !found.arrays().isEmpty();
    if (stated || trusted) {
      for (int i = 0; i < files.size(); i++) {
        if (!found.arrays().containsKey(i) && !found.labels().contains(i)) {
          byLabel(i);
        }
      }
    }
    if (byName) {
      leaveOut();
    } else if (named) {
      leaveOutLabelsOfAll();
    }
    return found;
  }

  private void byName() {
    Map<String, List<Integer>> examples = new HashMap<>();
    Map<String, List<Label>> labels = new HashMap<>();
    StackName[] names = new StackName[files.size()];
    for (int i = 0; i < names.length; i++) {
      if (files.hasLabel(i)) {
        // It is one example or many by that label; its name need not be taken apart.
        continue;
      }
      names[i] = StackName.of(files.name(i));
      if (names[i].role() == StackName.Role.LABELS) {
        labels
            .computeIfAbsent(names[i].key(), k -> new ArrayList<>())
            .add(new Label(files.name(i), i));
      } else {
        examples.computeIfAbsent(names[i].key(), k -> new ArrayList<>()).add(i);
      }
    }
    for (String orphan : block.orphanLabels()) {
      labels
          .computeIfAbsent(StackName.of(orphan).key(), k -> new ArrayList<>())
          .add(new Label(orphan, -1));
    }
    examples.forEach(
        (key, all) -> {
          List<Integer> candidates = candidates(all, names);
          List<Label> theirs = labels.getOrDefault(key, List.of());
          if (candidates.size() == 1 && theirs.size() == 1) {
            pair(candidates.getFirst(), theirs.getFirst(), names[candidates.getFirst()]);
          } else if (all.size() == 1 && theirs.isEmpty()) {
            alone(all.getFirst(), names[all.getFirst()]);
          } else if (!theirs.isEmpty() && candidates.size() > 1) {
            doubt(all.getFirst(), "labels of the same name could belong to several arrays");
          }
        });
  }

  /// Those that are named as examples, else those that say nothing of it.
  private static List<Integer> candidates(List<Integer> all, StackName[] names) {
    List<Integer> named =
        all.stream().filter(i -> names[i].role() == StackName.Role.EXAMPLES).toList();
    return named.isEmpty() ? all : named;
  }

  private void pair(int example, Label label, StackName name) {
    ArrayFile.Opener open = opener(example);
    ArrayFile.Opener openLabel =
        label.index() >= 0 ? opener(label.index()) : () -> files.openOther(label.name());
    Optional<NpyHeader> header = StackRule.header(open);
    Optional<LabelRows> rows = LabelRows.of(openLabel);
    if (header.isEmpty() || rows.isEmpty()) {
      return;
    }
    Shape labelShape = rows.get().shape();
    if (!StackRule.isPossible(header.get().shape(), labelShape)) {
      if (name.plain() && !name.numbered() && name.split().isPresent()) {
        alone(example, name);
        if (found.arrays().containsKey(example)) {
          found
              .leftOut()
              .put(
                  label.name(),
                  Formatted.of(
                      "has shape %s, which is not one label for each of the examples in %s %s",
                      labelShape, files.name(example), header.get().shape()));
        }
      }
      return;
    }
    boolean sure =
        stated
            || name.batch()
            || name.plain() && !name.numbered() && (name.split().isPresent() || isOnly())
            || StackRule.isSure(
                header.get().shape(),
                labelShape,
                rows.get().isText() || StackRule.holdsNumbers(openLabel, rows.get().header()));
    if (!sure) {
      doubt(example, label.name() + " has the same first axis");
      return;
    }
    Location location =
        label.index() >= 0 ? files.example(label.index()) : files.other(label.name());
    take(example, header.get(), rows.get().stacked(label.name(), location), name.split());
    if (label.index() >= 0) {
      found.labels().add(label.index());
    } else {
      found.usedOrphans().add(label.name());
    }
  }

  /// Whether the folder holds little else than one array and its labels.
  private boolean isOnly() {
    return files.size() <= MOST_BESIDE;
  }

  private void alone(int example, StackName name) {
    Optional<NpyHeader> header = StackRule.header(opener(example));
    if (header.isEmpty()
        || header.get().shape().rank() < 2
        || header.get().shape().elements() == 0
        || header.get().shape().axis(0) > Integer.MAX_VALUE) {
      return;
    }
    boolean sure = stated || name.plain() && !name.numbered() && name.split().isPresent();
    if (sure && (stated || header.get().shape().axis(0) > 1)) {
      take(example, header.get(), null, name.split());
    }
  }

  private void byLabel(int index) {
    Optional<NpyHeader> header = StackRule.header(opener(index));
    if (header.isEmpty()
        || header.get().shape().rank() < 2
        || header.get().shape().elements() == 0) {
      return;
    }
    StackName name = StackName.of(files.name(index));
    if (!files.hasLabel(index)) {
      if (stated) {
        alone(index, name);
      }
      return;
    }
    Optional<LabelRows> label = LabelRows.of(() -> files.openLabel(index));
    if (label.isPresent() && StackRule.isPossible(header.get().shape(), label.get().shape())) {
      take(
          index,
          header.get(),
          label.get().stacked(files.labelName(index), files.label(index).orElseThrow()),
          Optional.empty());
    }
  }

  private void take(
      int index, NpyHeader header, @Nullable StackedArray labels, Optional<SplitName> split) {
    StackedArray array =
        new StackedArray(files.name(index), files.example(index), opener(index), header);
    found.arrays().put(index, new StackedFiles.Part(index, array, labels));
    found.splits().put(index, split);
  }

  private ArrayFile.Opener opener(int index) {
    return () -> files.openExample(index);
  }

  private void doubt(int index, String why) {
    found
        .doubts()
        .add(
            Formatted.of(
                "%s: may hold many examples, since %s; it was read as one; \"array\": {\"holds\":"
                    + " \"examples\"} in the recipe says that it holds many, \"example\" that it"
                    + " is one",
                block.pathOf(files.name(index)), why));
  }

  /// `labels.npy` with one row for each of the other arrays is no example. Nothing says which row
  /// belongs to which array.
  private void leaveOutLabelsOfAll() {
    int others = files.size() - 1;
    for (int i = 0; i < files.size() && others > 1; i++) {
      // Names with a number are passed over before they are taken apart: most have one.
      boolean numbered = files.name(i).chars().anyMatch(c -> NaturalOrder.isDigit((char) c));
      if (numbered) {
        continue;
      }
      StackName name = StackName.of(files.name(i));
      if (name.role() == StackName.Role.LABELS && name.plain()) {
        Optional<NpyHeader> header = StackRule.header(opener(i));
        boolean each =
            header.isPresent()
                && (header.get().shape().rank() == 1 || header.get().shape().rank() == 2)
                && header.get().shape().axis(0) == others;
        if (each) {
          found
              .leftOut()
              .put(
                  files.name(i),
                  Formatted.of(
                      "has one row for each of the %d other arrays of its folder, as if these were"
                          + " their labels; write a label file for each, or a table for"
                          + " \"labels\": {\"source\": ..}",
                      others));
        }
      }
    }
  }

  /// Arrays beside those that hold many examples are no examples of their own.
  private void leaveOut() {
    List<Integer> beside = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (!found.arrays().containsKey(i) && !found.labels().contains(i)) {
        beside.add(i);
      }
    }
    if (beside.size() <= MOST_BESIDE * found.arrays().size()) {
      for (int i : beside) {
        found
            .leftOut()
            .putIfAbsent(
                files.name(i), "lies beside arrays that hold many examples and belongs to none");
      }
    }
  }
}
