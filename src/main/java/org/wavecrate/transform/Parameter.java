package org.wavecrate.transform;

import java.util.Optional;

/// One setting of a transform: what a recipe may say, a screen shows and the docs list.
///
/// @param name the key in the recipe, with its unit
/// @param kind what kind of value
/// @param fallback the value where the recipe says nothing: Double, Integer or Boolean
/// @param isRequired whether the recipe must say it
/// @param unit the unit as one writes it behind a number, such as `dB`; empty for none
/// @param least the smallest number allowed
/// @param most the largest number allowed
/// @since 0.1.0
public record Parameter(
    String name,
    Kind kind,
    Optional<Object> fallback,
    boolean isRequired,
    String unit,
    double least,
    double most) {
  /// The kind of value.
  public enum Kind {
    NUMBER,
    INTEGER,
    BOOLEAN,
    /// A path, absolute or relative to the recipe's place.
    FOLDER,
    /// A list of at least one transform.
    TRANSFORMS
  }

  /// How likely a transform is applied at all: the first parameter of every transform.
  public static final Parameter PROBABILITY = number("probability", 0.5, "", 0, 1);

  static Parameter number(String name, double fallback, String unit, double least, double most) {
    return new Parameter(name, Kind.NUMBER, Optional.of(fallback), false, unit, least, most);
  }

  static Parameter integer(String name, int fallback, String unit, int least, int most) {
    return new Parameter(name, Kind.INTEGER, Optional.of(fallback), false, unit, least, most);
  }

  /// A whole number that may stay unsaid.
  static Parameter optionalInteger(String name, int least, int most) {
    return new Parameter(name, Kind.INTEGER, Optional.empty(), false, "", least, most);
  }

  static Parameter flag(String name, boolean fallback) {
    return new Parameter(name, Kind.BOOLEAN, Optional.of(fallback), false, "", 0, 0);
  }

  static Parameter folder(String name) {
    return new Parameter(name, Kind.FOLDER, Optional.empty(), true, "", 0, 0);
  }

  static Parameter transforms(String name) {
    return new Parameter(name, Kind.TRANSFORMS, Optional.empty(), true, "", 0, 0);
  }

  /// The allowed values, as error messages and docs put them: `-120 to 120 dB`.
  public String allowed() {
    String range = text(least) + " to " + text(most) + (unit.isEmpty() ? "" : " " + unit);
    return switch (kind) {
      case NUMBER -> range;
      case INTEGER -> "whole numbers from " + range;
      case BOOLEAN -> "true, false";
      case FOLDER -> "the path of a folder";
      case TRANSFORMS -> "a list of one transform or more";
    };
  }

  /// A number without a needless `.0`.
  static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
