package org.wavecrate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/// The file that keeps the stack traces users are spared.
public final class ErrorLog {
  private static final long MOST_BYTES = 1 << 20;

  private ErrorLog() {}

  /// Where it lies: the folder for programs' state, or what the property `wavecrate.log` says.
  public static Path file() {
    String set = System.getProperty("wavecrate.log", "");
    return set.isEmpty() ? ProgramFolder.STATE.find().resolve("wavecrate.log") : Path.of(set);
  }

  /// Adds an error. That it can't be written must not hide the error itself, so nothing is thrown.
  public static synchronized void add(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    try {
      Path file = file();
      Files.createDirectories(file.toAbsolutePath().getParent());
      boolean full = Files.exists(file) && Files.size(file) > MOST_BYTES;
      Files.writeString(
          file,
          Instant.now() + " " + trace + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
    } catch (IOException | RuntimeException e) {
      // Nowhere to write.
    }
  }
}
