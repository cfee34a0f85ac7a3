package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts JavaFX for the tests of a class, and fails each test during which nobody caught an
/// exception, on the JavaFX thread or another, or work in the background failed by a fault of the
/// program.
public final class WindowFaults
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
  /// Kept, or its handler would be forgotten with it.
  private static final Logger ROOT = Logger.getLogger("");

  private static final List<String> FOUND = new ArrayList<>();
  private static final Handler HANDLER = new Collecting();

  @Override
  public void beforeAll(ExtensionContext context) {
    Toolkit.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    watch();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    assertThat(String.join("\n", stop())).as("faults that nobody caught").isEmpty();
  }

  static void watch() {
    take();
    ROOT.addHandler(HANDLER);
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> add(thread.getName(), error));
  }

  /// @return what was found and not taken
  static List<String> stop() throws Exception {
    // What was still to be done is done.
    Toolkit.get(() -> true);
    ROOT.removeHandler(HANDLER);
    Thread.setDefaultUncaughtExceptionHandler(null);
    return take();
  }

  /// What was found since the last call, with stack traces.
  static List<String> take() {
    synchronized (FOUND) {
      List<String> found = List.copyOf(FOUND);
      FOUND.clear();
      return found;
    }
  }

  private static void add(String where, Throwable error) {
    synchronized (FOUND) {
      FOUND.add(where + ": " + Throwables.getStackTrace(error));
    }
  }

  /// A file that can't be read is none.
  private static boolean isFault(Throwable reason) {
    return reason instanceof Error
        || reason instanceof RuntimeException
            && !(reason instanceof UncheckedIOException || reason instanceof CancellationException);
  }

  private static final class Collecting extends Handler {
    @Override
    public void publish(LogRecord entry) {
      Throwable reason = entry.getThrown();
      if (reason != null
          && isFault(reason)
          && entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        add(entry.getMessage(), reason);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
