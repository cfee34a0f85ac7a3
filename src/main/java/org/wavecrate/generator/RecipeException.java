package org.wavecrate.generator;

import java.io.IOException;

/// Says which key of a recipe can't be used, its value, and what is allowed.
///
/// @since 0.1.0
public sealed class RecipeException extends IOException permits UnmixableLabelsException {
  private static final long serialVersionUID = 1L;

  public RecipeException(String message) {
    super(message);
  }

  RecipeException(String message, Throwable cause) {
    super(message, cause);
  }
}
