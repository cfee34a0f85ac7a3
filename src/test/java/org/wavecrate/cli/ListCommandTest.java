package org.wavecrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.npy.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListCommandTest {
  @TempDir Path temp;
  private String root;

  @BeforeEach
  void write() throws IOException {
    root = temp.resolve("d").toString();
    Path block = temp.resolve("d/train data/block-id-1");
    Fixture.floats(block.resolve("id-1.npy"), 0.5f, -0.25f, 0.125f, 0);
    Fixture.floats(block.resolve("id-2.npy"), 1, -1, 1, -1, 1, -1, 1, -1);
    Fixture.floats(block.resolve("id-3.npy"), 0, 0, 0, 0);
    Fixture.longs(block.resolve("id-label-1.npy"), Shape.of(), 1);
    Fixture.longs(block.resolve("id-label-2.npy"), Shape.of(3), 1, 0, 1);
    Files.writeString(
        temp.resolve("d/wavecrate.json"),
        "{\"format\": \"wavecrate-recipe/1\", \"sampleRateHz\": 4, \"labels\": {\"classes\":"
            + " [\"-kick\", \"snare\"]}}");
    System.setProperty("wavecrate.log", temp.resolve("log/wavecrate.log").toString());
    System.setProperty("wavecrate.cache", temp.resolve("cache").toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty("wavecrate.log");
    System.clearProperty("wavecrate.cache");
  }

  private RanCommand run(String... args) {
    List<String> all = new ArrayList<>(List.of("list", root));
    all.addAll(List.of(args));
    return RanCommand.of(all.toArray(String[]::new));
  }

  private String runWell(String... args) {
    RanCommand ran = run(args);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    return ran.out();
  }

  private JsonNode json(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    return JsonMapper.builder().build().readTree(runWell(all.toArray(String[]::new)));
  }

  @Test
  void jsonHoldsEveryMeasuredColumn() {
    JsonNode first = json().get("examples").get(0);

    assertThat(first.propertyNames())
        .containsExactly(
            "path",
            "split",
            "block",
            "file",
            "label",
            "class",
            "durationS",
            "length",
            "shape",
            "dtype",
            "channels",
            "peakDb",
            "rmsDb",
            "crestDb",
            "centroidHz",
            "clipped",
            "dcOffset",
            "mean",
            "std",
            "invalid",
            "blockSize",
            "silent",
            "marked",
            "note",
            "problem");
    assertThat(first.get("path").stringValue()).isEqualTo("train data/block-id-1/id-1.npy");
    assertThat(first.get("split").stringValue()).isEqualTo("train");
    assertThat(first.get("label").stringValue()).isEqualTo("snare");
    assertThat(first.get("class").intValue()).isOne();
    assertThat(first.get("durationS").doubleValue()).isOne();
    assertThat(first.get("peakDb").doubleValue()).isBetween(-6.0207, -6.0205);
    assertThat(first.get("blockSize").intValue()).isEqualTo(3);
    assertThat(first.get("marked").booleanValue()).isFalse();
    assertThat(first.get("note").isNull()).isTrue();
  }

  @Test
  void severalClassesAreAListAndSilenceHasNoLevel() {
    JsonNode examples = json("--columns", "label,class,peakDb,silent").get("examples");

    assertThat(examples.get(1).get("label").toString()).isEqualTo("[\"-kick\",2]");
    assertThat(examples.get(1).get("class").toString()).isEqualTo("[0,2]");
    assertThat(examples.get(2).get("label").isNull()).isTrue();
    assertThat(examples.get(2).get("peakDb").isNull()).isTrue();
    assertThat(examples.get(2).get("silent").booleanValue()).isTrue();
  }

  @Test
  void theFilterChoosesAndColumnsKeepTheirOrder() {
    assertThat(runWell("--where", "peak>-7 -label:none", "--columns", "Peak,file,samples"))
        .isEqualTo(
            """
            peakDb  file      length
              -6.0  id-1.npy       4
               0.0  id-2.npy       8

            2 of 3 examples; sample rate 4 Hz
            """);
  }

  @Test
  void csvIsHarmlessToSpreadsheets() {
    assertThat(runWell("--columns", "file,label,peak,problem", "--csv"))
        .isEqualTo(
            """
            file,label,peakDb,problem\r
            id-1.npy,snare,-6.0206,\r
            id-2.npy,"'-kick, 2",0.0,\r
            id-3.npy,,,\r
            """);
  }

  @Test
  void rulesAreCheckedOnlyWhereTheyAreAskedFor() {
    JsonNode clipped = json("--where", "bad", "--columns", "file,rules,bad").get("examples");

    assertThat(clipped.toString()).contains("\"file\":\"id-3.npy\"").contains("\"bad\":true");
    assertThat(clipped.toString()).doesNotContain("id-1.npy");
    assertThat(json().get("examples").get(0).has("bad")).isFalse();
  }

  @Test
  void marksThatCantBeReadAreToldWithWhatToDo() throws IOException {
    Files.writeString(temp.resolve("d/wavecrate-marks.json"), "{}");
    RanCommand ran = run();

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("wavecrate-marks.json").contains("can't be read as marks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --where   | loud>3    | --where: 'loud' is nothing to filter by; allowed: label,
          --where   | rule:none | --where: rule:none: no rule begins like this; there are
          --where   | peak>     | --where: peak (dBFS) is compared with a number; for example
          --columns | file,loud | --columns: there is no column 'loud'; allowed: path, split,
          """)
  void whatIsNotUnderstoodIsOneSentence(String option, String value, String sentence) {
    RanCommand ran = run(option, value);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("wavecrate: " + sentence).hasLineCount(1);
  }
}
