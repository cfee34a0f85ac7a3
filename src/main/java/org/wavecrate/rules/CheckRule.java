package org.wavecrate.rules;

import java.util.List;

/// A rule that can look for what breaks it. One class each, without state.
abstract class CheckRule implements Rule {
  private final String code;
  private final String title;
  private final Severity severity;
  private final String explanation;
  private final String fix;
  private final List<Limit> limits;

  CheckRule(
      String code,
      String title,
      Severity severity,
      String explanation,
      String fix,
      Limit... limits) {
    this.code = code;
    this.title = title;
    this.severity = severity;
    this.explanation = explanation;
    this.fix = fix;
    this.limits = List.of(limits);
  }

  @Override
  public final String code() {
    return code;
  }

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final Severity severity() {
    return severity;
  }

  @Override
  public final String explanation() {
    return explanation;
  }

  @Override
  public final String fix() {
    return fix;
  }

  @Override
  public final List<Limit> limits() {
    return limits;
  }

  /// @param evidence what was read
  /// @param limits this rule's
  /// @param found takes the findings, in any order
  abstract void find(Evidence evidence, Limits limits, Findings found);

  @Override
  public final String toString() {
    return code;
  }
}
