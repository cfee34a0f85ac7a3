package org.wavecrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.Version;
import org.wavecrate.dataset.Progress;
import org.wavecrate.keras.Feed;
import org.wavecrate.npy.Shape;
import tools.jackson.databind.JsonNode;

class CommandLineTest {
  /// Remembers what it was asked to open.
  private static final class RecordingWindow implements WindowLauncher {
    private final List<Optional<Path>> opened = new ArrayList<>();

    @Override
    public int open(Optional<Path> dataset) {
      opened.add(dataset);
      return 0;
    }

    @Override
    public List<Path> snapshot(Path dataset, Path directory, Progress progress) {
      return List.of();
    }

    @Override
    public void film(Path dataset, Path file) {}
  }

  @TempDir Path temp;
  private final RecordingWindow window = new RecordingWindow();
  private String root;

  @BeforeEach
  void write() {
    root = Fixture.dataset(temp.resolve("d")).toString();
    System.setProperty("wavecrate.log", temp.resolve("log/wavecrate.log").toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty("wavecrate.log");
  }

  private RanCommand run(String... args) {
    return RanCommand.of(window, args);
  }

  private RanCommand runWell(String... args) {
    RanCommand ran = run(args);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    return ran;
  }

  private void assertFails(int code, String message, String... args) {
    RanCommand ran = run(args);
    assertThat(ran.err()).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(ran.code()).as(ran.err()).isEqualTo(code);
    assertThat(ran.out()).isEmpty();
  }

  private static List<String> keys(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.stringValue()));
    return strings;
  }

  @Test
  void infoTellsWhatIsThere() {
    JsonNode json = runWell("info", root, "--json").json();

    assertThat(keys(json))
        .containsExactly("splits", "leftOut", "labelSource", "notes", "suggestions");
    assertThat(json.get("splits")).hasSize(3);
    JsonNode train = json.get("splits").get(0);
    assertThat(keys(train))
        .startsWith("name", "directory", "blocks", "examples", "bytes", "arrays", "labels");
    assertThat(train.get("name").stringValue()).isEqualTo("train");
    assertThat(train.get("directory").stringValue()).isEqualTo("train data");
    assertThat(train.get("blocks").intValue()).isEqualTo(3);
    assertThat(train.get("examples").intValue()).isEqualTo(26);
    assertThat(train.get("bytes").intValue()).isEqualTo(26 * (128 + 32 + 128 + 8));
    assertThat(train.get("arrays").toString())
        .isEqualTo("[{\"dtype\":\"<f4\",\"shape\":[8],\"count\":26}]");
    assertThat(train.get("labels").toString()).isEqualTo("{\"0\":8,\"1\":9,\"2\":9}");
    // Its samples go up to 26.4: no full scale that audio has.
    assertThat(train.get("array").toString())
        .isEqualTo(
            "{\"axes\":\"samples\",\"channels\":1,\"fullScale\":32,\"zero\":0,\"guess\":true}");
    assertThat(json.get("splits").get(1).get("name").stringValue()).isEqualTo("validation");
    assertThat(json.get("splits").get(2).get("name").stringValue()).isEqualTo("test");
    assertThat(runWell("info", root).out())
        .contains("26 examples in 3 blocks")
        .contains("float32 (8,)")
        .contains("arrays: samples; full scale 32 (guess)")
        .contains("labels: 0 8, 1 9, 2 9");
  }

  @Test
  void aStateThatCantBeResumedIsRefusedByName() throws IOException {
    Path state = temp.resolve("state.json");
    String file = state.toString();
    assertFails(2, file + ": there is no such file", "batches", root, "--state", file);
    Files.writeString(state, "{}");
    assertFails(
        2,
        file + ": state: format is \"\"; allowed: \"wavecrate-state/1\"",
        "batches",
        root,
        "--state",
        file);
    String json;
    try (Feed feed = Feed.open(root, "validation", 0, 1)) {
      json = feed.state(3, 0, 1);
    }
    Files.writeString(state, json);
    assertFails(
        2,
        file + ": state: split is validation; this dataset has train: open the split of the state",
        "batches",
        root,
        "--state",
        file);
    assertFails(
        1,
        "validation data: 0 examples for 1 worker leave none",
        "batches",
        root,
        "--split=validation",
        "--state",
        file);
    assertFails(
        2,
        "--epoch and --state, which names its epoch; allowed: one of them",
        "batches",
        root,
        "--epoch=3",
        "--state",
        file);
  }

  @Test
  void infoListsWhatCantBeReadAndIsFineAllTheSame() throws IOException {
    Files.writeString(Path.of(root, "train data/block-id-1/id-3.npy"), "garbage");

    JsonNode train = runWell("info", root, "--json").json().get("splits").get(0);

    assertThat(train.get("examples").intValue()).isEqualTo(26);
    assertThat(train.get("arrays").get(0).get("count").intValue()).isEqualTo(25);
    assertThat(train.get("bad").get(0).get("file").stringValue())
        .isEqualTo("train data/block-id-1/id-3.npy");
    assertThat(train.get("bad").get(0).get("reason").stringValue())
        .startsWith("is no .npy file: it begins with garbag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "batches", "info", "check", "verify"})
  void namesNeverSendTheTerminalEscapeSequences(String command) throws IOException {
    Path plain = Path.of(root).resolve("train data/block-id-1");
    Path block = Files.move(plain, plain.resolveSibling("b-\u001b[1m"));
    Files.move(
        block.resolve("id-1.npy"), block.resolve("id-\u001b]0;owned\u0007\u009b2J\nx-1.npy"));
    Files.writeString(block.resolve("id-\u001b[31m-2000.npy"), "no array");
    Path zip = Files.writeString(temp.resolve("\u001b[2J.zip"), "no zip");
    RanCommand ran = run(command, command.equals("verify") ? zip.toString() : root);
    assertThat(ran.out() + ran.err()).doesNotContain("\u001b", "\u0007", "\u009b");
    RanCommand json = run(command, command.equals("verify") ? zip.toString() : root, "--json");
    assertThat(json.out() + json.err()).doesNotContain("\u001b", "\u0007", "\u009b");
  }

  @Test
  void orderIsAPermutationOfThePathsInEveryEpoch() {
    JsonNode json = runWell("order", root, "--epochs", "3", "--json").json();

    assertThat(keys(json)).containsExactly("epochs", "mixing");
    assertThat(json.get("epochs")).hasSize(3);
    List<List<String>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      JsonNode node = json.get("epochs").get(epoch);
      assertThat(keys(node)).containsExactly("epoch", "examples");
      assertThat(node.get("epoch").intValue()).isEqualTo(epoch);
      epochs.add(strings(node.get("examples")));
      assertThat(new HashSet<>(epochs.getLast())).hasSize(26).hasSameSizeAs(epochs.getLast());
    }
    assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1)).isNotEqualTo(epochs.get(2));
    assertThat(
            strings(
                runWell("order", root, "--split", "validation", "--json")
                    .json()
                    .get("epochs")
                    .get(0)
                    .get("examples")))
        .containsExactly(
            "validation data/block-id-1/id-1.npy",
            "validation data/block-id-1/id-2.npy",
            "validation data/block-id-1/id-3.npy",
            "validation data/block-id-1/id-4.npy");
    assertThat(runWell("order", root).out()).contains("train: 26 examples, shuffle full");
  }

  @Test
  void batchesTellExamplesShapesAndHashes() {
    JsonNode json =
        runWell("batches", root, "--epoch", "2", "--from", "0", "--count", "5", "--json").json();

    assertThat(keys(json)).containsExactly("engine", "batches");
    assertThat(json.get("batches")).hasSize(1);
    JsonNode batch = json.get("batches").get(0);
    assertThat(keys(batch)).containsExactly("epoch", "index", "examples", "features", "labels");
    assertThat(batch.get("epoch").intValue()).isEqualTo(2);
    assertThat(keys(batch.get("features"))).containsExactly("dtype", "shape", "sha256");
    assertThat(batch.get("features").get("dtype").stringValue()).isEqualTo("float32");
    assertThat(batch.get("features").get("shape").toString()).isEqualTo("[26,8]");
    assertThat(batch.get("features").get("sha256").stringValue()).matches("[0-9a-f]{64}");
    assertThat(batch.get("labels").get("dtype").stringValue()).isEqualTo("int64");
    assertThat(batch.get("labels").get("shape").toString()).isEqualTo("[26]");
    JsonNode order = runWell("order", root, "--epochs", "3", "--json").json();
    assertThat(strings(batch.get("examples")))
        .isEqualTo(strings(order.get("epochs").get(2).get("examples")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "8"})
  void threadsAndContainersChangeNoByte(String threads) {
    Path stored = Fixture.zip(Path.of(root), temp.resolve("s.zip"), true);
    Path deflated = Fixture.zip(Path.of(root), temp.resolve("z.zip"), false, "d/");
    String expected = runWell("batches", root, "--json", "--threads", "1").out();
    for (Object path : List.of(root, stored, deflated)) {
      assertThat(runWell("batches", path.toString(), "--json", "--threads", threads).out())
          .isEqualTo(expected);
    }
  }

  @Test
  void anotherRecipeIsUsedIfGiven() throws IOException {
    Path recipe =
        Files.writeString(
            temp.resolve("r.json"),
            "{\"format\": \"wavecrate-recipe/1\", \"batchSize\": 4, \"shuffle\":"
                + " {\"mode\": \"none\"}}");

    JsonNode batch =
        runWell("batches", root, "--recipe", recipe.toString(), "--from", "6", "--json")
            .json()
            .get("batches")
            .get(0);

    assertThat(strings(batch.get("examples")))
        .containsExactly("train data/block-id-10/id-25.npy", "train data/block-id-10/id-26.npy");
    Files.copy(recipe, Path.of(root, "wavecrate.json"));
    assertThat(runWell("batches", root, "--from", "6", "--json").json().get("batches").get(0))
        .isEqualTo(batch);
  }

  @Test
  void aSplitWithoutLabelsHasNone() {
    Fixture.floats(temp.resolve("plain/id-1.npy"), 1);

    JsonNode batch = runWell("batches", temp + "/plain", "--json").json().get("batches").get(0);

    assertThat(batch.get("labels").isNull()).isTrue();
    assertThat(runWell("batches", temp + "/plain").out()).contains("id-1.npy");
  }

  @Test
  void theOnlySplitNeedsNoName() {
    RanCommand batch = runWell("batches", root + "/validation data", "--json");

    assertThat(strings(batch.json().get("batches").get(0).get("examples")))
        .startsWith("block-id-1/id-1.npy")
        .hasSize(4);
    assertThat(runWell("order", root + "/test data").out()).startsWith("test: 3 examples");
  }

  @Test
  void npzHoldsTheBatchesJoined() throws IOException {
    Path out = temp.resolve("two.npz");

    runWell("batches", root, "--npz", out.toString(), "--count", "9");

    try (var zip = new ZipInputStream(Files.newInputStream(out))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("features.npy");
      assertThat(zip.readAllBytes()).hasSize(128 + 26 * 32);
      assertThat(zip.getNextEntry().getName()).isEqualTo("labels.npy");
      byte[] labels = zip.readAllBytes();
      assertThat(labels).hasSize(128 + 26 * 8);
      long[] values =
          MemorySegment.ofArray(Arrays.copyOfRange(labels, 128, labels.length))
              .toArray(ValueLayout.JAVA_LONG_UNALIGNED);
      assertThat(Arrays.stream(values).sum()).isEqualTo(9 + 2 * 9);
      assertThat(zip.getNextEntry()).isNull();
    }
    byte[] first = Files.readAllBytes(out);
    runWell("batches", root, "--npz", out.toString(), "--count", "9");
    assertThat(out).hasBinaryContent(first);
  }

  @Test
  void anNpzThatFailsLeavesWhatWasThere() throws IOException {
    Path out = Files.writeString(temp.resolve("x.npz"), "precious");
    Files.writeString(Path.of(root, "train data/block-id-1/id-3.npy"), "garbage");

    assertFails(1, "id-3.npy: is no .npy file", "batches", root, "--npz", out.toString());

    assertThat(out).hasContent("precious");
    try (var files = Files.list(temp)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith(".")))
          .isEmpty();
    }
    assertFails(2, temp + ": is a folder", "batches", root, "--npz", temp.toString());
    assertFails(
        2, temp + "/no/x.npz: there is no folder", "batches", root, "--npz", temp + "/no/x.npz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --epoch -1 | --epoch -1; allowed: 0 or more
          --from 1 | --from 1; allowed: 0 to 0
          --from -1 | --from -1; allowed: 0 to 0
          --count 0 | --count 0; allowed: 1 or more
          --threads -1 | --threads -1; allowed: 0 or more
          --world 0 | --world 0; allowed: 1 or more
          --rank 2 --world 2 | --rank 2; allowed: 0 to 1
          --epoch x | Invalid value for option '--epoch': 'x' is not a long
          --nonsense | Unknown option: '--nonsense'
          --split nonsense | there is no split 'nonsense'; allowed: train, validation, test
          --recipe nowhere.json | nowhere.json: there is no such file
          """)
  void optionsThatCantBeAreUsageErrors(String options, String message) {
    List<String> args = new ArrayList<>(List.of("batches", root));
    args.addAll(List.of(options.split(" ")));
    assertFails(2, message, args.toArray(String[]::new));
  }

  @Test
  void whatIsNoDatasetIsUnusableInput() throws IOException {
    assertFails(2, temp + "/no: there is no such file or folder", "info", temp + "/no");
    Path zip = Files.writeString(temp.resolve("x.zip"), "this is no zip, it only says so");
    assertFails(2, "wavecrate: " + zip + ": is no zip", "info", zip.toString());
    Path empty = Files.createDirectories(temp.resolve("empty"));
    assertFails(2, "no .npy examples found; looked for", "batches", empty.toString());
    assertFails(2, "Missing required parameter: 'PATH'", "info");
  }

  @Test
  void aBadRecipeIsUnusableInput() throws IOException {
    Path recipe = Path.of(root, "wavecrate.json");
    Files.writeString(recipe, "{\"format\": \"wavecrate-recipe/1\", \"batchsize\": 4}");
    assertFails(
        2,
        "wavecrate.json: batchsize: unknown key; allowed: array, baked, batchSize",
        "batches",
        root);
    assertThat(run("info", root).code()).isZero();
    assertFails(2, temp + ": is a folder", "order", root, "--recipe", temp.toString());
  }

  @Test
  void dataThatFallShortAreToldByPath() throws IOException {
    Files.writeString(Path.of(root, "train data/block-id-2/id-14.npy"), "garbage");
    assertFails(1, "wavecrate: train data/block-id-2/id-14.npy: is no .npy file", "batches", root);
    Files.writeString(
        Path.of(root, "wavecrate.json"),
        "{\"format\": \"wavecrate-recipe/1\", \"batchSize\": 100, \"remainder\": \"drop\"}");
    assertFails(1, "wavecrate: train data: 26 examples for 1 worker", "batches", root);
    Path log = temp.resolve("log/wavecrate.log");
    assertThat(log).content().contains("BadFileException").contains("\tat ");
  }

  @Test
  void aBatchThatFitsInNoMemoryIsAnError() throws IOException {
    Files.writeString(
        Path.of(root, "wavecrate.json"),
        "{\"format\": \"wavecrate-recipe/1\", \"batchSize\": 1000000, \"fit\": {\"samples\":"
            + " 2147483647}}");
    RanCommand ran = run("batches", root);
    assertThat(ran.err()).contains("not enough memory").doesNotContain("\tat ");
    assertThat(ran.code()).isEqualTo(2);
  }

  @Test
  void withoutACommandTheWindowOpens() {
    runWell();
    runWell(root);

    assertThat(window.opened).containsExactly(Optional.empty(), Optional.of(Path.of(root)));
  }

  @Test
  void whatIsNeitherAPathNorACommandOpensNoWindow() {
    assertThat(run("").code()).isZero();
    assertThat(run("--wnidow").err()).contains("Unknown option: '--wnidow'");
    assertThat(run(root, "again").err()).contains("Unmatched argument at index 1: 'again'");
    assertThat(window.opened).containsExactly(Optional.of(Path.of("")));
  }

  @Test
  void helpIsForNewcomers() {
    assertThat(runWell("--help").out())
        .contains("Usage: wavecrate")
        .contains("Exit codes: 0 success, 1 faulty data, 2 wrong usage or unreadable input.")
        .contains("info")
        .contains("batches");
    assertThat(runWell("batches", "--help").out()).contains("--npz=OUT");
    String version = Version.read().sentence();
    assertThat(version).startsWith("Wavecrate ");
    assertThat(runWell("--version").out()).isEqualTo(version + "\n");
    assertThat(runWell("-V").out()).isEqualTo(version + "\n");
    // By way of picocli.
    assertThat(runWell("-V", "d").out()).isEqualTo(version + "\n");
  }

  @Test
  void labelNamesOfTheRecipeAreShown() throws IOException {
    Files.writeString(
        Path.of(root, "wavecrate.json"),
        "{\"format\": \"wavecrate-recipe/1\", \"labels\": {\"classes\": [\"kick\", \"snare\","
            + " \"шум\"]}}");
    assertThat(runWell("info", root).out()).contains("0 (kick) 8").contains("2 (шум) 9");
    Fixture.longs(temp.resolve("e/id-label-1.npy"), Shape.of(), 7);
    Fixture.floats(temp.resolve("e/id-1.npy"), 1);
    assertThat(runWell("info", temp + "/e").out()).contains("labels: 7 1");
  }

  @Test
  void batchesSaysWhatEachTransformDid() throws IOException {
    Path recipe = temp.resolve("recipe.json");
    Files.writeString(
        recipe,
        """
        {"format": "wavecrate-recipe/1", "batchSize": 4, "transforms": [
          {"kind": "gain", "probability": 1, "minGainDb": -6, "maxGainDb": -6},
          {"kind": "reverse", "probability": 0},
          {"kind": "oneOf", "probability": 1, "transforms": [
            {"kind": "polarityInversion", "probability": 1}]}]}
        """);
    JsonNode batch =
        runWell("batches", root, "--recipe", recipe.toString(), "--json")
            .json()
            .get("batches")
            .get(0);
    assertThat(batch.get("transforms").size()).isEqualTo(4);
    assertThat(batch.get("transforms").get(0).toString())
        .isEqualTo(
            "[{\"kind\":\"gain\",\"gainDb\":-6.0},"
                + "{\"kind\":\"oneOf\",\"transforms\":[{\"kind\":\"polarityInversion\"}]}]");
    assertThat(runWell("batches", root, "--recipe", recipe.toString()).out())
        .contains("    gain gainDb=-6.0")
        .contains("    oneOf (polarityInversion)");
    assertThat(runWell("batches", root, "--json").json().get("batches").get(0).has("transforms"))
        .isFalse();
  }

  @Test
  void transformsListsWhatARecipeMayName() {
    assertThat(runWell("transforms").out())
        .contains("gain: Makes the sound louder or softer.")
        .contains("minGainDb");
    JsonNode list = runWell("transforms", "--json").json().get("transforms");
    assertThat(list.get(0).get("kind").stringValue()).isEqualTo("gain");
    assertThat(list.get(0).get("parameters").get(1).get("name").stringValue())
        .isEqualTo("minGainDb");
  }

  @Test
  void theFaultySampleHasMistakesOfFiveKinds() {
    String faulty = temp.resolve("faulty").toString();
    runWell("sample", "--faulty", faulty);

    JsonNode findings = run("check", faulty, "--json").json().get("findings");
    List<String> found = new ArrayList<>();
    findings.forEach(
        finding -> {
          String rule = finding.get("rule").stringValue();
          boolean asBefore =
              Set.of("near-duplicate", "order-differs").contains(rule)
                  || finding.get("severity").stringValue().equals("info");
          if (!asBefore) {
            found.add(rule + " " + finding.get("path").stringValue());
          }
        });
    assertThat(found)
        .containsExactlyInAnyOrder(
            "missing-label validation data/block-id-1/id-5.npy",
            "not-finite train data/block-id-1/id-12.npy",
            "constant train data/block-id-2/id-30.npy",
            "duplicate-across-splits test data/block-id-1/id-5.npy",
            "clipping train data/block-id-1/id-3.npy");
  }

  @Test
  void snapshotNeedsAPlaceToWriteTo() {
    assertFails(2, "--out=DIR", "snapshot", root);
    assertThat(runWell("snapshot", root, "--film", "film.png").out()).isEqualTo("film.png\n");
  }
}
