package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.storage.Formatted;

/// Divides examples into the splits that a table names.
final class SplitTable {
  private final ValuesByExample table;
  private final List<LeftOut> leftOut = new ArrayList<>();

  SplitTable(ValuesByExample table) {
    this.table = table;
  }

  /// The files that the table names no split for.
  List<LeftOut> leftOut() {
    return leftOut;
  }

  List<Split> divide(List<Split> whole, Labelling labelling) {
    Map<SplitName, List<Block>> blocks = new EnumMap<>(SplitName.class);
    Map<SplitName, Set<String>> directories = new EnumMap<>(SplitName.class);
    for (Split split : whole) {
      for (Block block : split.blocks()) {
        Map<SplitName, int[]> parts = parts(block);
        parts.forEach(
            (name, indices) -> {
              blocks
                  .computeIfAbsent(name, n -> new ArrayList<>())
                  .add(indices.length == block.size() ? block : block.part(indices));
              directories
                  .computeIfAbsent(name, n -> new LinkedHashSet<>())
                  .addAll(split.directories());
            });
      }
    }
    List<Split> splits = new ArrayList<>();
    blocks.forEach(
        (name, all) ->
            splits.add(
                new Split(
                    name, List.copyOf(directories.getOrDefault(name, Set.of())), all, labelling)));
    return splits;
  }

  private Map<SplitName, int[]> parts(Block block) {
    Map<SplitName, List<Integer>> parts = new EnumMap<>(SplitName.class);
    Map<String, List<Integer>> lost = new HashMap<>();
    for (int i = 0; i < block.size(); i++) {
      Optional<String> value = table.of(block.pathOf(block.files().name(i)));
      Optional<SplitName> split = value.flatMap(SplitName::of);
      if (split.isPresent()) {
        parts.computeIfAbsent(split.get(), s -> new ArrayList<>()).add(i);
      } else {
        String why =
            value
                .map(v -> Formatted.of("%s says '%s', which is no split", table.file(), v))
                .orElse("not in " + table.file());
        lost.computeIfAbsent(why, w -> new ArrayList<>()).add(i);
      }
    }
    lost.forEach((why, indices) -> leaveOut(block, why, indices));
    Map<SplitName, int[]> found = new EnumMap<>(SplitName.class);
    parts.forEach(
        (name, indices) -> found.put(name, indices.stream().mapToInt(Integer::intValue).toArray()));
    return found;
  }

  private void leaveOut(Block block, String why, List<Integer> indices) {
    int files = 0;
    for (int i : indices) {
      files += block.files().hasLabel(i) ? 2 : 1;
    }
    String place =
        files == 1
            ? block.pathOf(block.files().name(indices.getFirst()))
            : block.path().isEmpty() ? "." : block.path();
    leftOut.add(new LeftOut(place, files, why, LeftOut.Loss.ARRAYS));
  }
}
