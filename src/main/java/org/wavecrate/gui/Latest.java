package org.wavecrate.gui;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;

/// One kind of background work of which only the newest request counts: each cancels the one
/// before, and what an overtaken one still delivers is dropped.
public final class Latest {
  private final Background background;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private @Nullable Object current;
  private Background.@Nullable Job job;

  public Latest(Background background) {
    this.background = background;
  }

  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /// How much of the newest request is done, from 0 to 1; negative while that is not known.
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /// Forgets the request before this one and starts `work`.
  public <T> void start(
      Background.Work<? extends T> work,
      Consumer<? super T> done,
      Consumer<? super Throwable> failed) {
    cancel();
    Object request = new Object();
    current = request;
    progress.set(-1);
    running.set(true);
    Background.Job started =
        background.start(
            work,
            new Background.Receiver<T>() {
              @Override
              public void done(T result) {
                finish(request, () -> done.accept(result));
              }

              @Override
              public void failed(Throwable reason) {
                finish(request, () -> failed.accept(reason));
              }

              @Override
              public void progressed(double fraction) {
                if (current == request) {
                  progress.set(fraction);
                }
              }
            });
    // Where work runs at once it is over by now.
    job = current == request ? started : null;
  }

  /// Forgets the request under way, if there is one.
  public void cancel() {
    Background.Job overtaken = job;
    current = null;
    job = null;
    running.set(false);
    if (overtaken != null) {
      overtaken.cancel();
    }
  }

  /// Running ends once the result has been taken: between the two, nothing would be there.
  private void finish(Object request, Runnable taking) {
    if (current != request) {
      return;
    }
    current = null;
    job = null;
    try {
      taking.run();
    } finally {
      if (current == null) {
        running.set(false);
      }
    }
  }
}
