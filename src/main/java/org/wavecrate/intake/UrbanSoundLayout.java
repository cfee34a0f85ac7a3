package org.wavecrate.intake;

import java.io.IOException;
import java.util.Optional;

/// UrbanSound8K: `metadata/UrbanSound8K.csv`, ten folds, slices of one recording by `fsID`.
final class UrbanSoundLayout implements CorpusLayout {
  private static final TableColumns COLUMNS =
      new TableColumns(
          Optional.of("slice_file_name"),
          Optional.of("class"),
          Optional.of("fsID"),
          Optional.empty(),
          Optional.of("fold"));

  @Override
  public String name() {
    return "urbansound8k";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) throws IOException {
    Optional<SourceFile> table = tree.find("UrbanSound8K.csv");
    return table.isEmpty() || options.table().isPresent()
        ? Optional.empty()
        : Optional.of(
            new CorpusTable(tree, table.get(), COLUMNS, options).read(name(), "UrbanSound8K"));
  }
}
