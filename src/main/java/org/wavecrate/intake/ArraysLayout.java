package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Arrays with labels of their own, or arrays of many examples named by split. Other arrays are
/// laid out as recordings are.
final class ArraysLayout implements CorpusLayout {
  @Override
  public String name() {
    return "arrays";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) {
    List<StoredArray> arrays =
        tree.files().stream().map(SourceFile::array).flatMap(Optional::stream).toList();
    long labelled = arrays.stream().filter(StoredArray::hasLabel).count();
    boolean named =
        arrays.stream().anyMatch(each -> each.example().isRow() && each.split().isPresent());
    boolean asked = options.layout().equals(name());
    if (arrays.isEmpty() || !asked && (options.table().isPresent() || labelled == 0 && !named)) {
      return Optional.empty();
    }
    List<CorpusEntry> entries = new ArrayList<>();
    Map<String, String> rejected = new TreeMap<>();
    for (SourceFile file : tree.files()) {
      CorpusEntry entry = CorpusEntry.of(file);
      if (file.array().isPresent()) {
        StoredArray array = file.array().get();
        entry = entry.withSplit(array.split());
        if (array.hasLabel()) {
          try {
            Optional<String> label = array.label();
            if (label.isEmpty()) {
              rejected.put(
                  file.name(),
                  "its label is not one class; allowed: a class number, a one-hot vector, a name");
              continue;
            }
            entry = entry.withLabel(label);
          } catch (BadFileException e) {
            rejected.put(file.name(), "its label can't be read: " + e.reason());
            continue;
          }
        }
      }
      entries.add(entry);
    }
    String evidence =
        labelled > 0
            ? Formatted.of(
                "%,d of %s %s labels of their own",
                labelled, Plural.of(arrays.size(), "array"), Plural.either(labelled, "has", "have"))
            : "arrays of many examples, named by split";
    return Optional.of(
        new Corpus(name(), evidence, entries, rejected, Set.of(), List.of(), List.of(), List.of()));
  }
}
