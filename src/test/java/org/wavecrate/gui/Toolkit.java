package org.wavecrate.gui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// The JavaFX thread, for tests.
public final class Toolkit {
  /// For machines that are busy with other things.
  private static final int PATIENCE_S = 90;

  private Toolkit() {}

  /// Starts it, once in all tests.
  public static void start() {
    try {
      CompletableFuture<Void> started = new CompletableFuture<>();
      Platform.startup(() -> started.complete(null));
      Platform.setImplicitExit(false);
      started.join();
    } catch (IllegalStateException e) {
      // Another test has started it.
    }
  }

  /// Does `work` there and waits for what it returns.
  public static <T> T get(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | AssertionError e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  /// Starts something there and waits until it is complete.
  public static <T> T await(Callable<CompletableFuture<T>> work) throws Exception {
    return get(work).get(PATIENCE_S, TimeUnit.SECONDS);
  }
}
