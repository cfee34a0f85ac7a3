package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.Recordings;
import org.wavecrate.work.Workers;

/// The contents and layout of the sources: read once, planned any number of times.
///
/// @param layouts the corpora by the name of their layout and what it was recognised by
/// @param files recordings that could be opened, in natural order
/// @param copies for each recording that is a copy of another one the name of the first of these
/// @param byFolders what the folders of each file say of it, by its name
/// @param count how many files there are, without tables
/// @param rejected why the others can't be taken, by name
/// @param columns of the tables that were read
/// @param missing names that a table has and no file
/// @param passedOver what is not among the files and why, such as tables and hidden folders
/// @param notes what else its user should know
public record Found(
    Map<String, String> layouts,
    List<ProbedFile> files,
    Map<String, String> copies,
    Map<String, CorpusEntry> byFolders,
    int count,
    Map<String, String> rejected,
    List<String> columns,
    List<String> missing,
    Map<String, String> passedOver,
    List<String> notes) {
  /// The names that a layout can have, `auto` aside.
  public static List<String> layoutNames() {
    return CorpusLayout.ALL.stream().map(CorpusLayout::name).toList();
  }

  /// Whether a folder holds recordings and no arrays, as far as a quick look tells.
  public static boolean isLikely(Path folder) {
    return SourceTree.holdsRecordings(folder);
  }

  /// Whether a file is named like a recording or a table of some.
  public static boolean isSource(Path file) {
    return Recordings.isNamed(file) || SourceTree.isTable(file.getFileName().toString());
  }

  /// Lists, recognises and opens all that lies in the sources.
  ///
  /// @throws IOException if a source is not there, or is not laid out as the options say
  public static Found in(List<Path> sources, IntakeOptions options, Progress progress)
      throws IOException {
    List<SourceTree> trees = trees(sources, progress);
    Map<String, String> layouts = new LinkedHashMap<>();
    List<CorpusEntry> entries = new ArrayList<>();
    Map<String, CorpusEntry> byFolders = new TreeMap<>(NaturalOrder.NATURAL);
    Map<String, String> rejected = new TreeMap<>(NaturalOrder.NATURAL);
    Set<String> columns = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    Map<String, String> passedOver = new TreeMap<>(NaturalOrder.NATURAL);
    List<String> notes = new ArrayList<>();
    Set<String> prefixes = new HashSet<>();
    int count = 0;
    for (SourceTree tree : trees) {
      String prefix = trees.size() == 1 ? "" : prefix(tree, prefixes);
      Corpus corpus = CorpusLayout.recognise(tree, options);
      layouts.merge(corpus.layout(), corpus.evidence(), (a, b) -> a + "; " + b);
      RecordingFolders folders = RecordingFolders.of(tree);
      for (CorpusEntry entry : corpus.entries()) {
        SourceFile file = entry.file();
        SourceFile renamed = file.withName(prefix + file.name());
        entries.add(entry.withFile(renamed));
        byFolders.put(
            renamed.name(), entry.withLabel(folders.label(file)).withSplit(folders.split(file)));
      }
      corpus.rejected().forEach((name, why) -> rejected.put(prefix + name, why));
      tree.leftOut().forEach((name, why) -> rejected.put(prefix + name, why));
      columns.addAll(corpus.columns());
      corpus.missing().forEach(name -> missing.add(prefix + name));
      notes.addAll(corpus.notes());
      tree.passedOver().forEach((name, why) -> passedOver.put(prefix + name, why));
      corpus.tables().forEach(name -> passedOver.put(prefix + name, "table that was read"));
      count += corpus.entries().size() + corpus.rejected().size() + tree.leftOut().size();
    }
    Probe probe = Probe.of(entries, options.rateHz(), Workers.processors(), progress);
    rejected.putAll(probe.rejected());
    Map<String, String> copies = Copies.of(probe.files(), Workers.processors(), progress);
    return new Found(
        layouts,
        probe.files(),
        copies,
        byFolders,
        count,
        rejected,
        List.copyOf(columns),
        missing,
        passedOver,
        notes);
  }

  /// A tree for each folder and table, and one for all single recordings of a folder.
  private static List<SourceTree> trees(List<Path> sources, Progress progress) throws IOException {
    List<SourceTree> trees = new ArrayList<>();
    Map<Path, SourceTree> singles = new LinkedHashMap<>();
    Set<Path> seen = new HashSet<>();
    for (Path source : sources) {
      SourceTree tree = SourceTree.of(source, progress);
      if (!seen.add(source.toRealPath())) {
        continue;
      }
      if (Files.isDirectory(source) || tree.table().isPresent()) {
        trees.add(tree);
      } else {
        singles.merge(tree.folder(), tree, SourceTree::with);
      }
    }
    trees.addAll(singles.values());
    return trees;
  }

  private static String prefix(SourceTree tree, Set<String> taken) {
    Path name = tree.folder().toAbsolutePath().normalize().getFileName();
    String base = name == null ? "source" : name.toString();
    String prefix = base;
    for (int i = 2; !taken.add(prefix); i++) {
      prefix = base + "-" + i;
    }
    return prefix + "/";
  }
}
