package org.wavecrate.query;

import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Example;
import org.wavecrate.survey.ClassNames;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Facts;

/// An example in a list: what [ListColumn] reads.
///
/// @param dataset measured, and checked if a column needs that
/// @param classNames by class number; may be empty
/// @param row of the example
public record ListedExample(SurveyedDataset dataset, List<String> classNames, int row) {
  Example example() {
    return table().rows().example(row);
  }

  ExampleTable table() {
    return dataset.table();
  }

  /// Whether it is measured.
  boolean isKnown() {
    return table().isKnown(row);
  }

  Facts facts() {
    return table().facts(row).orElseThrow();
  }

  /// The number that filters compare; empty where there is none, such as the level of silence.
  Optional<Object> number(Column column) {
    double value = column.of(table(), row, dataset.sampleRateHz());
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  Optional<Object> count(Column column) {
    return number(column).map(value -> Math.round((double) value));
  }

  /// A level as it is kept, without the digits that a wider type would add.
  static Optional<Object> finite(float value) {
    return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /// Numbers of the classes that the label names: one, or a list of several.
  Optional<Object> classes() {
    return oneOrAll(table().classes(row));
  }

  /// Their names; the numbers of those that have none.
  Optional<Object> label() {
    return oneOrAll(
        table().classes(row).stream()
            .map(number -> ClassNames.isNamed(number, classNames) ? name(number) : number)
            .toList());
  }

  private Object name(long number) {
    return ClassNames.of(number, classNames);
  }

  private static Optional<Object> oneOrAll(List<? extends Object> all) {
    return switch (all.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(all.getFirst());
      default -> Optional.of(all);
    };
  }
}
