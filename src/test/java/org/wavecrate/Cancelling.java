package org.wavecrate;

import java.util.function.BooleanSupplier;
import org.wavecrate.dataset.Progress;

/// Progress that nobody watches and that cancels the work.
public final class Cancelling {
  /// Cancelled before the work begins.
  public static final Progress AT_ONCE = when(() -> true);

  private Cancelling() {}

  /// @param condition asked as often as the work asks
  public static Progress when(BooleanSupplier condition) {
    return new Progress() {
      @Override
      public void report(long done, long total) {}

      @Override
      public boolean isCancelled() {
        return condition.getAsBoolean();
      }
    };
  }
}
