package org.wavecrate.cli;

/// An argument that can't be used: what was given and what is allowed.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
