package org.wavecrate;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.wavecrate.dataset.Progress;

/// Progress that remembers what it was told, from any thread, and never cancels.
public final class ToldProgress implements Progress {
  private final Collection<String> told = new ConcurrentLinkedQueue<>();

  /// All that was told, such as `3 of 7`, in order.
  public Collection<String> told() {
    return told;
  }

  @Override
  public void report(long done, long total) {
    told.add(done + " of " + total);
  }

  @Override
  public boolean isCancelled() {
    return false;
  }
}
