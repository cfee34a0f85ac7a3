package org.wavecrate.decode;

import java.io.IOException;

/// Says why a file can't be decoded. The message lacks the file's name.
public final class DecodeException extends IOException {
  private static final long serialVersionUID = 1L;

  public DecodeException(String message) {
    super(message);
  }

  public DecodeException(String message, Throwable cause) {
    super(message, cause);
  }
}
