package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LeftOut;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;

/// Labels and splits from where people keep them.
class LabelSourceTest {
  @TempDir Path temp;

  private Path root;

  @BeforeEach
  void setRoot() {
    root = temp.resolve("d");
  }

  private void examples(String... names) {
    for (int i = 0; i < names.length; i++) {
      Fixture.floats(root.resolve(names[i]), i, i + 1);
    }
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve(file), text);
  }

  private Dataset open(String keys) throws IOException {
    write("wavecrate.json", "{\"format\": \"wavecrate-recipe/1\", " + keys + "}");
    return RecipeDataset.open(root, Progress.NONE);
  }

  /// What a network gets, batch by batch.
  private static List<Long> served(Dataset dataset, SplitName name) throws IOException {
    return served(dataset, name, RecipeJson.of(dataset).orElse(Recipe.DEFAULT));
  }

  private static List<Long> served(Dataset dataset, SplitName name, Recipe stated)
      throws IOException {
    Recipe recipe = RecipeDataset.told(stated, dataset);
    Split split = dataset.split(name).orElseThrow();
    List<Long> labels = new ArrayList<>();
    try (Parallel parallel = new Parallel(1)) {
      Recipe inOrder = recipe.withShuffle(new Shuffle(Shuffle.Mode.NONE, 1));
      var generator = new BatchGenerator(split, inOrder, new Shard(0, 1), parallel);
      ArraySpec spec = generator.labelSpec().orElseThrow();
      for (int i = 0; i < split.size(); i++) {
        byte[] features = new byte[Math.toIntExact(generator.exampleSpec().bytes())];
        byte[] label = new byte[Math.toIntExact(spec.bytes())];
        generator.fillExampleAndTell(
            0, i, new BatchMemory(MemorySegment.ofArray(features), MemorySegment.ofArray(label)));
        labels.add(MemorySegment.ofArray(label).get(ValueLayout.JAVA_LONG_UNALIGNED, 0));
      }
    }
    return labels;
  }

  private static List<String> paths(Dataset dataset, SplitName name) {
    Split split = dataset.split(name).orElseThrow();
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < split.size(); i++) {
      paths.add(split.example(i).path());
    }
    return paths;
  }

  @Test
  void foldersAreClassesInNaturalOrderOverAllSplits() throws IOException {
    examples("train/b10/0.npy", "train/b2/0.npy", "test/a/0.npy", "test/b10/1.npy");

    Dataset dataset = open("\"labels\": {\"source\": {\"kind\": \"folder\"}}");

    assertThat(dataset.labelClasses()).containsExactly("a", "b2", "b10");
    assertThat(served(dataset, SplitName.TRAIN)).containsExactly(1L, 2L);
    assertThat(served(dataset, SplitName.TEST)).containsExactly(0L, 2L);
    Example example = dataset.split(SplitName.TRAIN).orElseThrow().example(0);
    assertThat(example.labelPath()).isEqualTo("train/b2/label-0.npy");
    assertThat(example.labelLocation()).isEmpty();
  }

  @Test
  void aPartOfTheNameIsTheLabelAndWholeNumbersStayNumbers() throws IOException {
    examples("fold1/100-3-0-0.npy", "fold1/101-7-0-1.npy", "fold2/102-3-0-2.npy");

    Dataset dataset =
        open(
            "\"labels\": {\"source\": {\"kind\": \"name\", \"pattern\":"
                + " \"^\\\\d+-(?<label>\\\\d+)-\"}}");

    assertThat(dataset.labelClasses()).isEmpty();
    assertThat(served(dataset, SplitName.TRAIN)).containsExactly(3L, 7L, 3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t.csv   | fname,label\\na.npy,dog\\nb.npy,cat\\nc.npy,dog\\n            |
          t.csv   | id;x;label\\r\\na;1;dog\\r\\nb;2;cat\\r\\nc;3;dog\\r\\n       | , "key": "id", "value": "label"
          t.csv   | fname,label\\n"train/a.wav","dog"\\n"b","cat"\\n"c","dog"     |
          t.tsv   | fname\\tlabel\\na\\tdog\\nb\\tcat\\nc\\tdog                   |
          t.json  | {"a": "dog", "b": "cat", "c": "dog"}                          |
          t.json  | {"dog": ["a", "c"], "cat": ["b"]}                             |
          t.json  | [{"f": "a", "l": "dog"}, {"f": "b", "l": "cat"}, {"f": "c", "l": "dog"}] | , "key": "f", "value": "l"
          t.json  | {"a": {"l": "dog"}, "b": {"l": "cat"}, "c": {"l": "dog"}}     | , "value": "l"
          t.jsonl | {"f": "a", "l": "dog"}\\n{"f": "b", "l": "cat"}\\n{"f": "c", "l": "dog"} | , "key": "f", "value": "l"
          """)
  void aTableIsReadInTheFormsPeopleKeep(String file, String text, String columns)
      throws IOException {
    examples("train/a.npy", "train/b.npy", "train/c.npy", "test/x.npy");
    write(file, text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t"));

    Dataset dataset =
        open(
            Formatted.of(
                "\"labels\": {\"source\": {\"kind\": \"table\", \"file\": \"%s\"%s}}",
                file, columns == null ? "" : columns));

    assertThat(dataset.labelClasses()).containsExactly("cat", "dog");
    assertThat(served(dataset, SplitName.TRAIN)).containsExactly(1L, 0L, 1L);
    assertThat(dataset.split(SplitName.TEST).orElseThrow().example(0).hasLabel()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none.csv | fname,label\\nx,dog | there is no table u.csv; expected it beside the splits
          u.csv    | fname,label\\nx,dog | u.csv has no key of any example; its keys: x, ...; the first example: a.npy
          u.csv    | f,l,m\\na,1,2       | u.csv: say which column holds the values, as "value"; allowed: f, l, m
          u.csv    | f,l\\na,1\\na,2     | u.csv: 'a' has two values, '1' and '2'; expected one for each example
          """)
  void aTableThatIsNoneIsRefusedByNameAndReason(String file, String text, String reason)
      throws IOException {
    examples("a.npy", "b.npy");
    write(file, text.replace("\\n", "\n"));

    assertThatThrownBy(
            () -> open("\"labels\": {\"source\": {\"kind\": \"table\", \"file\": \"u.csv\"}}"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aTableMayNotLieOutsideTheDataset() {
    examples("a.npy");

    assertThatThrownBy(
            () -> open("\"labels\": {\"source\": {\"kind\": \"table\", \"file\": \"../x.csv\"}}"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("lies outside the dataset");
  }

  @Test
  void twoWordsTellExamplesFromLabels() throws IOException {
    for (int i = 1; i <= 2; i++) {
      Fixture.floats(root.resolve("b/piece" + i + "_Mels.npy"), i);
      Fixture.longs(
          root.resolve("b/piece" + i + "_Onsets.npy"), org.wavecrate.npy.Shape.of(), 5 + i);
    }

    Dataset dataset =
        open(
            "\"labels\": {\"source\": {\"kind\": \"beside\", \"key\": \"Mels\", \"value\":"
                + " \"Onsets\"}}");

    assertThat(paths(dataset, SplitName.TRAIN))
        .containsExactly("b/piece1_Mels.npy", "b/piece2_Mels.npy");
    assertThat(served(dataset, SplitName.TRAIN)).containsExactly(6L, 7L);
  }

  @Test
  void aTableDividesExamplesAndWhatItDoesNotNameIsLeftOut() throws IOException {
    Fixture.block(root.resolve("data"), 1, 5);
    write("partition.json", "{\"train\": [\"id-1\", \"id-3\"], \"validation\": [\"id-2\"]}");

    Dataset dataset = open("\"splits\": {\"source\": \"table\", \"file\": \"partition.json\"}");

    assertThat(paths(dataset, SplitName.TRAIN)).containsExactly("data/id-1.npy", "data/id-3.npy");
    assertThat(paths(dataset, SplitName.VALIDATION)).containsExactly("data/id-2.npy");
    assertThat(served(dataset, SplitName.TRAIN)).containsExactly(1L, 0L);
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly("data: 4 files, not in partition.json");
  }

  @Test
  void classesThatTheRecipeNamesDecideTheNumbers() throws IOException {
    examples("b/0.npy", "a/0.npy");

    Dataset dataset =
        open(
            "\"labels\": {\"classes\": [\"b\", \"a\", \"c\"], \"source\": {\"kind\": \"folder\"}}");

    assertThat(served(dataset, SplitName.TRAIN)).containsExactly(1L, 0L);
    Dataset other = open("\"labels\": {\"classes\": [\"b\"], \"source\": {\"kind\": \"folder\"}}");
    assertThatThrownBy(() -> served(other, SplitName.TRAIN))
        .hasMessage("a/label-0.npy: label 'a' is none of the classes; allowed: b");
  }

  @Test
  void textLabelsOfOneSplitAloneAreRefusedRatherThanRenumbered() throws IOException {
    for (String split : List.of("train", "test")) {
      Fixture.floats(root.resolve(split + "/b/id-1.npy"), 1);
      text(root.resolve(split + "/b/id-label-1.npy"), split.equals("train") ? "snare" : "kick");
    }

    Dataset whole = RecipeDataset.open(root, Progress.NONE);
    Dataset part = RecipeDataset.open(root.resolve("train"), Progress.NONE);

    assertThat(whole.labelClasses()).containsExactly("kick", "snare");
    assertThat(served(whole, SplitName.TRAIN)).containsExactly(1L);
    assertThatThrownBy(() -> served(part, SplitName.TRAIN))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("one split alone can't tell their numbers")
        .hasMessageContaining("\"classes\": [\"snare\"]");
    assertThat(served(part.withClasses(List.of("kick", "snare")), SplitName.TRAIN))
        .containsExactly(1L);
  }

  @Test
  void textLabelsOfADatasetWithoutSplitsAreNumbered() throws IOException {
    Fixture.floats(root.resolve("b/id-1.npy"), 1);
    Fixture.floats(root.resolve("b/id-2.npy"), 2);
    text(root.resolve("b/id-label-1.npy"), "snare");
    text(root.resolve("b/id-label-2.npy"), "kick");
    Dataset dataset = RecipeDataset.open(root, Progress.NONE);
    assertThat(served(dataset, SplitName.TRAIN)).containsExactly(1L, 0L);
  }

  @Test
  void aDatasetOpenedForAnotherRecipeIsNotServed() throws IOException {
    examples("b/0.npy", "a/0.npy");
    Dataset dataset = open("\"labels\": {\"source\": {\"kind\": \"folder\"}}");
    Split split = Dataset.open(root, Progress.NONE).splits().getFirst();

    try (Parallel parallel = new Parallel(1)) {
      Recipe recipe = RecipeJson.of(dataset).orElseThrow();
      assertThatThrownBy(() -> new BatchGenerator(split, recipe, new Shard(0, 1), parallel))
          .isInstanceOf(RecipeException.class)
          .hasMessageStartingWith(
              "labels.source: the dataset was opened with labels of kind beside");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9})
  void eightClassesThatDifferAreNamed(int classes) throws IOException {
    List<String> opened = IntStream.range(0, classes).mapToObj(i -> "class" + i).toList();
    for (String name : opened) {
      examples(name + "/0.npy");
    }
    Dataset dataset = open("\"labels\": {\"source\": {\"kind\": \"folder\"}}");
    List<String> wanted = new ArrayList<>(opened);
    Collections.reverse(wanted);
    Recipe other =
        RecipeJson.of(dataset).orElseThrow().withLabels(new Labels(Labels.Encoding.AS_IS, wanted));
    String more = classes > 8 ? ", ..." : "";
    assertThatThrownBy(() -> LabelAgreement.require(dataset.splits().getFirst(), other))
        .isInstanceOf(RecipeException.class)
        .hasMessage(
            "labels.classes: the dataset was opened with the classes "
                + String.join(", ", opened.subList(0, 8))
                + more
                + "; this recipe has "
                + String.join(", ", wanted.subList(0, 8))
                + more
                + "; open it again with this recipe");
  }

  private List<String> suggested() throws IOException {
    return Suggestions.of(RecipeDataset.open(root, Progress.NONE)).stream()
        .map(Suggestion::keys)
        .toList();
  }

  @Test
  void tablesBesideTheDataAreOffered() throws IOException {
    examples("data/id-1.npy", "data/id-2.npy", "data/id-3.npy", "data/id-4.npy");
    write("labels.json", "{\"id-1\": 0, \"id-2\": 1, \"id-3\": 0, \"id-4\": 1}");
    write(
        "partition.json",
        "{\"train\": [\"id-1\", \"id-2\", \"id-3\"], \"validation\": [\"id-4\"]}");
    write("notes.json", "{\"author\": \"me\"}");

    assertThat(suggested())
        .containsExactly(
            "{\"splits\":{\"source\":\"table\",\"file\":\"partition.json\"}}",
            "{\"labels\":{\"source\":{\"kind\":\"table\",\"file\":\"labels.json\"}}}");
  }

  @Test
  void theColumnCalledLikeLabelsIsOffered() throws IOException {
    examples("train/a.npy", "train/b.npy", "train/c.npy", "train/d.npy", "test/x.npy");
    write(
        "train.csv",
        "fname,fold,label,verified\na.wav,1,dog,1\nb.wav,1,cat,1\nc.wav,2,dog,0\nd.wav,2,cat,1\n");

    assertThat(suggested())
        .containsExactly(
            "{\"labels\":{\"source\":{\"kind\":\"table\",\"file\":\"train.csv\",\"key\":\"fname\","
                + "\"value\":\"label\"}}}");
  }

  @Test
  void aFieldOfTheNamesIsOffered() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      names.add("fold" + (i % 10 + 1) + "/" + (100000 + i) + "-" + i % 4 + "-0-" + i % 4 + ".npy");
    }
    examples(names.toArray(String[]::new));

    assertThat(suggested()).hasSize(1);
    Suggestion offered = Suggestions.of(RecipeDataset.open(root, Progress.NONE)).getFirst();
    Dataset dataset =
        RecipeDataset.arranged(
            Dataset.open(root, Progress.NONE),
            Recipe.DEFAULT.withArrangement(offered.arrangement()),
            Progress.NONE);
    assertThat(served(dataset, SplitName.TRAIN, offered)).containsOnly(0L, 1L, 2L, 3L);
  }

  private static List<Long> served(Dataset dataset, SplitName name, Suggestion accepted)
      throws IOException {
    return served(dataset, name, Recipe.DEFAULT.withArrangement(accepted.arrangement()));
  }

  @Test
  void aDatasetWithLabelsAndSplitsGetsNoSuggestions() throws IOException {
    Fixture.block(root.resolve("train/dog"), 1, 4);
    Fixture.block(root.resolve("test/cat"), 1, 4);

    assertThat(suggested()).isEmpty();
  }

  /// As NumPy saves `np.array(text)`.
  private static void text(Path file, String text) throws IOException {
    String header =
        Formatted.of("{'descr': '<U%d', 'fortran_order': False, 'shape': (), }", text.length());
    String padded = header + " ".repeat(127 - 10 - header.length()) + "\n";
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
      out.write(padded.getBytes(StandardCharsets.US_ASCII));
      out.write(text.getBytes("UTF-32LE"));
    }
  }

  @Test
  void classNumbersThatBecomeOneHotVectorsAreWrittenIntoTheRecipe() throws IOException {
    examples("train/b/id-1.npy", "test/b/id-1.npy");
    Fixture.longs(root.resolve("train/b/id-label-1.npy"), Shape.of(), 1);
    Fixture.longs(root.resolve("test/b/id-label-1.npy"), Shape.of(), 2);
    Dataset dataset = open("\"labels\": {\"encoding\": \"oneHot\"}");
    Recipe told = RecipeDataset.told(RecipeJson.of(dataset).orElseThrow(), dataset);
    assertThat(told.labels().classes()).containsExactly("0", "1", "2");
    assertThat(RecipeDataset.told(Recipe.DEFAULT, dataset)).isEqualTo(Recipe.DEFAULT);
  }
}
