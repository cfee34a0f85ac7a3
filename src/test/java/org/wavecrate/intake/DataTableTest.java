package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTableTest {
  @TempDir Path temp;

  private DataTable read(String name, String text) throws IOException {
    return DataTable.read(Files.write(temp.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsQuotedCellsOfEverySeparator() throws IOException {
    for (char separator : new char[] {',', ';', '\t', '|'}) {
      String text =
          "\ufefffile,label\r\n\"a, \"\"b\"\".wav\",dog\r\n\r\nc.wav,\"two\nlines\"\nd.wav"
              .replace(',', separator);
      DataTable table = read("t.csv", text);
      assertThat(table.columns()).containsExactly("file", "label");
      assertThat(table.rows())
          .containsExactly(
              List.of("a" + separator + " \"b\".wav", "dog"),
              List.of("c.wav", "two\nlines"),
              List.of("d.wav", ""));
    }
  }

  @Test
  void readsJsonOfEveryForm() throws IOException {
    String object = "{\"file\":\"a.wav\",\"label\":3,\"extra\":null}";
    DataTable expected =
        new DataTable(List.of("file", "label", "extra"), List.of(List.of("a.wav", "3", "")));
    assertThat(read("t.json", "[" + object + "]")).isEqualTo(expected);
    assertThat(read("t.jsonl", object + "\n")).isEqualTo(expected);
    assertThat(read("t.jsonl", object + "\n" + object + "\n").rows()).hasSize(2);
    assertThat(read("t.json", "{\"a\":{\"pitch\":60}}"))
        .isEqualTo(new DataTable(List.of("key", "pitch"), List.of(List.of("a", "60"))));
    assertThat(read("t.json", "{\"version\":1,\"items\":[" + object + "]}")).isEqualTo(expected);
    assertThat(
            read(
                "t.json",
                "{\"file\":{\"0\":\"a.wav\"},\"label\":{\"0\":3},\"extra\":{\"0\":null}}"))
        .isEqualTo(expected);
    assertThat(read("t.json", "{\"x/a.wav\":\"dog\",\"b.wav\":\"cat\"}").rows())
        .containsExactly(List.of("x/a.wav", "dog"), List.of("b.wav", "cat"));
  }

  @Test
  void readsTextAsSpreadsheetsSaveIt() throws IOException {
    DataTable expected =
        new DataTable(List.of("file", "label"), List.of(List.of("a.wav", "\u201e\u00e9\u201c")));
    String text = "file\tlabel\r\na.wav\t\u201e\u00e9\u201c\r\n";
    for (String charset : List.of("UTF-8", "UTF-16", "x-UTF-16LE-BOM", "windows-1252")) {
      Path file = Files.write(temp.resolve("t.csv"), text.getBytes(Charset.forName(charset)));
      assertThat(DataTable.read(file)).as(charset).isEqualTo(expected);
    }
  }

  @Test
  void aTableWithoutColumnNamesGetsNumbers() {
    DataTable table = new DataTable(List.of("a.wav", "dog"), List.of(List.of("b.wav", "cat")));
    assertThat(table.withoutHeader())
        .isEqualTo(
            new DataTable(
                List.of("1", "2"), List.of(List.of("a.wav", "dog"), List.of("b.wav", "cat"))));
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> read("t.csv", ""))
        .hasMessageEndingWith("t.csv: is empty; expected a line of column names");
    assertThatThrownBy(() -> read("t.json", "{")).hasMessageContaining("is no valid JSON");
    assertThatThrownBy(() -> read("t.json", "[1]")).hasMessageContaining("is no table");
  }
}
