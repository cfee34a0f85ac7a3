package org.wavecrate.generator;

import org.wavecrate.text.Plural;

/// Labels that can't be mixed as they are served, and could be as one-hot vectors.
public final class UnmixableLabelsException extends RecipeException {
  private static final long serialVersionUID = 1L;

  private final int classes;

  UnmixableLabelsException(String what, int classes) {
    super(what + ". " + remedy(classes) + ": \"labels\": {\"encoding\": \"oneHot\"}");
    this.classes = classes;
  }

  private static String remedy(int classes) {
    return "Use one-hot labels (" + Plural.of(classes, "class") + ")";
  }

  /// The remedy, as an offer.
  public String remedy() {
    return remedy(classes);
  }
}
