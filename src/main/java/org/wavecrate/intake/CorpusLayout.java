package org.wavecrate.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wavecrate.storage.Formatted;

/// A way in which recordings are laid out. One small class for each; `docs/import.md` says how to
/// add one.
interface CorpusLayout {
  /// All layouts, those that are recognised by the most first.
  List<CorpusLayout> ALL =
      List.of(
          new ArraysLayout(),
          new Esc50Layout(),
          new UrbanSoundLayout(),
          new SpeechCommandsLayout(),
          new AudioFolderLayout(),
          new GtzanLayout(),
          new TableLayout(),
          new SplitFoldersLayout(),
          new ClassFoldersLayout(),
          new FlatLayout());

  /// The name that `--layout` takes.
  String name();

  /// Reads a source, if it is laid out like this.
  ///
  /// @throws IOException if it is, but can't be read
  Optional<Corpus> read(SourceTree tree, IntakeOptions options) throws IOException;

  /// Reads a source as the options say, or as the first layout that recognises it.
  ///
  /// @throws IntakeException if there is no such layout, or the source is not laid out like that
  static Corpus recognise(SourceTree tree, IntakeOptions options) throws IOException {
    List<String> names = ALL.stream().map(CorpusLayout::name).toList();
    boolean auto = options.layout().equals(IntakeOptions.AUTO);
    if (!auto && !names.contains(options.layout())) {
      throw new IntakeException(
          Formatted.of(
              "--layout %s; allowed: auto, %s", options.layout(), String.join(", ", names)));
    }
    for (CorpusLayout layout : ALL) {
      if (auto || layout.name().equals(options.layout())) {
        Optional<Corpus> corpus = layout.read(tree, options);
        if (corpus.isPresent()) {
          return corpus.get();
        }
      }
    }
    throw new IntakeException(
        Formatted.of(
            "%s: is not laid out as %s; see: wavecrate import --help",
            tree.folder(), auto ? String.join(", ", names) : options.layout()));
  }
}
