package org.wavecrate.dataset;

import java.io.IOException;

/// Says why a folder or file is no dataset that can be opened: what was looked for, what was found.
///
/// @since 0.1.0
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1L;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
