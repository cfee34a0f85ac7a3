package org.wavecrate.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// Runs one command after the other in one Java, for tests in Python that would start hundreds.
/// Each line of standard input is a JSON array of arguments; for each, a line of JSON with the exit
/// code, standard output and standard error goes out.
final class CommandServer {
  private CommandServer() {}

  public static void main(String[] args) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      replies.println(json.writeValueAsString(RanCommand.of(json.readValue(line, String[].class))));
    }
    System.exit(0);
  }
}
