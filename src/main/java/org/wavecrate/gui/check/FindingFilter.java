package org.wavecrate.gui.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;

/// The filter of the list of findings.
///
/// @param words all of which stand in a finding's path, message or rule, in upper or lower case
/// @param severities how bad they are
/// @param split where they lie; those that concern several splits lie in each
record FindingFilter(List<String> words, Set<Severity> severities, Optional<SplitName> split) {
  FindingFilter {
    words = List.copyOf(words);
    severities = Set.copyOf(severities);
  }

  /// @param text words with spaces between them
  static FindingFilter of(String text, Set<Severity> severities, Optional<SplitName> split) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    return new FindingFilter(
        Arrays.stream(words).filter(word -> !word.isEmpty()).toList(), severities, split);
  }

  boolean passes(Finding finding) {
    return severities.contains(finding.severity())
        && isInSplit(finding)
        && (words.isEmpty() || hasWords(finding));
  }

  private boolean isInSplit(Finding finding) {
    return split.isEmpty()
        || finding.place().split().isEmpty()
        || finding.place().split().equals(split);
  }

  private boolean hasWords(Finding finding) {
    String text =
        String.join(
                "\n",
                finding.place().path(),
                finding.message(),
                finding.rule().code(),
                finding.rule().title())
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
