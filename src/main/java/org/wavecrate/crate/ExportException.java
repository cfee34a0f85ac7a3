package org.wavecrate.crate;

import java.io.IOException;

/// An export that can't be, or that failed; nothing of it was left behind. The message is a
/// sentence.
public class ExportException extends IOException {
  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }

  ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
