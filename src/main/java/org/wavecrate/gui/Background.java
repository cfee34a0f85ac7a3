package org.wavecrate.gui;

import org.wavecrate.dataset.Progress;

/// Runs blocking work off the JavaFX thread. Called on the JavaFX thread, and answers there.
public interface Background {
  /// Starts `work`. Exactly one of [Receiver#done] and [Receiver#failed] follows, or neither after
  /// a cancel.
  <T> Job start(Work<? extends T> work, Receiver<? super T> receiver);

  /// Counts something that is done elsewhere as work under way, until the job is cancelled.
  default Job await() {
    return () -> {};
  }

  /// Blocking work that tells how far it has come and leaves early when nobody wants it any more.
  @FunctionalInterface
  interface Work<T> {
    T run(Progress progress) throws Exception;
  }

  /// Receives the outcome of the work.
  interface Receiver<T> {
    void done(T result);

    void failed(Throwable reason);

    /// @param fraction how much is done, from 0 to 1; negative while that is not known
    default void progressed(double fraction) {}
  }

  /// Work under way.
  @FunctionalInterface
  interface Job {
    /// Asks the work to stop; its receiver hears no more of it.
    void cancel();
  }
}
