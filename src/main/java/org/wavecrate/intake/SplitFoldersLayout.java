package org.wavecrate.intake;

import java.util.List;
import java.util.Optional;

/// A folder for each split, and in it one for each class, or the other way round.
final class SplitFoldersLayout implements CorpusLayout {
  @Override
  public String name() {
    return "split-folders";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) {
    RecordingFolders folders = RecordingFolders.of(tree);
    List<CorpusEntry> entries =
        tree.files().stream()
            .map(
                file ->
                    CorpusEntry.of(file)
                        .withLabel(folders.label(file))
                        .withSplit(folders.split(file)))
            .toList();
    List<CorpusEntry> named = entries.stream().filter(entry -> entry.file().isNamed()).toList();
    boolean split =
        named.stream().allMatch(entry -> entry.split().isPresent())
            && named.stream().map(CorpusEntry::split).distinct().count() > 1;
    return split
        ? Optional.of(Corpus.of(name(), "a folder for each split", entries))
        : Optional.empty();
  }
}
