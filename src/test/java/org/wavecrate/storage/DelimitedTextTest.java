package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DelimitedTextTest {
  @Test
  void rowsEndWithEitherLineEndAndEmptyOnesAreDropped() {
    assertThat(DelimitedText.lines("a,b\r\nc,d\n\n \re,f\r", ','))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
  }

  @Test
  void quotedCellsHoldSeparatorsLineEndsAndDoubledQuotes() {
    assertThat(DelimitedText.lines("\"a;\n\"\"b\"\"\";\" c \"; d \n", ';'))
        .containsExactly(List.of("a;\n\"b\"", " c ", "d"));
  }

  @Test
  void emptyCellsCount() {
    assertThat(DelimitedText.lines(",a,,", ',')).containsExactly(List.of("", "a", "", ""));
  }

  @Test
  void whatCsvWritesIsReadBack() {
    String written = new Csv().row("x, \"y\"", "two\r\nlines", "-1.5").toString();
    assertThat(DelimitedText.lines(written, ','))
        .containsExactly(List.of("x, \"y\"", "two\r\nlines", "-1.5"));
  }
}
