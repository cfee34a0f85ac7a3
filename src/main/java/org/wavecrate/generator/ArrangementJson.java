package org.wavecrate.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Holds;
import org.wavecrate.dataset.LabelSource;
import org.wavecrate.dataset.PathPattern;
import org.wavecrate.dataset.SplitSource;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The keys of a recipe that say how a dataset's files are read.
final class ArrangementJson {
  private static final Map<String, Holds> HOLDS =
      new TreeMap<>(Map.of("example", Holds.EXAMPLE, "examples", Holds.EXAMPLES));
  private static final Map<String, SplitSource.Kind> SPLITS =
      RecipeJson.names(
          List.of(SplitSource.Kind.FOLDERS, SplitSource.Kind.NONE, SplitSource.Kind.TABLE),
          "folders",
          "none",
          "table");
  private static final Map<String, LabelSource.Kind> LABELS =
      RecipeJson.names(LabelSource.Kind.values(), "beside", "folder", "table", "name");
  private static final String GROUP = "(?<label>";

  private ArrangementJson() {}

  /// @param labels the recipe's labels, if it says anything of them
  static Arrangement read(Fields fields, Optional<Fields> labels) throws RecipeException {
    return new Arrangement(
        splits(fields.fields("splits")),
        fields.strings("ignore").stream().map(PathPattern::new).toList(),
        holds(fields.fields("array")),
        labels.isPresent() ? labels(labels.get().fields("source")) : LabelSource.BESIDE);
  }

  private static Optional<Holds> holds(Optional<Fields> array) throws RecipeException {
    if (array.isEmpty() || array.get().node("holds").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(array.get().choice("holds", Holds.EXAMPLE, HOLDS));
  }

  private static SplitSource splits(Optional<Fields> fields) throws RecipeException {
    if (fields.isEmpty()) {
      return SplitSource.AUTO;
    }
    Fields splits = fields.get();
    SplitSource.Kind kind = splits.choice("source", SplitSource.Kind.FOLDERS, SPLITS);
    boolean table = kind == SplitSource.Kind.TABLE;
    String file = table ? required(splits, "file", "a table within the dataset") : "";
    String key = table ? splits.string("key", "") : "";
    String value = table ? splits.string("value", "") : "";
    splits.done();
    return new SplitSource(kind, file, key, value);
  }

  private static LabelSource labels(Optional<Fields> fields) throws RecipeException {
    if (fields.isEmpty()) {
      return LabelSource.BESIDE;
    }
    Fields source = fields.get();
    LabelSource.Kind kind = source.choice("kind", LabelSource.Kind.BESIDE, LABELS);
    LabelSource read =
        switch (kind) {
          case BESIDE -> LabelSource.beside(source.string("key", ""), source.string("value", ""));
          case FOLDER -> LabelSource.FOLDER;
          case TABLE ->
              LabelSource.table(
                  files(source), source.string("key", ""), source.string("value", ""));
          case NAME -> name(source);
        };
    source.done();
    return read;
  }

  private static List<String> files(Fields source) throws RecipeException {
    Optional<JsonNode> file = source.node("file");
    boolean several = file.isPresent() && file.get().isArray() && !file.get().isEmpty();
    return several
        ? source.strings("file")
        : List.of(required(source, "file", "a table within the dataset, or a list of these"));
  }

  private static LabelSource name(Fields source) throws RecipeException {
    String allowed = "a regular expression with a group " + GROUP + "..)";
    String pattern = required(source, "pattern", allowed);
    if (!pattern.contains(GROUP)) {
      throw new RecipeException(
          Formatted.of(
              "%s: '%s' is not allowed; allowed: %s", source.path("pattern"), pattern, allowed));
    }
    try {
      return LabelSource.name(pattern);
    } catch (PatternSyntaxException e) {
      throw new RecipeException(
          Formatted.of(
              "%s: '%s' is no regular expression: %s",
              source.path("pattern"), pattern, e.getDescription()));
    }
  }

  private static String required(Fields fields, String key, String allowed) throws RecipeException {
    String text = fields.string(key, "");
    if (text.isEmpty()) {
      throw new RecipeException(
          Formatted.of("%s: is missing; allowed: %s", fields.path(key), allowed));
    }
    return text;
  }

  static void write(Arrangement arrangement, ObjectNode json) {
    SplitSource splits = arrangement.splits();
    if (splits.kind() != SplitSource.Kind.AUTO) {
      ObjectNode node = json.putObject("splits");
      node.put("source", RecipeJson.name(SPLITS, splits.kind()));
      put(node, "file", splits.file());
      put(node, "key", splits.key());
      put(node, "value", splits.value());
    }
    arrangement
        .holds()
        .ifPresent(holds -> json.withObject("/array").put("holds", RecipeJson.name(HOLDS, holds)));
    if (!arrangement.ignored().isEmpty()) {
      ArrayNode globs = json.putArray("ignore");
      arrangement.ignored().forEach(glob -> globs.add(glob.toString()));
    }
  }

  static void write(LabelSource source, ObjectNode labels) {
    if (source.equals(LabelSource.BESIDE)) {
      return;
    }
    ObjectNode node = labels.putObject("source").put("kind", source.kind().key());
    if (source.files().size() == 1) {
      node.put("file", source.files().getFirst());
    } else if (!source.files().isEmpty()) {
      ArrayNode files = node.putArray("file");
      source.files().forEach(files::add);
    }
    put(node, "key", source.key());
    put(node, "value", source.value());
    put(node, "pattern", source.pattern());
  }

  private static void put(ObjectNode node, String key, String value) {
    if (!value.isEmpty()) {
      node.put(key, value);
    }
  }
}
