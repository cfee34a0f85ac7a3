package org.wavecrate.intake;

import java.util.Optional;

/// Recordings without labels.
final class FlatLayout implements CorpusLayout {
  @Override
  public String name() {
    return "flat";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) {
    return Optional.of(
        Corpus.of(
            name(),
            "recordings without class folders or a table",
            tree.files().stream().map(CorpusEntry::of).toList()));
  }
}
