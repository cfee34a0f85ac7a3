package org.wavecrate.transform;

/// A parameter that can't be what it is. The message begins with its key and says what is allowed.
public final class ParameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private ParameterException(String message) {
    super(message);
  }

  /// @param key the parameter
  /// @param reason its value and what is allowed, as the rest of a sentence
  public ParameterException(String key, String reason) {
    super(key + ": " + reason);
  }

  /// The same of a transform within a list.
  ///
  /// @param place where it is, such as `transforms[2]`
  public ParameterException within(String place) {
    return new ParameterException(place + "." + getMessage());
  }
}
