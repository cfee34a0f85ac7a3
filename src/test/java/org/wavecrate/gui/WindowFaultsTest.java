package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What would fail a test of the window.
class WindowFaultsTest {
  private final TaskBackground background = new TaskBackground();

  @BeforeEach
  void watch() {
    Toolkit.start();
    WindowFaults.watch();
  }

  @AfterEach
  void close() {
    background.close();
  }

  private static IllegalStateException fault() {
    return new IllegalStateException("by a fault");
  }

  @Test
  void anExceptionOnTheJavaFxThreadIsFound() throws Exception {
    Platform.runLater(
        () -> {
          throw fault();
        });
    assertThat(WindowFaults.stop()).singleElement().asString().contains("by a fault");
  }

  @Test
  void anExceptionOfAListenerIsFound() throws Exception {
    SimpleStringProperty text = new SimpleStringProperty("");
    text.addListener(
        (property, was, now) -> {
          throw fault();
        });
    Toolkit.get(
        () -> {
          text.set("changed");
          return true;
        });
    assertThat(WindowFaults.stop()).singleElement().asString().contains("by a fault");
  }

  @Test
  void anExceptionOfAnotherThreadIsFound() throws Exception {
    Thread other =
        new Thread(
            () -> {
              throw fault();
            });
    other.start();
    other.join();
    assertThat(WindowFaults.stop()).singleElement().asString().contains("by a fault");
  }

  @Test
  void workThatFailsByAFaultIsFoundWhateverItsReceiverDoes() throws Exception {
    fail(fault());
    assertThat(WindowFaults.stop()).singleElement().asString().contains("by a fault");
  }

  @Test
  void aFileThatCanNotBeReadIsNoFault() throws Exception {
    fail(new IOException("no such file"));
    assertThat(WindowFaults.stop()).isEmpty();
  }

  private void fail(Exception reason) throws Exception {
    Toolkit.get(
        () ->
            background.start(
                progress -> {
                  throw reason;
                },
                new Background.Receiver<Object>() {
                  @Override
                  public void done(Object result) {}

                  @Override
                  public void failed(Throwable why) {}
                }));
    while (Toolkit.get(() -> background.running().get() > 0)) {
      Thread.sleep(2);
    }
  }
}
