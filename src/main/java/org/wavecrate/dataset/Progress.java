package org.wavecrate.dataset;

/// Receives progress of blocking work and cancels it.
///
/// @since 0.1.0
public interface Progress {
  /// Reports nothing and is never cancelled.
  Progress NONE =
      new Progress() {
        @Override
        public void report(long done, long total) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// @param done how much is done
  /// @param total how much there is; 0 while that is not known
  void report(long done, long total);

  boolean isCancelled();

  /// Leaves the work if it was cancelled.
  default void throwIfCancelled() {
    if (isCancelled()) {
      throw new java.util.concurrent.CancellationException("cancelled");
    }
  }
}
