package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds folders of labels next to folders of examples, by name: `features` and `labels`, `X` and
/// `y`, `train_x` and `train_y`, `train` and `train_labels`.
final class LabelFolders {
  private static final Set<String> EXAMPLE_WORDS =
      Set.of(
          "features",
          "feature",
          "feats",
          "feat",
          "x",
          "xs",
          "data",
          "inputs",
          "input",
          "audio",
          "audios",
          "wav",
          "wavs",
          "sounds",
          "sound",
          "samples",
          "examples",
          "mels",
          "mel",
          "melspec",
          "spectrograms",
          "spectrogram",
          "specs",
          "clips",
          "waveforms",
          "arrays",
          "npy");

  private static final Set<String> LABEL_WORDS =
      Set.of(
          "labels",
          "label",
          "y",
          "ys",
          "targets",
          "target",
          "annotations",
          "annotation",
          "gt",
          "groundtruth");

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Tree tree;
  private final Map<String, List<String>> named = new ConcurrentHashMap<>();

  LabelFolders(Tree tree) {
    this.tree = tree;
  }

  private static List<String> words(String name) {
    return List.of(SEPARATORS.split(name.toLowerCase(Locale.ROOT)));
  }

  private static Optional<List<String>> without(String name, Set<String> dropped) {
    List<String> words = new ArrayList<>(words(name));
    return words.removeIf(dropped::contains) ? Optional.of(words) : Optional.empty();
  }

  /// The folders directly below a path that are named like labels: mostly none.
  private List<String> named(String path) {
    return named.computeIfAbsent(
        path,
        p ->
            tree.folders(p).stream()
                .filter(name -> without(name, LABEL_WORDS).isPresent())
                .toList());
  }

  /// The one among the folders named like labels that holds those of `folder`.
  private static Optional<String> labelsOf(String folder, List<String> named) {
    if (named.isEmpty() || named.contains(folder)) {
      return Optional.empty();
    }
    List<String> rest = without(folder, EXAMPLE_WORDS).orElseGet(() -> words(folder));
    List<String> found =
        named.stream()
            .filter(other -> without(other, LABEL_WORDS).filter(rest::equals).isPresent())
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// The folders below a path that may hold examples.
  List<String> examples(String path) {
    List<String> folders = tree.folders(path);
    List<String> named = named(path);
    if (named.isEmpty()) {
      return folders;
    }
    boolean flat = tree.holdsArrays(path);
    Set<String> labels =
        folders.stream()
            .flatMap(name -> labelsOf(name, named).stream())
            .collect(Collectors.toUnmodifiableSet());
    return folders.stream()
        .filter(name -> !labels.contains(name) && !(flat && isOwnLabels(name, folders)))
        .toList();
  }

  /// "b/labels" beside "b/id-1.npy".
  private static boolean isOwnLabels(String name, List<String> siblings) {
    return siblings.size() == 1 && without(name, LABEL_WORDS).filter(List::isEmpty).isPresent();
  }

  /// Where the labels of a block lie if they have a folder of their own: beside the block's or
  /// beside one that it lies in, with the same folders below.
  Optional<String> of(String block) {
    for (String name : named(block)) {
      List<String> below = tree.folders(block);
      if (isOwnLabels(name, below) && tree.holdsArrays(Tree.join(block, name))) {
        return Optional.of(Tree.join(block, name));
      }
    }
    for (int end = block.length(); end > 0; end = block.lastIndexOf('/', end - 1)) {
      String folder = block.substring(0, end);
      int slash = folder.lastIndexOf('/');
      String parent = slash < 0 ? "" : folder.substring(0, slash);
      String rest = block.substring(end);
      Optional<String> labels =
          labelsOf(folder.substring(slash + 1), named(parent))
              .map(name -> Tree.join(parent, name) + rest)
              .filter(tree::holdsArrays);
      if (labels.isPresent()) {
        return labels;
      }
    }
    return Optional.empty();
  }
}
