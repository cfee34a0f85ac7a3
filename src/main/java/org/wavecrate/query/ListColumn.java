package org.wavecrate.query;

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
import org.wavecrate.survey.Sort.By;

/// The columns of lists of examples, in the window and of `wavecrate list`. A value is a text, a
/// number, true or false, or a list of these; it is empty where there is none, such as the level of
/// silence or the peak of features, and where it is not known yet.
public enum ListColumn {
  PATH("path", "Path", By.PLACE, row -> Optional.of(row.example().path())),
  SPLIT("split", "Split", By.PLACE, row -> Optional.of(row.example().split().name().canonical())),
  BLOCK("block", "Block", By.PLACE, row -> Optional.of(row.example().block().name())),
  FILE("file", "Name", By.NAME, row -> Optional.of(row.example().name())),
  LABEL("label", "Label", By.LABEL, ListedExample::label),
  CLASS("class", "Class", By.LABEL, ListedExample::classes),
  DURATION(
      "durationS",
      "Duration s",
      By.DURATION,
      3,
      row -> row.number(Column.DURATION),
      "dur",
      "duration"),
  LENGTH("length", "Length", By.DURATION, 0, row -> row.count(Column.LENGTH), "samples", "frames"),
  SHAPE("shape", "Shape", By.SHAPE, row -> row.facts().shape().map(shape -> shape.axes())),
  DTYPE("dtype", "Type", By.SHAPE, row -> row.facts().kind().map(kind -> kind.dtype().numpyName())),
  CHANNELS("channels", "Channels", By.CHANNELS, 0, row -> row.count(Column.CHANNELS)),
  PEAK(
      "peakDb", "Peak dBFS", By.PEAK, 1, row -> ListedExample.finite(row.facts().peakDb()), "peak"),
  RMS("rmsDb", "RMS dBFS", By.RMS, 1, row -> ListedExample.finite(row.facts().rmsDb()), "rms"),
  CREST("crestDb", "Crest dB", By.CREST, 1, row -> row.number(Column.CREST), "crest"),
  CENTROID(
      "centroidHz", "Centroid Hz", By.CENTROID, 0, row -> row.number(Column.CENTROID), "centroid"),
  CLIPPED("clipped", "Clipped", By.CLIPPED, 0, row -> row.count(Column.CLIPPED)),
  DC("dcOffset", "DC offset", By.DC, 4, row -> ListedExample.finite(row.facts().dcOffset()), "dc"),
  MEAN("mean", "Mean", Optional.empty(), 4, row -> row.number(Column.MEAN)),
  DEVIATION("std", "Deviation", Optional.empty(), 4, row -> row.number(Column.DEVIATION)),
  INVALID("invalid", "NaN or infinite", Optional.empty(), 0, row -> row.count(Column.INVALID)),
  BLOCK_SIZE("blockSize", "Block size", By.BLOCK_SIZE, 0, row -> row.count(Column.BLOCK_SIZE)),
  SILENT("silent", "Silent", row -> Optional.of(row.facts().peakDb() == Float.NEGATIVE_INFINITY)),
  MARKED(
      "marked",
      "Mark",
      By.MARKED,
      row -> Optional.of(row.dataset().marks().note(row.row()).isPresent())),
  NOTE("note", "Note", By.MARKED, row -> row.dataset().marks().note(row.row()).map(note -> note)),
  PROBLEM("problem", "Problem", row -> row.facts().problem().map(Facts.Problem::reason)),
  BAD("bad", "Bad", row -> Optional.of(row.dataset().isBad(row.row()))),
  RULES("rules", "Rules", row -> Optional.of(rules(row)));

  /// The columns of a table for people unless told otherwise.
  public static final List<ListColumn> USUAL =
      List.of(PATH, LABEL, DURATION, DTYPE, SHAPE, PEAK, RMS, CENTROID);

  /// All but those that need a check.
  public static final List<ListColumn> MEASURED =
      List.copyOf(EnumSet.complementOf(EnumSet.of(BAD, RULES)));

  private final String key;
  private final String title;
  private final Optional<By> sort;
  private final int decimals;
  private final Function<ListedExample, Optional<?>> value;
  private final Set<String> names;

  ListColumn(String key, String title, Function<ListedExample, Optional<?>> value) {
    this(key, title, Optional.empty(), 0, value);
  }

  ListColumn(String key, String title, By sort, Function<ListedExample, Optional<?>> value) {
    this(key, title, Optional.of(sort), 0, value);
  }

  ListColumn(
      String key,
      String title,
      By sort,
      int decimals,
      Function<ListedExample, Optional<?>> value,
      String... others) {
    this(key, title, Optional.of(sort), decimals, value, others);
  }

  ListColumn(
      String key,
      String title,
      Optional<By> sort,
      int decimals,
      Function<ListedExample, Optional<?>> value,
      String... others) {
    this.key = key;
    this.title = title;
    this.sort = sort;
    this.decimals = decimals;
    this.value = value;
    names =
        Stream.concat(Stream.of(key), Arrays.stream(others))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Its name in JSON and CSV, with the unit.
  public String key() {
    return key;
  }

  /// Its name in a heading, with the unit.
  public String title() {
    return title;
  }

  /// The order by this column, if there is one.
  public Optional<By> sort() {
    return sort;
  }

  /// Whether it holds figures, which line up at the right.
  public boolean isNumber() {
    return switch (this) {
      case DURATION, LENGTH, CHANNELS, PEAK, RMS, CREST, CENTROID, CLIPPED, DC -> true;
      case MEAN, DEVIATION, INVALID, BLOCK_SIZE -> true;
      default -> false;
    };
  }

  /// Whether it is unknown until the example was read.
  private boolean isMeasured() {
    return switch (this) {
      case PATH, SPLIT, BLOCK, FILE, BLOCK_SIZE, MARKED, NOTE, RULES -> false;
      default -> true;
    };
  }

  /// Whether it says what a check found.
  public boolean needsCheck() {
    return this == BAD || this == RULES;
  }

  public Optional<?> of(ListedExample row) {
    return isMeasured() && !row.isKnown() ? Optional.empty() : value.apply(row);
  }

  /// For people: rounded, and empty where there is no value.
  public String text(ListedExample row) {
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
  public String exact(ListedExample row) {
    return of(row).map(this::words).orElse("");
  }

  private String words(Object value) {
    String sign = this == SHAPE ? "x" : ", ";
    return value instanceof List<?> all
        ? all.stream().map(String::valueOf).collect(Collectors.joining(sign))
        : value.toString();
  }

  /// The columns of these names; each may be the key or the word that filters use.
  ///
  /// @throws IllegalArgumentException if there is none of a name, in a sentence
  public static List<ListColumn> named(List<String> names) {
    return names.stream().map(String::strip).map(ListColumn::named).toList();
  }

  private static ListColumn named(String name) {
    return Arrays.stream(values())
        .filter(column -> column.names.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Formatted.of(
                        "there is no column '%s'; allowed: %s",
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
