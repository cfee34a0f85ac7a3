package org.wavecrate.cli;

import java.util.Locale;
import org.wavecrate.crate.ExportProgress;

/// Tells on stderr how far an export has come.
final class ExportConsole implements ExportProgress, AutoCloseable {
  private volatile ConsoleProgress current = new ConsoleProgress("exporting");

  @Override
  public void stage(Stage stage, String file) {
    current.close();
    current = new ConsoleProgress(stage.name().toLowerCase(Locale.ROOT) + " " + file);
  }

  @Override
  public void report(long done, long total) {
    current.report(done, total);
  }

  @Override
  public boolean isCancelled() {
    return current.isCancelled();
  }

  @Override
  public void close() {
    current.close();
  }
}
