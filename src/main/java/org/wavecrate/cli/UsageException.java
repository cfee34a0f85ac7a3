package org.wavecrate.cli;

import org.wavecrate.storage.Formatted;

/// An argument that can't be used: what was given and what is allowed.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  /// Refuses a number of an option: `--epoch -1; allowed: 0 or more`.
  ///
  /// @param allowed whether it can be used
  /// @param range which numbers can
  static void unless(boolean allowed, String option, long number, String range) {
    if (!allowed) {
      throw new UsageException(Formatted.of("%s %d; allowed: %s", option, number, range));
    }
  }
}
