package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wavecrate.dataset.SplitName;

/// Lays the examples of each split into blocks in a random order, in which those of each class are
/// spread evenly: so no block is of one class while there is a choice. The order depends on the
/// seed, the names of the recordings and nothing else.
final class BlockOrder {
  private record Waiting(int file, long window, long hash) {}

  private record Keyed(Waiting example, double key) {}

  private static final Comparator<Waiting> RANDOM =
      Comparator.comparingLong(Waiting::hash)
          .thenComparingInt(Waiting::file)
          .thenComparingLong(Waiting::window);

  private BlockOrder() {}

  /// @param done what came of each file of the plan
  static List<PlacedExample> of(IntakePlan plan, List<FileDone> done) {
    Map<SplitName, Map<String, List<Waiting>>> bySplit = new TreeMap<>();
    for (int i = 0; i < done.size(); i++) {
      PlannedFile file = plan.files().get(i);
      for (long window = 0; window < done.get(i).examples(); window++) {
        long hash =
            SeededHash.of(plan.options().seed(), "example/" + file.file().name() + "/" + window);
        bySplit
            .computeIfAbsent(file.split(), name -> new HashMap<>())
            .computeIfAbsent(file.label().orElse(""), name -> new ArrayList<>())
            .add(new Waiting(i, window, hash));
      }
    }
    List<PlacedExample> placed = new ArrayList<>();
    bySplit.forEach((split, classes) -> place(split, spread(classes), plan.options(), placed));
    return placed;
  }

  /// The nth of a class of N lies at a random place of the nth of N equal parts.
  private static List<Keyed> spread(Map<String, List<Waiting>> classes) {
    List<Keyed> all = new ArrayList<>();
    for (List<Waiting> examples : classes.values()) {
      examples.sort(RANDOM);
      for (int i = 0; i < examples.size(); i++) {
        double within = SeededHash.fraction(SeededHash.of(1, "place/" + examples.get(i).hash()));
        all.add(new Keyed(examples.get(i), (i + within) / examples.size()));
      }
    }
    all.sort(Comparator.comparingDouble(Keyed::key).thenComparing(Keyed::example, RANDOM));
    return all;
  }

  private static void place(
      SplitName split, List<Keyed> order, IntakeOptions options, List<PlacedExample> placed) {
    int count = order.size();
    // Blocks of one size but for one example: a last one of a few might be of one class.
    int blocks = (count + options.blockSize() - 1) / options.blockSize();
    int block = 0;
    for (int i = 0; i < count; i++) {
      while (i >= (block + 1L) * count / blocks) {
        block++;
      }
      Waiting example = order.get(i).example();
      placed.add(new PlacedExample(split, block + 1, i + 1, example.file(), example.window()));
    }
  }
}
