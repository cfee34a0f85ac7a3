package org.wavecrate.intake;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.dataset.SplitName;

/// A file of a corpus with its label, group and split, as far as the corpus states them.
///
/// @param file where it is
/// @param label its class
/// @param group what it must not be parted from
/// @param split the split that the corpus has it in
/// @param fold the fold that the corpus has it in
@RecordBuilder
public record CorpusEntry(
    SourceFile file,
    Optional<String> label,
    Optional<String> group,
    Optional<SplitName> split,
    OptionalInt fold)
    implements CorpusEntryBuilder.With {
  static CorpusEntry of(SourceFile file) {
    return new CorpusEntry(
        file, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
  }
}
