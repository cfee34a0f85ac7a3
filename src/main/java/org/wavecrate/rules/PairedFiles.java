package org.wavecrate.rules;

import org.wavecrate.generator.Suggestions;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Files in pairs that may be examples and their labels.
final class PairedFiles extends CheckRule {
  PairedFiles() {
    super(
        "paired-names",
        "Files in pairs",
        Severity.ERROR,
        "All files come in pairs by their names, such as `a_Mels.npy` and `a_Onsets.npy`: most"
            + " likely examples and their labels, and both would be trained on as examples.",
        "Say which word is the label's: `\"labels\": {\"source\": {\"kind\": \"beside\", \"key\":"
            + " \"Mels\", \"value\": \"Onsets\"}}`; or turn this rule off.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    Suggestions.pairs(evidence.rows().dataset())
        .ifPresent(
            pairs ->
                found.dataset(
                    Formatted.of(
                        "%s of files by the words '%s' and '%s', such as %s; each was taken for an"
                            + " example",
                        Plural.of(pairs.pairs(), "pair"),
                        pairs.example(),
                        pairs.label(),
                        pairs.sample()),
                    Plural.of(pairs.pairs(), "pair"),
                    "examples and labels told apart"));
  }
}
