package org.wavecrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsCommandLineTest {
  /// Lines and results of Microsoft's "Parsing C command-line arguments", and paths as people type
  /// them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '~',
      textBlock =
          """
          "abc" d e                    = abc|d|e
          a\\\\b d"e f"g h             = a\\\\b|de fg|h
          a\\\\\\"b c d                = a\\"b|c|d
          a\\\\\\\\"b c" d e           = a\\\\b c|d|e
          info "C:\\Töne 日本\\" --json  = info|C:\\Töne 日本" --json
          info  C:\\Töne\\ --json      = info|C:\\Töne\\|--json
          check "a ""b"" c"            = check|a "b" c
          check ""                     = check|
          """)
  void argumentsAreSplitAsWindowsDoes(String line, String expected) {
    assertThat(String.join("|", WindowsCommandLine.split(line))).isEqualTo(expected);
  }

  @Test
  void whatJavaWasGivenStands() {
    Map<String, String> environment = Map.of("WAVECRATE_COMMAND_LINE", "info \"a b\"");
    assertThat(WindowsCommandLine.arguments(new String[] {"check", "x"}, environment))
        .containsExactly("check", "x");
    assertThat(WindowsCommandLine.arguments(new String[0], environment))
        .containsExactly("info", "a b");
    assertThat(WindowsCommandLine.arguments(new String[0], Map.of())).isEmpty();
  }
}
