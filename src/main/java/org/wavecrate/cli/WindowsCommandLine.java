package org.wavecrate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Arguments as Windows splits them. There, `java.exe` gets its arguments in the code page of the
/// system, which loses most letters beyond it; the launcher hands them over in the environment,
/// which is Unicode.
///
/// Source: Microsoft, "Parsing C command-line arguments".
public final class WindowsCommandLine {
  private static final String VARIABLE = "WAVECRATE_COMMAND_LINE";

  private WindowsCommandLine() {}

  /// The arguments of this run.
  ///
  /// @param given what Java was started with; stands if there are any
  /// @param environment of this process
  public static String[] arguments(String[] given, Map<String, String> environment) {
    String line = environment.get(VARIABLE);
    return given.length > 0 || line == null ? given : split(line).toArray(String[]::new);
  }

  static List<String> split(String line) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean begun = false;
    boolean quoted = false;
    int backslashes = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        backslashes++;
        begun = true;
        continue;
      }
      if (c == '"') {
        // Before a quote, two backslashes are one, and one left over makes the quote a letter.
        argument.repeat("\\", backslashes / 2);
        boolean letter = backslashes % 2 == 1;
        boolean twice = quoted && !letter && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (letter || twice) {
          argument.append('"');
          i += twice ? 1 : 0;
        } else {
          quoted = !quoted;
        }
        backslashes = 0;
        begun = true;
        continue;
      }
      argument.repeat("\\", backslashes);
      backslashes = 0;
      if (!quoted && (c == ' ' || c == '\t')) {
        if (begun) {
          arguments.add(argument.toString());
          argument.setLength(0);
        }
        begun = false;
      } else {
        argument.append(c);
        begun = true;
      }
    }
    argument.repeat("\\", backslashes);
    if (begun) {
      arguments.add(argument.toString());
    }
    return arguments;
  }
}
