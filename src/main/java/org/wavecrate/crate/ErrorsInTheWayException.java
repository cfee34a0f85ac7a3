package org.wavecrate.crate;

/// An export that is refused since the dataset has errors.
public final class ErrorsInTheWayException extends ExportException {
  private static final long serialVersionUID = 1L;

  ErrorsInTheWayException(String message) {
    super(message);
  }
}
