package org.wavecrate.npy;

import java.lang.foreign.MemorySegment;

/// A mapped file was released, to be replaced, while it was read. A kind of what the virtual
/// machine throws for one that another program cut short, and handled where that is.
public final class UnmappedError extends InternalError {
  private static final long serialVersionUID = 1L;

  private UnmappedError(IllegalStateException cause) {
    super("was replaced while it was open; open the dataset again", cause);
  }

  /// The exception for a failed access to mapped memory.
  ///
  /// @param memory what was accessed
  /// @param failure how that failed; thrown on if the memory is still there
  public static UnmappedError of(MemorySegment memory, IllegalStateException failure) {
    if (memory.scope().isAlive()) {
      throw failure;
    }
    return new UnmappedError(failure);
  }

  /// Why a mapped file can't be read any more, as a sentence that its name begins.
  public static String reason(InternalError error) {
    return error instanceof UnmappedError
        ? String.valueOf(error.getMessage())
        : "was cut short while it was read";
  }
}
