package org.wavecrate.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Progress;
import tools.jackson.databind.json.JsonMapper;

/// Runs one command after the other in one Java, for tests in Python that would start hundreds.
/// Each line of standard input is a JSON array of arguments; for each, a line of JSON with the exit
/// code, standard output and standard error goes out.
final class CommandServer {
  private CommandServer() {}

  private record Ran(int code, String out, String err) {}

  private record NoWindow() implements WindowLauncher {
    @Override
    public int open(Optional<Path> dataset) {
      throw new UnsupportedOperationException("tests open no window");
    }

    @Override
    public List<Path> snapshot(Path dataset, Path directory, Progress progress) {
      throw new UnsupportedOperationException("tests open no window");
    }
  }

  public static void main(String[] args) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      replies.println(json.writeValueAsString(run(json.readValue(line, String[].class))));
    }
    System.exit(0);
  }

  private static Ran run(String[] arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = CommandLineMain.execute(new NoWindow(), arguments);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
