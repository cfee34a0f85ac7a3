package org.wavecrate.intake;

import java.io.IOException;
import java.util.Optional;

/// ESC-50 and ESC-10: `meta/esc50.csv`, five folds, clips of one recording by `src_file`.
final class Esc50Layout implements CorpusLayout {
  private static final TableColumns COLUMNS =
      new TableColumns(
          Optional.of("filename"),
          Optional.of("category"),
          Optional.of("src_file"),
          Optional.empty(),
          Optional.of("fold"));

  @Override
  public String name() {
    return "esc50";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) throws IOException {
    Optional<SourceFile> table = tree.find("meta/esc50.csv").or(() -> tree.find("esc50.csv"));
    return table.isEmpty() || options.table().isPresent()
        ? Optional.empty()
        : Optional.of(new CorpusTable(tree, table.get(), COLUMNS, options).read(name(), "ESC-50"));
  }
}
