package org.wavecrate.rules;

import java.util.List;

/// One thing that a check found.
///
/// @param rule what it broke
/// @param severity how bad it is, by the recipe's word
/// @param place what it is about
/// @param problem what is wrong there, without where: what was got, what is allowed
/// @param value what was found, with its unit
/// @param limit what is allowed, with its unit
/// @param spans where in the example it shows, in order; empty if everywhere
/// @param twins the other examples it concerns
public record Finding(
    Rule rule,
    Severity severity,
    Place place,
    String problem,
    String value,
    String limit,
    List<Span> spans,
    List<Place> twins) {
  public Finding {
    spans = List.copyOf(spans);
    twins = List.copyOf(twins);
  }

  /// One sentence: where, what, got, allowed.
  public String message() {
    return place.name() + ": " + problem;
  }

  /// Whether it is about one file.
  public boolean isOfFile() {
    return place.file().isPresent();
  }
}
