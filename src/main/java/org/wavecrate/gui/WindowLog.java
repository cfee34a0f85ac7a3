package org.wavecrate.gui;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.wavecrate.ErrorLog;

/// Keeps what is logged while the window is open in the program's error log, and stderr clean.
final class WindowLog {
  /// Kept, or the level set on it would be forgotten with it.
  private static final Logger TOOLKIT = Logger.getLogger("javafx");

  private WindowLog() {}

  /// JavaFX complains about a class path, which it works with.
  static void silenceToolkit() {
    TOOLKIT.setLevel(Level.SEVERE);
  }

  /// Also catches what nobody else catches on the JavaFX thread.
  static void toErrorLog() {
    silenceToolkit();
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new ToErrorLog());
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> ErrorLog.add(error));
  }

  private static final class ToErrorLog extends Handler {
    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        Throwable reason = entry.getThrown();
        ErrorLog.add(
            reason == null
                ? new IllegalStateException(entry.getMessage())
                : new IllegalStateException(entry.getMessage(), reason));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
