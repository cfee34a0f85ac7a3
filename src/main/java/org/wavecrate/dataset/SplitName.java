package org.wavecrate.dataset;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The parts of a dataset by their canonical names.
///
/// @since 0.1.0
public enum SplitName {
  TRAIN("train"),
  VALIDATION("validation"),
  TEST("test");

  private static final Pattern WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?!\\p{Ll})");

  private static final Map<String, SplitName> WORDS =
      Map.ofEntries(
          Map.entry("train", TRAIN),
          Map.entry("training", TRAIN),
          Map.entry("trainset", TRAIN),
          Map.entry("tr", TRAIN),
          Map.entry("val", VALIDATION),
          Map.entry("valid", VALIDATION),
          Map.entry("validation", VALIDATION),
          Map.entry("valset", VALIDATION),
          Map.entry("dev", VALIDATION),
          Map.entry("devset", VALIDATION),
          Map.entry("cv", VALIDATION),
          Map.entry("test", TEST),
          Map.entry("testing", TEST),
          Map.entry("testset", TEST),
          Map.entry("tt", TEST),
          Map.entry("eval", TEST),
          Map.entry("evaluation", TEST));

  private final String canonical;

  SplitName(String canonical) {
    this.canonical = canonical;
  }

  /// The name as it stands in JSON and on the command line.
  public String canonical() {
    return canonical;
  }

  /// The split that a folder or zip of this name holds, if a whole word of its name says so, in
  /// any case and parted by anything but letters: `train data`, `nsynth-valid`, `audio_test2`,
  /// `TRAIN`, `cv`. A capital within a name begins a word too: `trainData`. The first such word
  /// decides.
  public static Optional<SplitName> of(String folder) {
    return WORD.matcher(folder)
        .results()
        .map(word -> Optional.ofNullable(WORDS.get(word.group().toLowerCase(Locale.ROOT))))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
