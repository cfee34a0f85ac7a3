package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.Shape;

/// Tables of labels and of splits, read here as lines of `key=value`.
class TablesTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void place() {
    root = temp.resolve("d");
  }

  private static Map<String, String> read(String file, String text, String key, String value) {
    Map<String, String> values = new LinkedHashMap<>();
    text.lines().map(line -> line.split("=", 2)).forEach(cells -> values.put(cells[0], cells[1]));
    return values;
  }

  private Dataset open(Arrangement arrangement) throws IOException {
    return Dataset.open(root, arrangement, TablesTest::read, Progress.NONE);
  }

  private Dataset labelled(String... tables) throws IOException {
    return open(Arrangement.AUTO.withLabels(LabelSource.table(List.of(tables), "", "")));
  }

  private Dataset divided(String table) throws IOException {
    return open(
        Arrangement.AUTO.withSplits(new SplitSource(SplitSource.Kind.TABLE, table, "", "")));
  }

  private void examples(String... names) {
    for (int i = 0; i < names.length; i++) {
      Fixture.floats(root.resolve(names[i]), i, i + 1);
    }
  }

  private void table(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<Boolean> labels(Dataset dataset, SplitName name) {
    Split split = dataset.split(name).orElseThrow();
    return IntStream.range(0, split.size()).mapToObj(i -> split.example(i).hasLabel()).toList();
  }

  private static List<String> paths(Dataset dataset, SplitName name) {
    Split split = dataset.split(name).orElseThrow();
    return IntStream.range(0, split.size()).mapToObj(i -> split.example(i).path()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train/b/x.npy",
        "b/x.npy",
        "x.npy",
        "x",
        "x.wav",
        "./b/x",
        "b\\x.npy",
        "  train/b/x  "
      })
  void aKeyIsThePathOrItsLastPartWithAnyEnding(String key) throws IOException {
    examples("train/b/x.npy", "train/b/y.npy");
    table("t.csv", key + "=a");
    Dataset dataset = labelled("t.csv");
    assertThat(labels(dataset, SplitName.TRAIN)).containsExactly(true, false);
    assertThat(dataset.labelClasses()).containsExactly("a");
  }

  @Test
  void theLongestKeyDecidesAndABlankValueIsNone() throws IOException {
    examples("train/b/x.npy", "train/c/x.npy", "train/c/y.npy");
    table("t.csv", "x=short\nc/x=long\ny= ");
    Dataset dataset = labelled("t.csv");
    assertThat(labels(dataset, SplitName.TRAIN)).containsExactly(true, true, false);
    assertThat(dataset.labelClasses()).containsExactly("long", "short");
  }

  @Test
  void aKeyMayBeWrittenInAnyFormOfUnicode() throws IOException {
    examples("train/b/u\u0308.npy");
    table("t.csv", "\u00fc=a");
    assertThat(labels(labelled("t.csv"), SplitName.TRAIN)).containsExactly(true);
  }

  @Test
  void twoValuesOfOneKeyAreRefusedUnlessTheyAreTheSame() throws IOException {
    examples("train/b/x.npy");
    table("t.csv", "x=a\nx.wav=a");
    labelled("t.csv");
    table("t.csv", "x=a\nx.wav=b");
    assertThatThrownBy(() -> labelled("t.csv"))
        .isInstanceOf(DatasetException.class)
        .hasMessage("t.csv: 'x.wav' has two values, 'a' and 'b'; expected one for each example");
  }

  @Test
  void aTableNamedAsASplitIsForItAloneWhereThereAreSeveralSplitsOrTables() throws IOException {
    examples("train/b/x.npy", "test/b/x.npy");
    table("train.csv", "x=a");
    assertThat(labels(labelled("train.csv"), SplitName.TRAIN)).containsExactly(true);
    assertThat(labels(labelled("train.csv"), SplitName.TEST)).containsExactly(false);
    table("test.csv", "x=b");
    Dataset both = labelled("train.csv", "test.csv");
    assertThat(labels(both, SplitName.TEST)).containsExactly(true);
    assertThat(both.labelClasses()).containsExactly("a", "b");
    table("all.csv", "x=a");
    assertThat(labels(labelled("all.csv"), SplitName.TEST)).containsExactly(true);
  }

  @Test
  void aTableNamedAsASplitIsForTheOnlySplitThereIs() throws IOException {
    examples("test/b/x.npy");
    table("train.csv", "x=a");
    assertThat(labels(labelled("train.csv"), SplitName.TEST)).containsExactly(true);
    table("more.csv", "x=b");
    assertThatThrownBy(() -> labelled("train.csv", "more.csv"))
        .as("with another table beside it, it is for training, which is not there")
        .hasMessage(
            root
                + ": train.csv has no key of any example; its keys: x, ...; the first example:"
                + " test/b/x.npy");
  }

  @Test
  void aTableThatSaysNothingOfAnyExampleIsRefusedWithThreeOfItsKeys() throws IOException {
    examples("train/b/x.npy");
    table("t.csv", "k10=a\nk9=a\nk8=a\nk7=a");
    assertThatThrownBy(() -> labelled("t.csv"))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            root
                + ": t.csv has no key of any example; its keys: k7, k8, k9, ...; the first example:"
                + " train/b/x.npy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/t.csv", "../t.csv", "a/../t.csv"})
  void tablesLieWithinTheDataset(String file) {
    examples("train/b/x.npy");
    assertThatThrownBy(() -> labelled(file))
        .hasMessage(
            root + ": the table " + file + " lies outside the dataset; expected a path below it");
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    examples("train/b/x.npy");
    assertThatThrownBy(() -> labelled("t..csv"))
        .hasMessage(root + ": there is no table t..csv; expected it beside the splits");
    assertThatThrownBy(() -> divided("t.csv"))
        .hasMessage(root + ": there is no table t.csv; expected it beside the splits");
  }

  @Test
  void examplesAreDividedAndThoseWithoutASplitAreTold() throws IOException {
    Fixture.block(root.resolve("data/a"), 1, 4);
    Fixture.block(root.resolve("data/b"), 5, 3);
    table("data/t.csv", "a/id-1=train\na/id-2=dev\na/id-3=train\na/id-4=odd\nid-5=test\nid-6=test");
    Dataset dataset = divided("t.csv");
    assertThat(dataset.splits().toString()).isEqualTo("[train, validation, test]");
    assertThat(paths(dataset, SplitName.TRAIN)).containsExactly("a/id-1.npy", "a/id-3.npy");
    assertThat(paths(dataset, SplitName.VALIDATION)).containsExactly("a/id-2.npy");
    assertThat(paths(dataset, SplitName.TEST)).containsExactly("b/id-5.npy", "b/id-6.npy");
    assertThat(dataset.leftOut().stream().map(LeftOut::toString))
        .containsExactlyInAnyOrder(
            "a: 2 files, t.csv says 'odd', which is no split", "b: 2 files, not in t.csv");
    assertThat(dataset.leftOut()).allMatch(lost -> lost.loss() == LeftOut.Loss.ARRAYS);
    Example third = dataset.split(SplitName.TRAIN).orElseThrow().example(1);
    assertThat(third.labelPath()).isEqualTo("a/id-label-3.npy");
    float[] values = new float[Fixture.SAMPLES];
    try (ArrayFile file = third.open()) {
      file.readFloats(0, MemorySegment.ofArray(values));
    }
    assertThat(values).containsExactly(Fixture.waveform(3, Fixture.SAMPLES));
    try (ArrayFile file = third.openLabel()) {
      long[] label = new long[1];
      file.readStored(MemorySegment.ofArray(label));
      assertThat(label).containsExactly(0);
    }
    assertThat(third.location().file()).isEqualTo(root.resolve("data/a/id-3.npy"));
    assertThat(third.labelLocation().map(Location::file))
        .contains(root.resolve("data/a/id-label-3.npy"));
    assertThat(third.isRow()).isFalse();
  }

  @Test
  void aBlockThatBelongsToOneSplitStaysWhole() throws IOException {
    examples("a/x.npy", "a/y.npy", "b/z.npy");
    table("t.csv", "x=train\ny=train\nz=test");
    Dataset dataset = divided("t.csv");
    assertThat(dataset.split(SplitName.TRAIN).orElseThrow().blocks())
        .extracting(Block::path)
        .containsExactly("a");
    assertThat(dataset.leftOut()).isEmpty();
  }

  @Test
  void aFileAloneWithoutASplitIsNamed() throws IOException {
    examples("x.npy", "y.npy", "z.npy");
    table("t.csv", "x=train\ny=train");
    assertThat(divided("t.csv").leftOut().stream().map(LeftOut::toString))
        .containsExactly("z.npy: 1 file, not in t.csv");
    table("t.csv", "x=train");
    assertThat(divided("t.csv").leftOut().stream().map(LeftOut::toString))
        .containsExactly(".: 2 files, not in t.csv");
  }

  @Test
  void aTableThatDividesNothingIsRefused() throws IOException {
    examples("a/x.npy");
    table("t.csv", "k1=train\nk2=test");
    assertThatThrownBy(() -> divided("t.csv"))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            root
                + ": t.csv names the split of no example; its keys: k1, k2, ...; expected"
                + " {\"train\": [..], ..} or a column of splits");
  }

  @Test
  void whatMayBeTablesIsListedAndRead() throws IOException {
    examples("train/b/x.npy", "test/b/x.npy");
    table("labels.csv", "x=a");
    table("meta/more.csv", "x=b");
    table("train/inside.csv", "x=b");
    table("wavecrate.json", "{}");
    table("wavecrate-marks.json", "{}");
    Dataset dataset = labelled("labels.csv");
    assertThat(dataset.tables()).containsExactlyInAnyOrder("labels.csv", "meta/more.csv");
    assertThat(dataset.table("meta/more.csv", 3)).contains("x=b");
    assertThat(dataset.table("meta/more.csv", 2)).isEmpty();
    assertThat(dataset.table("gone.csv", 9)).isEmpty();
  }

  @Test
  void withoutAReaderTablesAreRefused() throws IOException {
    examples("train/b/x.npy");
    table("t.csv", "x=a");
    assertThatThrownBy(() -> DatasetOpener.NO_TABLES.read("t.csv", "", "", ""))
        .hasMessage("t.csv: no tables are read here");
  }

  @Test
  void classesOfAFolderOrANamePartAreTold() throws IOException {
    examples("train/dog/1-a.npy", "train/cat/2-b.npy", "train/cat/odd.npy");
    Dataset folders = open(Arrangement.AUTO.withLabels(LabelSource.FOLDER));
    assertThat(folders.labelClasses()).containsExactly("cat", "dog");
    Dataset names = open(Arrangement.AUTO.withLabels(LabelSource.name("-(?<label>[a-z])$")));
    assertThat(names.labelClasses()).containsExactly("a", "b");
    assertThat(labels(names, SplitName.TRAIN)).containsExactly(true, false, true);
    Dataset paths = open(Arrangement.AUTO.withLabels(LabelSource.name("(?<label>[a-z]+)/[^/]+$")));
    assertThat(paths.labelClasses()).containsExactly("cat", "dog");
  }

  @Test
  void classesMayBeStated() throws IOException {
    examples("train/dog/1.npy", "train/cat/2.npy");
    Dataset dataset = open(Arrangement.AUTO.withLabels(LabelSource.FOLDER));
    assertThat(dataset.statedClasses()).isEmpty();
    assertThat(dataset.withClasses(List.of())).isSameAs(dataset);
    Dataset stated = dataset.withClasses(List.of("dog", "emu", "cat"));
    assertThat(stated.statedClasses()).containsExactly("dog", "emu", "cat");
    assertThat(stated.labelClasses()).containsExactly("dog", "emu", "cat");
    assertThat(stated.withClasses(List.of("dog", "emu", "cat"))).isSameAs(stated);
    assertThat(dataset.labelClasses()).containsExactly("cat", "dog");
  }

  @ParameterizedTest
  @CsvSource({"20, ''", "21, ', ...'"})
  void anUnknownLabelIsRefusedWithTwentyThatAreAllowed(int classes, String more) {
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
    LabelNumbers numbers = new LabelNumbers(names, Set.of());
    assertThatThrownBy(() -> numbers.label("d"))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "label 'd' is none of the classes; allowed: "
                + String.join(", ", names.subList(0, 20))
                + more);
  }

  private static String number(LabelNumbers numbers, String text) throws IOException {
    try (ArrayFile file = ArrayFile.open(() -> "x", () -> numbers.label(text), new NpyReader())) {
      assertThat(file.header().shape()).isEqualTo(Shape.of());
      if (file.header().dtype().kind() == Dtype.Kind.FLOAT) {
        double[] value = new double[1];
        file.readStored(MemorySegment.ofArray(value));
        return "float " + value[0];
      }
      long[] value = new long[1];
      file.readStored(MemorySegment.ofArray(value));
      return "int " + value[0];
    }
  }

  @Test
  void numbersStayNumbersAndTextsAreNumberedInNaturalOrder() throws IOException {
    LabelNumbers whole = new LabelNumbers(List.of(), List.of("7", " -3 "));
    assertThat(whole.names()).isEmpty();
    assertThat(number(whole, "7")).isEqualTo("int 7");
    assertThat(number(whole, " -3 ")).isEqualTo("int -3");
    assertThat(number(whole, "2.5")).isEqualTo("float 2.5");
    LabelNumbers real = new LabelNumbers(List.of(), List.of("7", "1e-3", ".5"));
    assertThat(real.names()).isEmpty();
    assertThat(number(real, "7")).isEqualTo("float 7.0");
    assertThat(number(real, "1e-3")).isEqualTo("float 0.001");
    LabelNumbers texts = new LabelNumbers(List.of(), List.of("c10", "c9", "7"));
    assertThat(texts.names()).containsExactly("7", "c9", "c10");
    assertThat(number(texts, "c10")).isEqualTo("int 2");
    assertThat(number(texts, "7")).isEqualTo("int 0");
    LabelNumbers stated = new LabelNumbers(List.of("b", "a"), List.of("a"));
    assertThat(number(stated, "a")).isEqualTo("int 1");
    assertThat(stated.names()).containsExactly("b", "a");
  }

  @ParameterizedTest
  @CsvSource({"20, ''", "21, ', ...'"})
  void oneSplitAloneCannotNumberItsClasses(int classes, String more) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add("train/c" + i + "/x.npy");
    }
    names.add("test/c0/x.npy");
    examples(names.toArray(new String[0]));
    Arrangement folders = Arrangement.AUTO.withLabels(LabelSource.FOLDER);
    Split train = open(folders).split(SplitName.TRAIN).orElseThrow();
    assertThat(train.labelProblem()).isEmpty();
    assertThat(train.labelClasses()).hasSize(classes);

    root = root.resolve("train");
    Split alone = open(folders).splits().getFirst();
    String quoted =
        IntStream.range(0, 20).mapToObj(i -> "\"c" + i + '"').collect(Collectors.joining(", "));
    assertThat(alone.labelProblem())
        .get()
        .asString()
        .endsWith(
            "name all classes in the recipe: \"labels\": {\"classes\": [" + quoted + more + "]}");
  }
}
