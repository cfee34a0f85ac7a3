package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @Test
  void escapeSequencesAreWrittenOut() {
    assertThat(PlainText.lines("id-\u001b]0;owned\u0007-1.npy"))
        .isEqualTo("id-\\x1b]0;owned\\x07-1.npy");
    assertThat(PlainText.lines("\u009b2J")).isEqualTo("\\x9b2J");
    assertThat(PlainText.lines("good\rbad")).isEqualTo("good\\rbad");
  }

  @Test
  void linesStayLinesAndANameIsOneLine() {
    assertThat(PlainText.lines("a\n\tb")).isEqualTo("a\n\tb");
    assertThat(PlainText.of("a\n\tb")).isEqualTo("a\\n\\tb");
  }

  @Test
  void marksThatTurnTheDirectionAreWrittenOut() {
    assertThat(PlainText.lines("txt.\u202egpj")).isEqualTo("txt.\\u202egpj");
  }

  @Test
  void jsonKeepsItsValues() {
    String json = "{\"file\": \"a\u009b2J\u202e\u007f é\"}\n";
    assertThat(PlainText.json(json)).isEqualTo("{\"file\": \"a\\u009b2J\\u202e\\u007f é\"}\n");
  }

  @ParameterizedTest
  @CsvSource({"träne.npy", "日本語", "שלום", "e\u0301", "😀 100 %"})
  void everyOtherTextStaysAsItIs(String text) {
    assertThat(PlainText.of(text)).isSameAs(text);
  }
}
