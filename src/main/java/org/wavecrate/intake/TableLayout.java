package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavecrate.storage.Formatted;

/// Any table with a column that names recordings: the one given, or one that names at least half of
/// them.
final class TableLayout implements CorpusLayout {
  private static final long LARGEST_GUESSED_BYTES = 1L << 28;
  private static final int DEEPEST_GUESSED = 2;
  private static final double LEAST_SHARE = 0.5;

  @Override
  public String name() {
    return "table";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) throws IOException {
    if (options.table().isPresent()) {
      return Optional.of(read(tree, given(tree, options.table().get()), options));
    }
    if (tree.table().isPresent()) {
      return Optional.of(read(tree, tree.table().get(), options));
    }
    List<SourceFile> candidates =
        tree.files().stream()
            .filter(file -> SourceTree.isTable(file.fileName()))
            .filter(file -> file.folders().size() <= DEEPEST_GUESSED)
            .filter(file -> file.bytes() > 0 && file.bytes() <= LARGEST_GUESSED_BYTES)
            .toList();
    Optional<Corpus> bySplit = SplitTables.read(tree, candidates, name(), options);
    if (bySplit.stream()
        .flatMap(corpus -> corpus.entries().stream())
        .anyMatch(entry -> entry.label().isPresent())) {
      return bySplit;
    }
    Optional<IntakeException> refused = Optional.empty();
    for (SourceFile candidate : candidates) {
      try {
        var table = new CorpusTable(tree, candidate, TableColumns.GUESSED, options);
        if (table.share() < LEAST_SHARE) {
          continue;
        }
      } catch (IntakeException e) {
        // Some other kind of table, unless the user names its columns.
        refused = Optional.of(e);
        continue;
      }
      return Optional.of(read(tree, candidate, options));
    }
    if (refused.isPresent() && options.columns().file().isPresent()) {
      throw refused.get();
    }
    return bySplit;
  }

  private Corpus read(SourceTree tree, SourceFile table, IntakeOptions options) throws IOException {
    return new CorpusTable(tree, table, TableColumns.GUESSED, options)
        .read(name(), "a table of recordings");
  }

  /// The table that the user names, which may lie elsewhere.
  private static SourceFile given(SourceTree tree, Path table) throws IOException {
    Path given = Files.exists(table) ? table : tree.folder().resolve(table);
    if (!Files.exists(given)) {
      throw new IntakeException(Formatted.of("--table %s: there is no such file", table));
    }
    Path real = given.toRealPath();
    for (SourceFile file : tree.files()) {
      if (file.path().getFileName().equals(given.getFileName())
          && file.path().toRealPath().equals(real)) {
        return file;
      }
    }
    return new SourceFile(given, given.getFileName().toString(), 0, 0);
  }
}
