package org.wavecrate.rules;

import java.util.List;

/// The description of a rule, shared by all its findings.
public interface Rule {
  /// The name in JSON and in recipes, such as `missing-label`.
  String code();

  /// The name for people, such as `Example without a label`.
  String title();

  /// How bad its findings are unless the recipe says otherwise.
  Severity severity();

  /// The fault it looks for and why that matters, in a sentence or two.
  String explanation();

  /// The remedy, in one sentence.
  String fix();

  /// The limits that a recipe may set.
  List<Limit> limits();
}
