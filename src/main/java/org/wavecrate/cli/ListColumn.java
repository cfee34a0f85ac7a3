package org.wavecrate.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.Facts;

/// The columns of `wavecrate list`. A value is a text, a number, true or false, or a list of these;
/// it is empty where there is none, such as the level of silence or the peak of features.
enum ListColumn {
  PATH("path", row -> Optional.of(row.example().path())),
  SPLIT("split", row -> Optional.of(row.example().split().name().canonical())),
  BLOCK("block", row -> Optional.of(row.example().block().name())),
  FILE("file", row -> Optional.of(row.example().name())),
  LABEL("label", ListedExample::label),
  CLASS("class", ListedExample::classes),
  DURATION("durationS", 3, row -> row.number(Column.DURATION), "dur", "duration"),
  LENGTH("length", 0, row -> row.count(Column.LENGTH), "samples", "frames"),
  SHAPE("shape", row -> row.facts().shape().map(shape -> shape.axes())),
  DTYPE("dtype", row -> row.facts().kind().map(kind -> kind.dtype().numpyName())),
  CHANNELS("channels", 0, row -> row.count(Column.CHANNELS)),
  PEAK("peakDb", 1, row -> ListedExample.finite(row.facts().peakDb()), "peak"),
  RMS("rmsDb", 1, row -> ListedExample.finite(row.facts().rmsDb()), "rms"),
  CREST("crestDb", 1, row -> row.number(Column.CREST), "crest"),
  CENTROID("centroidHz", 0, row -> row.number(Column.CENTROID), "centroid"),
  CLIPPED("clipped", 0, row -> row.count(Column.CLIPPED)),
  DC("dcOffset", 4, row -> ListedExample.finite(row.facts().dcOffset()), "dc"),
  BLOCK_SIZE("blockSize", 0, row -> row.count(Column.BLOCK_SIZE)),
  SILENT("silent", row -> Optional.of(row.facts().peakDb() == Float.NEGATIVE_INFINITY)),
  MARKED("marked", row -> Optional.of(row.marks().isMarked(row.row()))),
  NOTE("note", row -> row.marks().note(row.row()).map(note -> note)),
  PROBLEM("problem", row -> row.facts().problem().map(Facts.Problem::reason)),
  BAD("bad", row -> Optional.of(row.dataset().isBad(row.row()))),
  RULES("rules", row -> Optional.of(rules(row)));

  /// What a table for people shows unless told otherwise.
  static final List<ListColumn> USUAL =
      List.of(PATH, LABEL, DURATION, DTYPE, SHAPE, PEAK, RMS, CENTROID);

  /// All but those that need a check.
  static final List<ListColumn> MEASURED =
      List.copyOf(EnumSet.complementOf(EnumSet.of(BAD, RULES)));

  private final String key;
  private final int decimals;
  private final Function<ListedExample, Optional<?>> value;
  private final Set<String> names;

  ListColumn(String key, Function<ListedExample, Optional<?>> value) {
    this(key, 0, value);
  }

  ListColumn(
      String key, int decimals, Function<ListedExample, Optional<?>> value, String... others) {
    this.key = key;
    this.decimals = decimals;
    this.value = value;
    names =
        Stream.concat(Stream.of(key), Arrays.stream(others))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Its name in JSON and CSV, with the unit.
  String key() {
    return key;
  }

  /// Whether it holds figures, which line up at the right.
  boolean isNumber() {
    return switch (this) {
      case DURATION, LENGTH, CHANNELS, PEAK, RMS, CREST, CENTROID, CLIPPED, DC, BLOCK_SIZE -> true;
      default -> false;
    };
  }

  /// Whether it says what a check found.
  boolean needsCheck() {
    return this == BAD || this == RULES;
  }

  Optional<?> of(ListedExample row) {
    return value.apply(row);
  }

  /// For people: rounded, and empty where there is no value.
  String text(ListedExample row) {
    return of(row).map(this::text).orElse("");
  }

  private String text(Object value) {
    return switch (value) {
      case Float number -> Formatted.of("%." + decimals + "f", number);
      case Double number -> Formatted.of("%." + decimals + "f", number);
      default -> words(value);
    };
  }

  /// With all digits, for other programs.
  String exact(ListedExample row) {
    return of(row).map(this::words).orElse("");
  }

  private String words(Object value) {
    String sign = this == SHAPE ? "x" : ", ";
    return value instanceof List<?> all
        ? all.stream().map(String::valueOf).collect(Collectors.joining(sign))
        : value.toString();
  }

  /// The columns of these names; each may be the key or the word that filters use.
  static List<ListColumn> named(List<String> names) {
    return names.stream().map(String::strip).map(ListColumn::named).toList();
  }

  private static ListColumn named(String name) {
    return Arrays.stream(values())
        .filter(column -> column.names.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    Formatted.of(
                        "--columns: there is no column '%s'; allowed: %s",
                        name,
                        Arrays.stream(values())
                            .map(ListColumn::key)
                            .collect(Collectors.joining(", ")))));
  }

  private static List<String> rules(ListedExample row) {
    return row.dataset().checked().of(row.row()).stream()
        .map(finding -> finding.rule().code())
        .distinct()
        .toList();
  }
}
