package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.dataset.DatasetException;

/// Tables in every form, and what is said of those that are none.
class TableTextTest {
  private static Map<String, String> read(String file, String text, String key, String value)
      throws DatasetException {
    return new TableText().read(file, text, key, value);
  }

  private static void assertRefused(
      String file, String text, String key, String value, String message) {
    assertThatThrownBy(() -> read(file, text, key, value))
        .isInstanceOf(DatasetException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t.json  | {"a": 1, "b": "x"}                         |   |   | {a=1, b=x}
          T.JSON  | \ufeff{"a": true, "b": false, "c": null}   |   |   | {a=1, b=0, c=}
          t.json  | {"x": ["a", "b"], "y": ["c"], "z": []}     |   |   | {a=x, b=x, c=y}
          t.json  | {"a": {"v": 1.5}, "b": {"v": "x"}}         |   | v | {a=1.5, b=x}
          t.json  | [{"k": "a", "v": 2}]                       | k | v | {a=2}
          t.json  | {"rows": [{"k": "a", "v": 2}]}             | k | v | {a=2}
          t.jsonl | \ufeff{"k": "a", "v": 2}\\n\\n{"k": 7, "v": 3} | k | v | {a=2, 7=3}
          t.csv   | \ufeffk,v\\na, x                           |   |   | {a=x}
          t.csv   | v,k\\nx,a                                  | k |   | {a=x}
          t.csv   | k,v,w\\na,x,y\\nb\\nc,z                    | k | v | {a=x, c=z}
          t.csv   | a,x\\nb,y                                  | 1 | 2 | {a=x, b=y}
          t.csv   | 2,1\\na,b                                  | 1 | 2 | {b=a}
          t.csv   | k;v;w\\na,b;x,y;z                          | k | v | {'a,b'='x,y'}
          t.txt   | k\\tv\\na\\tx                              |   |   | {a=x}
          t.TSV   | k,l\\tv\\na,b\\tx                          |   |   | {'a,b'=x}
          """,
      ignoreLeadingAndTrailingWhitespace = true)
  void valuesAreReadByTheirKeys(String file, String text, String key, String value, String expected)
      throws DatasetException {
    String plain = text.replace("\\n", "\n").replace("\\t", "\t");
    assertThat(read(file, plain, key == null ? "" : key, value == null ? "" : value))
        .hasToString(expected.replace("'", ""));
  }

  @Test
  void whatIsNoTableIsRefusedByItsReason() {
    String none = ": holds no table; expected {\"example\": value, ..} or [{..}, ..]";
    assertRefused("t.json", "{}", "", "", "t.json" + none);
    assertRefused("t.json", "7", "", "", "t.json" + none);
    assertThatThrownBy(() -> read("t.json", "{\"a\": ", "", ""))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("t.json: no valid JSON: ");
    assertThatThrownBy(() -> read("t.jsonl", "{\"a\": 1}\n{", "a", "a"))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("t.jsonl: no valid JSON: ");
    assertRefused("t.csv", "", "", "", "t.csv: is empty; expected a line of column names");
    assertRefused(
        "t.json",
        "{\"a\": [1, 2]}",
        "",
        "",
        "t.json: the value of 'a' is [1,2]; expected a text or a number");
    assertRefused(
        "t.json",
        "{\"a\": [{\"b\": 1}], \"c\": 1}",
        "b",
        "b",
        "t.json: the value of 'a' is [{\"b\":1}]; expected a text or a number");
  }

  @Test
  void columnsThatAreMissingAreRefusedWithThoseThatAreThere() {
    String rows =
        "t.json: is a list of rows; say which columns hold examples and values, as \"key\" and"
            + " \"value\"; there are: ";
    assertRefused("t.json", "[{\"k\": \"a\", \"b\": 2}]", "", "b", rows + "b, k");
    assertRefused("t.json", "[{\"k\": \"a\", \"b\": 2}]", "k", "", rows + "b, k");
    assertRefused("t.json", "[7]", "k", "b", rows);
    assertRefused(
        "t.json",
        "[{\"k\": \"a\", \"b\": 2}]",
        "x",
        "b",
        "t.json: there is no column 'x' for \"key\"; allowed: b, k");
    assertRefused(
        "t.json",
        "{\"a\": {\"w\": 1, \"b\": 2}}",
        "",
        "v",
        "t.json: there is no column 'v' for \"value\"; allowed: b, w");
    assertRefused(
        "t.csv", "k,v\na,1", "x", "v", "t.csv: there is no column 'x' for \"key\"; allowed: k, v");
    assertRefused(
        "t.csv",
        "k,v\na,1",
        "k",
        "3",
        "t.csv: there is no column '3' for \"value\"; allowed: k, v");
    assertRefused(
        "t.csv",
        "k,v,w\na,1,2",
        "",
        "",
        "t.csv: say which column holds the values, as \"value\"; allowed: k, v, w");
    assertRefused(
        "t.csv",
        "k\na",
        "",
        "",
        "t.csv: say which column holds the values, as \"value\"; allowed: k");
    String many = names(21);
    assertRefused(
        "t.csv",
        many + "\n",
        "x",
        "",
        "t.csv: there is no column 'x' for \"key\"; allowed: " + names(20).replace(",", ", "));
  }

  private static String names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
  }

  @Test
  void anExampleHasOneValue() throws DatasetException {
    assertRefused(
        "t.json",
        "{\"x\": [\"a\"], \"y\": [\"a\"]}",
        "",
        "",
        "t.json: 'a' has two values, 'x' and 'y'; expected one for each example");
    assertThat(read("t.csv", "k,v\na,1\na,1", "", "")).containsExactly(Map.entry("a", "1"));
  }

  private static List<String> columns(String file, String text, int most) {
    return TableText.columns(file, text, most).stream()
        .map(column -> column.key() + ">" + column.value())
        .toList();
  }

  @Test
  void everyPairOfColumnsIsAWayToReadATable() {
    assertThat(columns("t.csv", "k,v,w\na,x,1\nb,y,2", 3))
        .containsExactly("k>v", "k>w", "v>k", "v>w", "w>k", "w>v");
    assertThat(columns("t.csv", "k,v,w\na,x,1\nb,y,2", 2)).as("too many columns").isEmpty();
    assertThat(columns("t.csv", "k,v\na,x\na,y", 3)).as("k is no key").containsExactly("v>k");
    assertThat(columns("t.csv", "k\na\nb", 3)).isEmpty();
    assertThat(columns("t.csv", "", 3)).isEmpty();
    assertThat(columns("t.csv", "k,v", 3)).containsExactly("k>v", "v>k");
    assertThat(columns("t.json", "[{\"k\": \"a\", \"v\": 1}]", 3)).containsExactly("k>v", "v>k");
    assertThat(columns("t.json", " [{\"k\": \"a\", \"v\": 1}]", 3)).hasSize(2);
    assertThat(columns("t.json", "{\"a\": {\"v\": 1, \"w\": 2}}", 3)).containsExactly(">v", ">w");
    assertThat(columns("t.json", "{\"a\": 1}", 3)).containsExactly(">");
    assertThat(columns("t.json", "{", 3)).isEmpty();
    assertThat(columns("t.json", "{}", 3)).isEmpty();
    assertThat(columns("t.jsonl", "{\"k\": \"a\", \"v\": 1}\n{\"k\": \"b\", \"v\": 2}", 3))
        .containsExactly("k>v", "v>k");
    assertThat(columns("t.jsonl", "", 3)).isEmpty();
  }

  @Test
  void aTableIsAskedByTheLastNameOfAPath() {
    TableText.Column column =
        TableText.columns("t.csv", "k,v\nd/a.wav,x\nd\\b.npy,y\nc.tar,z", 3).getFirst();
    assertThat(column.of("train/a.npy")).isEqualTo("x");
    assertThat(column.of("b.NPY")).isEqualTo("y");
    assertThat(column.of("c.tar.flac")).isEqualTo("z");
    assertThat(column.of("c")).isNull();
  }

  /// Where the first line is one like the others, columns go by numbers.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,dog\\nb,dog\\nc,cat      | 1>2
          a,dog\\nb,cat              | a>dog, dog>a
          a,7\\nb,cat                | 1>2, 2>1
          a,-7.25\\nb,cat            | 1>2, 2>1
          a,7.\\nb,cat               | a>7., 7.>a
          a,\\nb,                    | a>, >a, >
          k,a\\nx,y\\nz,k            | k>a, a>k
          k,v\\nx,y,k\\nz            | k>v, v>k
          """)
  void aFirstLineLikeTheOthersNamesNoColumns(String text, String expected) {
    assertThat(String.join(", ", columns("t.csv", text.replace("\\n", "\n"), 9)))
        .isEqualTo(expected);
  }
}
