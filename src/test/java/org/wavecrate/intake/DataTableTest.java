package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> read("t.csv", ""))
        .hasMessageEndingWith("t.csv: is empty; expected a line of column names");
    assertThatThrownBy(() -> read("t.json", "{")).hasMessageContaining("is no valid JSON");
    assertThatThrownBy(() -> read("t.json", "[1]")).hasMessageContaining("is no table");
  }
}
