package org.wavecrate.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.wavecrate.npy.UnmappedError;

/// One array file of an open dataset that can't be used. The rest of the dataset can.
///
/// @since 0.1.0
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

  /// A file that was readable when the dataset was opened, for those who ask for names alone.
  static UncheckedIOException changed(String path, Throwable cause) {
    var changed =
        new BadFileException(
            path,
            cause instanceof UnmappedError error
                ? UnmappedError.reason(error)
                : "was changed while it was open");
    changed.initCause(cause);
    return new UncheckedIOException(changed.getMessage(), changed);
  }

  /// The reason why names could not be read.
  ///
  /// @param failure what asking an example for its name led to
  public static BadFileException of(UncheckedIOException failure) {
    if (failure.getCause() instanceof BadFileException bad) {
      return bad;
    }
    throw failure;
  }

  public String path() {
    return path;
  }

  public String reason() {
    return reason;
  }
}
