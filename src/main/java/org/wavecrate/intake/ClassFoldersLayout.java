package org.wavecrate.intake;

import java.util.List;
import java.util.Optional;

/// A folder for each class.
final class ClassFoldersLayout implements CorpusLayout {
  @Override
  public String name() {
    return "folders";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) {
    RecordingFolders folders = RecordingFolders.of(tree);
    List<CorpusEntry> entries =
        tree.files().stream()
            .map(file -> CorpusEntry.of(file).withLabel(folders.label(file)))
            .toList();
    long classes =
        entries.stream()
            .filter(entry -> entry.file().isNamed())
            .map(CorpusEntry::label)
            .flatMap(Optional::stream)
            .distinct()
            .count();
    return classes == 0
        ? Optional.empty()
        : Optional.of(Corpus.of(name(), "a folder for each class", entries));
  }
}
