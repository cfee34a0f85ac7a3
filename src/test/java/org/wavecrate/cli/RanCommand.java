package org.wavecrate.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wavecrate.dataset.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The output and exit code of a command that ran in this Java.
///
/// @param err without the lines that tell a slow machine's user how far work has come
public record RanCommand(int code, String out, String err) {
  private static final Pattern PROGRESS =
      Pattern.compile("(?m)^[^:\n]+: [\\d,]+( of [\\d,]+ \\(\\d+ %\\).*)?\n");

  private record NoWindow() implements WindowLauncher {
    @Override
    public int open(Optional<Path> dataset) {
      throw new UnsupportedOperationException("tests open no window");
    }

    @Override
    public List<Path> snapshot(Path dataset, Path directory, Progress progress) {
      throw new UnsupportedOperationException("tests open no window");
    }

    @Override
    public void film(Path dataset, Path file) {
      throw new UnsupportedOperationException("tests open no window");
    }
  }

  /// Runs a command that opens no window.
  public static RanCommand of(String... args) {
    return of(new NoWindow(), args);
  }

  static RanCommand of(WindowLauncher window, String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      int code = CommandLineMain.execute(window, args);
      return new RanCommand(
          code,
          outBytes.toString(StandardCharsets.UTF_8),
          PROGRESS.matcher(errBytes.toString(StandardCharsets.UTF_8)).replaceAll(""));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  public JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }
}
