package org.wavecrate.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// AudioFolder of Hugging Face: one `metadata.csv` or `metadata.jsonl` a folder, whose column
/// `file_name` begins at it. Folders may name splits.
final class AudioFolderLayout implements CorpusLayout {
  private static final Set<String> TABLES = Set.of("metadata.csv", "metadata.jsonl");
  private static final TableColumns COLUMNS =
      TableColumns.GUESSED.withFile(Optional.of("file_name"));

  @Override
  public String name() {
    return "audiofolder";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) throws IOException {
    List<SourceFile> tables =
        tree.files().stream().filter(file -> TABLES.contains(file.fileName())).toList();
    if (tables.isEmpty() || options.table().isPresent()) {
      return Optional.empty();
    }
    RecordingFolders folders = RecordingFolders.of(tree);
    Map<String, CorpusEntry> named = new HashMap<>();
    Map<String, String> rejected = new HashMap<>();
    Set<String> columns = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SourceFile table : tables) {
      if (DataTable.read(table.path()).column("file_name").isEmpty()) {
        return Optional.empty();
      }
      Corpus corpus = new CorpusTable(tree, table, COLUMNS, options).read(name(), "AudioFolder");
      corpus.entries().forEach(entry -> named.put(entry.file().name(), entry));
      columns.addAll(corpus.columns());
      missing.addAll(corpus.missing());
      notes.addAll(corpus.notes());
      names.add(table.name());
      corpus.rejected().forEach(rejected::putIfAbsent);
    }
    List<CorpusEntry> entries = new ArrayList<>();
    for (SourceFile file : tree.files()) {
      CorpusEntry entry = named.get(file.name());
      if (entry != null) {
        rejected.remove(file.name());
        entries.add(entry.split().isPresent() ? entry : entry.withSplit(folders.split(file)));
      }
    }
    names.forEach(rejected::remove);
    String evidence = tables.getFirst().name() + ": AudioFolder";
    return Optional.of(
        new Corpus(
            name(), evidence, entries, rejected, names, List.copyOf(columns), missing, notes));
  }
}
