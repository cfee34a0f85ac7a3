package org.wavecrate.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Holds;
import org.wavecrate.dataset.LabelSource;
import org.wavecrate.dataset.PathPattern;
import org.wavecrate.dataset.SplitSource;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The keys of a recipe that say how a dataset's files are read: `splits`, `ignore`,
/// `array.holds` and `labels.source`.
final class ArrangementJson {
  private static final Map<String, Holds> HOLDS =
      new TreeMap<>(Map.of("example", Holds.EXAMPLE, "examples", Holds.EXAMPLES));
  private static final Map<String, SplitSource.Kind> SPLITS =
      JsonNames.of(
          List.of(SplitSource.Kind.FOLDERS, SplitSource.Kind.NONE, SplitSource.Kind.TABLE),
          "folders",
          "none",
          "table");
  private static final Map<String, LabelSource.Kind> LABELS =
      JsonNames.of(LabelSource.Kind.values(), "beside", "folder", "table", "name");
  private static final String GROUP = "(?<label>";

  private static final RecordSchema<SplitSource> SPLIT_SOURCE =
      RecordSchema.of(
          SplitSource.class,
          JsonKey.choice("source", SplitSource.Kind.FOLDERS, SPLITS).as("kind"),
          JsonKey.text(
                  "file",
                  (fields, key, before) ->
                      isTable(before) ? required(fields, key, "a table within the dataset") : "")
              .writtenUnless(""),
          ofTable("key"),
          ofTable("value"));

  private static final RecordSchema<LabelSource> LABEL_SOURCE =
      RecordSchema.of(
          LabelSource.class,
          JsonKey.choice("kind", LabelSource.Kind.BESIDE, LABELS),
          JsonKey.of(
                  "file",
                  (fields, key, before) -> isTable(before) ? files(fields, key) : List.<String>of(),
                  (json, key, value) -> {
                    if (value.size() == 1) {
                      json.put(key, value.getFirst());
                    } else {
                      ArrayNode files = json.putArray(key);
                      value.forEach(files::add);
                    }
                  })
              .as("files")
              .writtenUnless(List.of()),
          ofLabels("key"),
          ofLabels("value"),
          JsonKey.text(
                  "pattern",
                  (fields, key, before) ->
                      before.apply("kind") == LabelSource.Kind.NAME ? pattern(fields, key) : "")
              .writtenUnless(""));

  static final RecordSchema<Arrangement> SCHEMA =
      RecordSchema.of(
          Arrangement.class,
          JsonKey.object("source", LabelSource.BESIDE, LABEL_SOURCE)
              .in("labels", LabelSource.BESIDE)
              .writtenUnless(LabelSource.BESIDE)
              .as("labels"),
          JsonKey.object("splits", SplitSource.AUTO, SPLIT_SOURCE).writtenUnless(SplitSource.AUTO),
          JsonKey.optionalChoice("holds", HOLDS)
              .in("array", Optional.empty())
              .writtenUnless(Optional.empty()),
          JsonKey.of(
                  "ignore",
                  (fields, key, before) ->
                      fields.strings(key).stream().map(PathPattern::new).toList(),
                  (json, key, value) -> {
                    ArrayNode patterns = json.putArray(key);
                    value.forEach(pattern -> patterns.add(pattern.toString()));
                  })
              .as("ignored")
              .writtenUnless(List.of()));

  private ArrangementJson() {}

  /// A key that tables have.
  private static JsonKey<String> ofTable(String name) {
    return JsonKey.text(
            name, (fields, key, before) -> isTable(before) ? fields.string(key, "") : "")
        .writtenUnless("");
  }

  /// A key that tables and labels beside examples have.
  private static JsonKey<String> ofLabels(String name) {
    return JsonKey.text(
            name,
            (fields, key, before) ->
                isTable(before) || before.apply("kind") == LabelSource.Kind.BESIDE
                    ? fields.string(key, "")
                    : "")
        .writtenUnless("");
  }

  private static boolean isTable(Function<String, Object> before) {
    Object kind = before.apply("kind");
    return kind == SplitSource.Kind.TABLE || kind == LabelSource.Kind.TABLE;
  }

  private static List<String> files(Fields source, String key) throws RecipeException {
    Optional<JsonNode> file = source.node(key);
    boolean several = file.isPresent() && file.get().isArray() && !file.get().isEmpty();
    return several
        ? source.strings(key)
        : List.of(required(source, key, "a table within the dataset, or a list of these"));
  }

  private static String pattern(Fields source, String key) throws RecipeException {
    String allowed = "a regular expression with a group " + GROUP + "..)";
    String pattern = required(source, key, allowed);
    if (!pattern.contains(GROUP)) {
      throw new RecipeException(
          Formatted.of("%s: '%s' is not allowed; allowed: %s", source.path(key), pattern, allowed));
    }
    try {
      return Pattern.compile(pattern).pattern();
    } catch (PatternSyntaxException e) {
      throw new RecipeException(
          Formatted.of(
              "%s: '%s' is no regular expression: %s",
              source.path(key), pattern, e.getDescription()));
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
}
