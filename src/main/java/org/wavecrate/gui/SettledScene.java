package org.wavecrate.gui;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Waits until a scene is laid out and its background work is done. Layout may start work, whose
/// result may ask for another layout. On the JavaFX thread; no clock is involved.
///
/// @param scene what is looked at
/// @param background where its work is done
record SettledScene(Scene scene, TaskBackground background) {
  CompletableFuture<Void> reached() {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    look(reached);
    return reached;
  }

  private void look(CompletableFuture<Void> reached) {
    try {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    } catch (RuntimeException e) {
      reached.completeExceptionally(e);
      return;
    }
    if (background.running().get() == 0) {
      reached.complete(null);
      return;
    }
    background
        .running()
        .addListener(
            new ChangeListener<Number>() {
              @Override
              public void changed(
                  ObservableValue<? extends Number> running, Number was, Number now) {
                if (now.intValue() == 0) {
                  running.removeListener(this);
                  // Not before the last result has arrived where it belongs.
                  Platform.runLater(() -> look(reached));
                }
              }
            });
  }
}
