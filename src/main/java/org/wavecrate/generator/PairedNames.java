package org.wavecrate.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;

/// Files that come in pairs by their names, `piece1_Mels.npy` and `piece1_Onsets.npy`: examples and
/// labels, most likely.
///
/// @param example the word in the names of examples
/// @param label the word in the names of labels
/// @param pairs how many pairs there are
/// @param sample one file of them
public record PairedNames(String example, String label, int pairs, String sample) {
  private static final int LEAST = 2;

  /// Partners are neighbours; after so many there is none.
  private static final int MOST_WITHOUT = 1000;

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private static final Set<String> LABELS =
      Set.of(
          "label",
          "labels",
          "target",
          "targets",
          "y",
          "onset",
          "onsets",
          "annotation",
          "annotations",
          "ann",
          "gt",
          "truth",
          "groundtruth",
          "mask",
          "masks",
          "roll",
          "pianoroll",
          "class",
          "classes",
          "tag",
          "tags",
          "events",
          "event",
          "beats",
          "notes",
          "frames",
          "f0",
          "pitch",
          "clean",
          "output",
          "out",
          "ref",
          "reference",
          "text",
          "tokens",
          "phonemes");

  /// Two channels of one sound are no example and label.
  private static final Set<String> SIDES = Set.of("l", "r", "left", "right");

  /// Pairs that hold for every file of the dataset's blocks, if they do.
  static Optional<PairedNames> of(Dataset dataset) {
    for (boolean last : new boolean[] {true, false}) {
      Optional<PairedNames> found = find(dataset, last);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<PairedNames> find(Dataset dataset, boolean last) {
    TreeSet<String> words = new TreeSet<>();
    int pairs = 0;
    String sample = "";
    for (Split split : dataset.splits()) {
      Map<String, List<String>> byRest = new HashMap<>();
      for (int i = 0; i < split.size(); i++) {
        String path = split.example(i).path();
        String stem = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        List<MatchResult> found =
            WORD.matcher(stem).region(stem.lastIndexOf('/') + 1, stem.length()).results().toList();
        if (found.isEmpty()) {
          return Optional.empty();
        }
        MatchResult word = last ? found.getLast() : found.getFirst();
        String rest = stem.substring(0, word.start()) + "\0" + stem.substring(word.end());
        words.add(word.group());
        if (words.size() > 2 || i == MOST_WITHOUT && words.size() < 2) {
          return Optional.empty();
        }
        byRest.computeIfAbsent(rest, r -> new ArrayList<>(2)).add(word.group());
        sample = path;
      }
      if (byRest.values().stream().anyMatch(pair -> pair.size() != 2)) {
        return Optional.empty();
      }
      pairs += byRest.size();
    }
    boolean sides = words.stream().allMatch(word -> SIDES.contains(word.toLowerCase(Locale.ROOT)));
    if (words.size() != 2 || pairs < LEAST || sides) {
      return Optional.empty();
    }
    boolean firstIsLabel =
        LABELS.contains(words.first().toLowerCase(Locale.ROOT))
            && !LABELS.contains(words.last().toLowerCase(Locale.ROOT));
    return Optional.of(
        firstIsLabel
            ? new PairedNames(words.last(), words.first(), pairs, sample)
            : new PairedNames(words.first(), words.last(), pairs, sample));
  }
}
