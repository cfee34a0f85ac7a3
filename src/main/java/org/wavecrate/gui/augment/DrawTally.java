package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.transform.Applied;

/// Counts what transforms drew, draw after draw, by kind: what the engine tells has no other name.
final class DrawTally {
  private static final String WITHIN = " › ";

  /// These say again what a fraction said, or where a cut begins, which is evenly spread.
  private static final Set<String> UNTOLD =
      Set.of("samples", "startSample", "firstBin", "firstFrame");

  /// The counts of one kind.
  private static final class Kind {
    private final Map<String, DrawnValues.Ends> ranges = new LinkedHashMap<>();
    private final Map<String, List<Object>> values = new LinkedHashMap<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private int steps;
    private double stated;
    private int applied;
  }

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private int draws;

  /// @param pipeline whose draws are counted
  DrawTally(List<Step> pipeline) {
    plan(pipeline, "", 1);
  }

  private void plan(List<Step> steps, String within, double chance) {
    for (Step step : steps) {
      double own = step.problem().isEmpty() && step.on() ? chance * step.probability() : 0;
      String name = within + step.kind().name();
      Kind kind = kinds.computeIfAbsent(name, any -> new Kind());
      kind.steps++;
      kind.stated += own;
      for (var value : step.values().entrySet()) {
        if (value.getKey().startsWith("min") && value.getValue() instanceof Number least) {
          String stem = value.getKey().substring(3);
          if (step.values().get("max" + stem) instanceof Number most) {
            DrawnValues.Ends range = new DrawnValues.Ends(least.doubleValue(), most.doubleValue());
            kind.ranges.merge(
                stem.toLowerCase(java.util.Locale.ROOT),
                range,
                (a, b) ->
                    new DrawnValues.Ends(Math.min(a.low(), b.low()), Math.max(a.high(), b.high())));
          }
        }
      }
      plan(step.nested(), name + WITHIN, own * step.nestedChance());
    }
  }

  /// Counts one draw.
  void add(List<Applied> applied) {
    draws++;
    add(applied, "");
  }

  private void add(List<Applied> applied, String within) {
    for (Applied one : applied) {
      String name = within + one.kind();
      Kind kind = kinds.get(name);
      // What prepares an example tells, too; it draws nothing.
      if (kind != null) {
        kind.applied++;
        one.values().forEach((key, value) -> add(kind, name, key, value));
      }
    }
  }

  private void add(Kind kind, String name, String key, Object value) {
    switch (value) {
      case Number number when !UNTOLD.contains(key) -> note(kind, key, number);
      case String text -> kind.texts.merge(text, 1, Integer::sum);
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Applied ->
          add(list.stream().map(Applied.class::cast).toList(), name + WITHIN);
      case List<?> list when !UNTOLD.contains(key) ->
          list.stream().filter(Number.class::isInstance).forEach(number -> note(kind, key, number));
      default -> {}
    }
  }

  private static void note(Kind kind, String key, Object number) {
    kind.values.computeIfAbsent(key, any -> new ArrayList<>()).add(number);
  }

  int draws() {
    return draws;
  }

  /// The counts so far, in the order of the pipeline.
  List<TransformTally> tallies() {
    List<TransformTally> all = new ArrayList<>();
    kinds.forEach(
        (name, kind) ->
            all.add(
                new TransformTally(
                    name,
                    kind.steps,
                    kind.stated,
                    draws == 0 ? 0 : (double) kind.applied / draws,
                    kind.values.entrySet().stream()
                        .map(drawn -> values(kind, drawn.getKey(), drawn.getValue()))
                        .toList(),
                    sorted(kind.texts))));
    return all;
  }

  private static DrawnValues values(Kind kind, String name, List<Object> drawn) {
    return new DrawnValues(
        name,
        Optional.ofNullable(kind.ranges.get(name.toLowerCase(java.util.Locale.ROOT))),
        drawn.stream().noneMatch(Double.class::isInstance),
        drawn.stream().map(number -> ((Number) number).doubleValue()).toList());
  }

  private static Map<String, Integer> sorted(Map<String, Integer> texts) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    texts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
