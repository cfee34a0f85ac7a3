package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds labels whose names are not quite those expected: `id_label_1`, `label-1`, `1-label`, other
/// padding, another Unicode form. A name that fits two is not guessed at.
final class LooseLabels {
  private static final int SEVERAL = -2;

  private final LabelNaming words;
  private final List<String> examples;
  private final int[] labels;

  /// @param examples names of examples
  /// @param labels for each the position of its label, or -1; is filled in
  LooseLabels(LabelNaming words, List<String> examples, int[] labels) {
    this.words = words;
    this.examples = examples;
    this.labels = labels;
  }

  /// Gives examples without a label theirs.
  ///
  /// @param names names of files that may be labels, by their positions
  /// @param key of a name; none if it can't be a label
  /// @return the positions of those that were given
  List<Integer> match(Map<Integer, String> names, Function<String, Optional<String>> key) {
    Map<String, Integer> byKey = index(stem -> Optional.of(words.keyOfExample(stem)));
    Map<String, Integer> byNumber = index(LabelNaming::number);
    Map<String, Integer> keys = new HashMap<>();
    Map<Integer, String> wanted = new HashMap<>();
    names.forEach(
        (position, name) ->
            key.apply(FileKind.stem(name))
                .ifPresent(
                    found -> {
                      wanted.put(position, found);
                      keys.merge(found, position, (a, b) -> SEVERAL);
                    }));
    List<Integer> given = new ArrayList<>();
    for (int position : wanted.keySet().stream().sorted().toList()) {
      String found = wanted.getOrDefault(position, "");
      int example = byKey.getOrDefault(found, -1);
      if (example == -1 && !found.isEmpty() && found.chars().allMatch(c -> c >= '0' && c <= '9')) {
        example = byNumber.getOrDefault(found, -1);
      }
      if (example >= 0 && labels[example] < 0 && keys.getOrDefault(found, -1) != SEVERAL) {
        labels[example] = position;
        given.add(position);
      }
    }
    return given;
  }

  private Map<String, Integer> index(Function<String, Optional<String>> key) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      int at = i;
      // An example that has a label does not make the number of another ambiguous.
      if (labels[i] < 0) {
        key.apply(FileKind.stem(examples.get(i)))
            .ifPresent(k -> index.merge(k, at, (a, b) -> SEVERAL));
      }
    }
    return index;
  }

  static int[] none(int count) {
    int[] labels = new int[count];
    Arrays.fill(labels, -1);
    return labels;
  }
}
