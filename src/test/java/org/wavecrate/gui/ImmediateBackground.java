package org.wavecrate.gui;

import java.util.concurrent.CancellationException;
import org.wavecrate.dataset.Progress;

/// Does all work at once, on the calling thread: what was asked for is there when the request
/// returns.
public final class ImmediateBackground implements Background {
  @Override
  public <T> Job start(Work<? extends T> work, Receiver<? super T> receiver) {
    try {
      receiver.done(work.run(Progress.NONE));
    } catch (CancellationException e) {
      // Nobody waits for it.
    } catch (Exception e) {
      receiver.failed(e);
    }
    return () -> {};
  }
}
