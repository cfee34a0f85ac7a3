package org.wavecrate.npy;

import java.io.IOException;

/// Says why bytes are no array that can be read: what was found and what is allowed.
///
/// @since 0.1.0
public final class NpyException extends IOException {
  private static final long serialVersionUID = 1L;

  public NpyException(String message) {
    super(message);
  }

  public NpyException(String message, Throwable cause) {
    super(message, cause);
  }
}
