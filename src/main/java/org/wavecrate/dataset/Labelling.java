package org.wavecrate.dataset;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.storage.Formatted;

/// The labels of a dataset, wherever they come from: every label is served as the `.npy` file that
/// it is or would be. Thread-safe.
final class Labelling {
  /// Examples looked at to tell whether labels are text.
  private static final int PROBED = 16;

  private static final int MOST_SHOWN = 20;

  private final LabelSource source;
  private final List<ValuesByExample> tables;
  private final Pattern pattern;
  private final List<String> stated;
  private List<Split> splits = List.of();
  private boolean alone;
  private volatile @Nullable LabelNumbers numbers;

  /// @param tables those that the source names
  /// @param stated the names of classes, if they are known
  Labelling(LabelSource source, List<ValuesByExample> tables, List<String> stated) {
    this.source = source;
    this.tables = List.copyOf(tables);
    this.stated = List.copyOf(stated);
    pattern = Pattern.compile(source.pattern());
  }

  Labelling withClasses(List<String> classes) {
    return new Labelling(source, tables, classes);
  }

  /// Tells it of all splits, since classes are numbered through all of them.
  ///
  /// @param part whether they are one split of a dataset that has more
  void bind(List<Split> all, boolean part) {
    splits = List.copyOf(all);
    alone = part;
    numbers = null;
  }

  boolean isAlone() {
    return alone;
  }

  /// Why classes have no numbers that can be relied on, if they have none.
  Optional<String> problem() {
    if (!alone || !stated.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = classes();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String quoted =
        names.stream().limit(MOST_SHOWN).map(n -> '"' + n + '"').collect(Collectors.joining(", "));
    return Optional.of(
        Formatted.of(
            "labels are text, and one split alone can't tell their numbers, since others may have"
                + " more classes; name all classes in the recipe: \"labels\": {\"classes\":"
                + " [%s%s]}",
            quoted, names.size() > MOST_SHOWN ? ", ..." : ""));
  }

  LabelSource source() {
    return source;
  }

  List<String> stated() {
    return stated;
  }

  boolean has(Example example) {
    return source.isBeside()
        ? example.block().files().hasLabel(example.indexInBlock())
        : text(example).isPresent();
  }

  /// The label of an example from a source other than files.
  Optional<String> text(Example example) {
    return switch (source.kind()) {
      case BESIDE -> Optional.empty();
      case FOLDER -> folder(example.block());
      case NAME -> found(example);
      case TABLE ->
          tables.stream()
              .filter(table -> table.isFor(example.split().name()))
              .flatMap(table -> table.of(example.path()).stream())
              .findFirst();
    };
  }

  private static Optional<String> folder(Block block) {
    String name = block.folder().endsWith(block.name()) ? block.name() : Tree.last(block.folder());
    int slash = name.indexOf('/');
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(slash < 0 ? name : name.substring(0, slash));
  }

  private Optional<String> found(Example example) {
    boolean wholePath = source.pattern().indexOf('/') >= 0;
    Matcher matcher = pattern.matcher(FileKind.stem(wholePath ? example.path() : example.name()));
    return matcher.find() ? Optional.ofNullable(matcher.group("label")) : Optional.empty();
  }

  /// @throws IOException if it can't be opened, or is text that is none of the classes
  ByteSource open(Example example) throws IOException {
    if (!source.isBeside()) {
      return numbers().label(text(example).orElse(""));
    }
    ByteSource file = example.block().files().openLabel(example.indexInBlock());
    try {
      Optional<String> text = TextArray.of(file);
      if (text.isEmpty()) {
        return file;
      }
      try (file) {
        return numbers().label(text.get());
      }
    } catch (IOException | RuntimeException | InternalError e) {
      file.close();
      throw e;
    }
  }

  Optional<Location> location(Example example) {
    return source.isBeside()
        ? example.block().files().label(example.indexInBlock())
        : Optional.empty();
  }

  /// The names of the classes if labels are text, in the order of their numbers.
  List<String> classes() {
    return isText() ? numbers().names() : List.of();
  }

  private boolean isText() {
    return !source.isBeside()
        || splits.stream()
            .anyMatch(
                split ->
                    IntStream.range(0, Math.min(PROBED, split.size()))
                        .mapToObj(split::example)
                        .filter(Example::hasLabel)
                        .anyMatch(example -> textOf(example).isPresent()));
  }

  private Optional<String> textOf(Example example) {
    if (!source.isBeside()) {
      return text(example);
    }
    if (!has(example)) {
      return Optional.empty();
    }
    try (ByteSource file = example.block().files().openLabel(example.indexInBlock())) {
      return TextArray.of(file);
    } catch (IOException | InternalError e) {
      // Reading it will tell.
      return Optional.empty();
    }
  }

  private LabelNumbers numbers() {
    LabelNumbers known = numbers;
    if (known == null) {
      synchronized (this) {
        known = numbers;
        if (known == null) {
          boolean told = source.isBeside() && !stated.isEmpty();
          known = new LabelNumbers(stated, told ? List.of() : texts());
          numbers = known;
        }
      }
    }
    return known;
  }

  private Set<String> texts() {
    Set<String> texts = new HashSet<>();
    for (Split split : splits) {
      for (int i = 0; i < split.size(); i++) {
        textOf(split.example(i)).ifPresent(texts::add);
      }
    }
    return texts;
  }
}
