package org.wavecrate.gui.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.wavecrate.intake.Found;
import org.wavecrate.intake.IntakeOptions;
import org.wavecrate.intake.IntakeOptions.Grouping;
import org.wavecrate.intake.IntakeOptions.LabelOrigin;
import org.wavecrate.intake.IntakeOptions.SplitOrigin;
import org.wavecrate.storage.Formatted;

/// One way to read what was found.
///
/// @param text as a menu shows it
/// @param is whether the options say so
/// @param choose makes the options say so
record ReadChoice(String text, Predicate<IntakeOptions> is, UnaryOperator<IntakeOptions> choose) {
  /// Where labels can come from.
  static List<ReadChoice> labels(Found found) {
    List<ReadChoice> choices = new ArrayList<>();
    choices.add(label("as the layout says", Optional.empty(), Optional.empty()));
    choices.add(label("by folder", Optional.of(LabelOrigin.FOLDER), Optional.empty()));
    choices.add(label("by file name", Optional.of(LabelOrigin.NAME), Optional.empty()));
    for (String column : found.columns()) {
      choices.add(label("column " + column, Optional.of(LabelOrigin.TABLE), Optional.of(column)));
    }
    choices.add(label("none", Optional.of(LabelOrigin.NONE), Optional.empty()));
    return choices;
  }

  private static ReadChoice label(
      String text, Optional<LabelOrigin> origin, Optional<String> column) {
    return new ReadChoice(
        text,
        options -> options.labels().equals(origin) && options.columns().label().equals(column),
        options -> options.withLabels(origin).withColumns(options.columns().withLabel(column)));
  }

  /// The ways to keep recordings together.
  static List<ReadChoice> groups(Found found) {
    List<ReadChoice> choices = new ArrayList<>();
    choices.add(group("as the layout says", Optional.empty(), Optional.empty()));
    choices.add(group("windows of a recording", Optional.of(Grouping.FILE), Optional.empty()));
    choices.add(group("recordings of a folder", Optional.of(Grouping.FOLDER), Optional.empty()));
    for (String column : found.columns()) {
      choices.add(group("column " + column, Optional.of(Grouping.COLUMN), Optional.of(column)));
    }
    return choices;
  }

  private static ReadChoice group(
      String text, Optional<Grouping> grouping, Optional<String> column) {
    return new ReadChoice(
        text,
        options -> options.grouping().equals(grouping) && options.columns().group().equals(column),
        options -> options.withGrouping(grouping).withColumns(options.columns().withGroup(column)));
  }

  /// Where splits can come from.
  static List<ReadChoice> splits(Found found) {
    List<ReadChoice> choices = new ArrayList<>();
    OptionalInt none = OptionalInt.empty();
    choices.add(split("as the layout says", Optional.empty(), none, none));
    choices.add(split("by percentage", Optional.of(SplitOrigin.FRACTIONS), none, none));
    choices.add(split("by folder", Optional.of(SplitOrigin.FOLDERS), none, none));
    NavigableSet<Integer> folds = new TreeSet<>();
    found.files().forEach(file -> file.entry().fold().ifPresent(folds::add));
    for (int test : folds) {
      Integer below = folds.lower(test);
      int validation = below == null ? folds.last() : below;
      if (validation != test) {
        choices.add(
            split(
                Formatted.of("fold %d test, %d validation", test, validation),
                Optional.empty(),
                OptionalInt.of(test),
                OptionalInt.of(validation)));
      }
    }
    return choices;
  }

  private static ReadChoice split(
      String text, Optional<SplitOrigin> origin, OptionalInt test, OptionalInt validation) {
    return new ReadChoice(
        text,
        options ->
            options.splits().equals(origin)
                && options.testFold().equals(test)
                && options.validationFold().equals(validation),
        options -> options.withSplits(origin).withTestFold(test).withValidationFold(validation));
  }

  /// The layouts.
  static List<ReadChoice> layouts(Found found) {
    List<ReadChoice> choices = new ArrayList<>();
    String recognised = String.join(", ", found.layouts().keySet());
    choices.add(layout("found: " + recognised, IntakeOptions.AUTO));
    Found.layoutNames().forEach(name -> choices.add(layout(name, name)));
    return choices;
  }

  private static ReadChoice layout(String text, String name) {
    return new ReadChoice(
        text, options -> options.layout().equals(name), options -> options.withLayout(name));
  }

  /// The one that the options say; else the first.
  static ReadChoice current(List<ReadChoice> choices, IntakeOptions options) {
    return choices.stream()
        .filter(choice -> choice.is().test(options))
        .findFirst()
        .orElse(choices.getFirst());
  }
}
