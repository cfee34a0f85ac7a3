package org.wavecrate.dataset;

import java.io.IOException;

/// One array file of an open dataset that can't be used. The rest of the dataset can.
public final class BadFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String reason;

  /// @param path the file, as the dataset names it
  /// @param reason why, as a sentence that the path begins
  public BadFileException(String path, String reason) {
    super(path + ": " + reason);
    this.path = path;
    this.reason = reason;
  }

  BadFileException(String path, IOException cause) {
    this(path, cause.getMessage() == null ? cause.toString() : cause.getMessage());
    initCause(cause);
  }

  public String path() {
    return path;
  }

  public String reason() {
    return reason;
  }
}
