package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=HYPERLINK(1)", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\tx", "-", "=1"})
  void noCellBecomesAFormula(String content) {
    assertThat(Csv.cell(content)).isEqualTo("'" + content);
  }

  @Test
  void aCarriageReturnBeforeAFormulaIsQuotedToo() {
    assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-12.5", "+3", "-1e-05", "0", "-.5"})
  void numbersStayNumbers(String content) {
    assertThat(Csv.cell(content)).isEqualTo(content);
  }

  @Test
  void rowsAreAsRfc4180SaysIt() {
    String csv = new Csv().row("path", "note").row("a,b", "say \"no\"\nor yes").toString();
    assertThat(csv).isEqualTo("path,note\r\n\"a,b\",\"say \"\"no\"\"\nor yes\"\r\n");
  }
}
