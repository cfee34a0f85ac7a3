package org.wavecrate.intake;

import java.io.IOException;

/// Says why nothing can be imported as asked: where, what, got, allowed.
public final class IntakeException extends IOException {
  private static final long serialVersionUID = 1L;

  public IntakeException(String message) {
    super(message);
  }

  public IntakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
