package org.wavecrate.gui;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.dataset.Progress;

/// Keeps work until a test lets it go, in any order and even after it was cancelled.
public final class HeldBackground implements Background {
  private final List<Held<?>> jobs = new ArrayList<>();

  @Override
  public <T> Job start(Work<? extends T> work, Receiver<? super T> receiver) {
    Held<T> held = new Held<>(work, receiver);
    jobs.add(held);
    return held;
  }

  /// How many jobs were ever started.
  public int started() {
    return jobs.size();
  }

  public boolean isCancelled(int job) {
    return jobs.get(job).cancelled;
  }

  /// Does job `job`, counted from 0, as if its cancelling had come too late.
  public void finish(int job) {
    jobs.get(job).finish();
  }

  private static final class Held<T> implements Job {
    private final Work<? extends T> work;
    private final Receiver<? super T> receiver;
    private boolean cancelled;

    Held(Work<? extends T> work, Receiver<? super T> receiver) {
      this.work = work;
      this.receiver = receiver;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    private void finish() {
      try {
        receiver.done(work.run(Progress.NONE));
      } catch (Exception e) {
        receiver.failed(e);
      }
    }
  }
}
