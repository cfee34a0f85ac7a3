package org.wavecrate.gui.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.intake.IntakePlan;

/// The examples of a class by split.
///
/// @param name of the class; empty without labels
/// @param examples by split
/// @param splits that any class has
record ClassShare(String name, Map<SplitName, Long> examples, List<SplitName> splits) {
  static List<ClassShare> of(IntakePlan plan) {
    Map<String, Map<SplitName, Long>> counts = new TreeMap<>(NaturalOrder.NATURAL);
    plan.files()
        .forEach(
            file ->
                counts
                    .computeIfAbsent(file.label().orElse(""), name -> new TreeMap<>())
                    .merge(file.split(), file.examples(), Long::sum));
    List<SplitName> splits = List.copyOf(plan.examplesBySplit().keySet());
    return counts.entrySet().stream()
        .map(entry -> new ClassShare(entry.getKey(), entry.getValue(), splits))
        .toList();
  }

  long total() {
    return examples.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Splits that have none of the class.
  List<SplitName> missing() {
    return splits.stream().filter(split -> !examples.containsKey(split)).toList();
  }
}
