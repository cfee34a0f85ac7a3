package org.wavecrate.dataset;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words that distinguish a label's file from its example's: `label` unless the recipe says
/// otherwise. Names are compared loosely: case, kind of separator, leading zeros and Unicode form
/// (NFC, NFD) make no difference.
///
/// @param example the word in the example's name, `Mels` in `piece1_Mels.npy`; or empty
/// @param label the word in the label's name, `Onsets` in `piece1_Onsets.npy`
record LabelNaming(String example, String label) {
  static final LabelNaming USUAL = new LabelNaming("", "");

  private static final Pattern SEPARATORS = Pattern.compile("[-_ .]+");
  private static final Pattern ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
  private static final Pattern EDGES = Pattern.compile("^-|-$");
  private static final Pattern USUAL_WORD = word("labels?");
  private static final Pattern COPY =
      Pattern.compile("(?i)( ?\\(\\d+\\)|[-_ ]+(copy|kopie|copie|copia)( ?\\(?\\d+\\)?)?)$");

  private static Pattern word(String regex) {
    return Pattern.compile("(?<!\\p{L})(?:" + regex + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE);
  }

  boolean isUsual() {
    return label.isEmpty();
  }

  /// The common part of names that belong together.
  static String key(String stem) {
    String key = SEPARATORS.matcher(stem).replaceAll("-");
    key = ZEROS.matcher(key).replaceAll("");
    key = EDGES.matcher(key).replaceAll("");
    return Normalizer.normalize(key, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /// The key of an example.
  String keyOfExample(String stem) {
    return example.isEmpty() ? key(stem) : without(word(Pattern.quote(example)), stem).orElse(stem);
  }

  /// The key of the example that a file of this name would label, if it is named like a label.
  Optional<String> keyOfLabel(String stem) {
    return without(isUsual() ? USUAL_WORD : word(Pattern.quote(label)), stem);
  }

  private static Optional<String> without(Pattern word, String stem) {
    Matcher found = word.matcher(stem);
    int start = -1;
    int end = -1;
    while (found.find()) {
      start = found.start();
      end = found.end();
    }
    return start < 0
        ? Optional.empty()
        : Optional.of(key(stem.substring(0, start) + "-" + stem.substring(end)));
  }

  /// The name without what programs add to that of a copy: `id-1 (1)`, `id-1 - Copy`.
  static Optional<String> original(String stem) {
    Matcher copy = COPY.matcher(stem);
    return copy.find() && copy.start() > 0
        ? Optional.of(stem.substring(0, copy.start()).replaceFirst("[-_ ]+$", ""))
        : Optional.empty();
  }

  /// The last number in a name, without leading zeros.
  static Optional<String> number(String stem) {
    int end = stem.length();
    while (end > 0 && !NaturalOrder.isDigit(stem.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && NaturalOrder.isDigit(stem.charAt(start - 1))) {
      start--;
    }
    return start == end ? Optional.empty() : Optional.of(key(stem.substring(start, end)));
  }
}
