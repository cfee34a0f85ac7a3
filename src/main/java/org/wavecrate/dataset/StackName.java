package org.wavecrate.dataset;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Information in the name of a file whose array may hold many examples: `X_train.npy`,
/// `train_labels.npy`, `batch-3.npy`.
///
/// @param role what its values are, as far as the name says
/// @param split which split it belongs to
/// @param key what it has in common with its labels: all other words and numbers
/// @param plain whether it has no words but those of role and split
/// @param numbered whether it is one of several by number
/// @param batch whether a word says that it is one of several parts
record StackName(
    Role role,
    Optional<SplitName> split,
    String key,
    boolean plain,
    boolean numbered,
    boolean batch) {
  enum Role {
    EXAMPLES,
    LABELS,
    UNSAID
  }

  private static final Pattern WORD =
      Pattern.compile("\\p{Lu}?[\\p{Ll}\\p{Lo}]+|\\p{Lu}+(?!\\p{Ll})|\\d+");

  private static final Set<String> EXAMPLES =
      Set.of(
          "x",
          "xs",
          "data",
          "dataset",
          "feature",
          "features",
          "feat",
          "feats",
          "input",
          "inputs",
          "audio",
          "audios",
          "wave",
          "waves",
          "waveform",
          "waveforms",
          "wav",
          "wavs",
          "signal",
          "signals",
          "sample",
          "samples",
          "sound",
          "sounds",
          "example",
          "examples",
          "clip",
          "clips",
          "mel",
          "mels",
          "melspec",
          "melspecs",
          "spec",
          "specs",
          "spectrogram",
          "spectrograms",
          "mfcc",
          "mfccs",
          "logmel",
          "logmels",
          "array",
          "arrays",
          "arr");

  private static final Set<String> LABELS =
      Set.of(
          "y",
          "ys",
          "label",
          "labels",
          "target",
          "targets",
          "class",
          "classes",
          "category",
          "categories",
          "tag",
          "tags",
          "annotation",
          "annotations",
          "onehot",
          "gt",
          "output",
          "outputs");

  private static final Set<String> PARTS =
      Set.of("batch", "batches", "minibatch", "minibatches", "chunk", "chunks", "shard", "shards");

  /// @param name a file name that ends in `.npy`
  static StackName of(String name) {
    String stem = name.substring(0, name.length() - LabelNames.SUFFIX.length());
    boolean examples = false;
    boolean labels = false;
    boolean batch = false;
    boolean numbered = false;
    boolean plain = true;
    Optional<SplitName> split = Optional.empty();
    StringBuilder key = new StringBuilder();
    for (String found : WORD.matcher(stem).results().map(MatchResult::group).toList()) {
      for (String word : parts(found.toLowerCase(Locale.ROOT))) {
        Optional<SplitName> named = isWord(word) ? SplitName.of(word) : Optional.empty();
        if (named.isPresent() && split.isEmpty()) {
          split = named;
        } else if (EXAMPLES.contains(word)) {
          examples = true;
        } else if (LABELS.contains(word)) {
          labels = true;
        } else {
          boolean digits = NaturalOrder.isDigit(word.charAt(0));
          numbered |= digits;
          batch |= PARTS.contains(word);
          plain &= digits;
          key.append(' ').append(digits ? word.replaceFirst("^0+(?=.)", "") : word);
        }
      }
    }
    Role role = labels ? Role.LABELS : examples ? Role.EXAMPLES : Role.UNSAID;
    String all = split.map(SplitName::canonical).orElse("") + key;
    return new StackName(role, split, all, plain, numbered, batch);
  }

  private static boolean isWord(String word) {
    return !NaturalOrder.isDigit(word.charAt(0));
  }

  /// `xtrain` and `testy` are two words to those who write them.
  private static String[] parts(String word) {
    int last = word.length() - 1;
    if (last > 1 && "xy".indexOf(word.charAt(0)) >= 0 && isSplit(word.substring(1))) {
      return new String[] {word.substring(0, 1), word.substring(1)};
    }
    if (last > 1 && "xy".indexOf(word.charAt(last)) >= 0 && isSplit(word.substring(0, last))) {
      return new String[] {word.substring(0, last), word.substring(last)};
    }
    return new String[] {word};
  }

  private static boolean isSplit(String word) {
    return SplitName.of(word).isPresent();
  }
}
