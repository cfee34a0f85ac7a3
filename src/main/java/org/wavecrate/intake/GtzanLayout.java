package org.wavecrate.intake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// GTZAN: `genres/blues/blues.00042.wav`, possibly with tables of features next to them.
final class GtzanLayout implements CorpusLayout {
  private static final Pattern NAME = Pattern.compile("(\\w+)\\.\\d{5}\\.\\w+");

  @Override
  public String name() {
    return "gtzan";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) {
    if (options.table().isPresent()
        || tree.table().isPresent()
        || !options.columns().equals(TableColumns.GUESSED)) {
      return Optional.empty();
    }
    List<SourceFile> named = tree.files().stream().filter(SourceFile::isNamed).toList();
    if (named.isEmpty() || !named.stream().allMatch(GtzanLayout::fits)) {
      return Optional.empty();
    }
    List<CorpusEntry> entries =
        tree.files().stream()
            .map(
                file ->
                    CorpusEntry.of(file)
                        .withLabel(fits(file) ? Optional.of(file.folders().getLast()) : none()))
            .toList();
    return Optional.of(
        Corpus.of(name(), "files named as their folder, with five digits: GTZAN", entries));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static boolean fits(SourceFile file) {
    var match = NAME.matcher(file.fileName());
    return match.matches()
        && !file.folders().isEmpty()
        && match.group(1).equals(file.folders().getLast());
  }
}
