package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;

/// Which folders are splits.
class SplitFoldersTest {
  @TempDir Path temp;

  private Dataset open(SplitSource.Kind splitting) throws IOException {
    return Dataset.open(
        temp.resolve("d"),
        Arrangement.AUTO.withSplits(SplitSource.of(splitting)),
        (file, text, key, value) -> Map.of(),
        Progress.NONE);
  }

  private Map<String, Integer> sizes(SplitSource.Kind splitting) throws IOException {
    Dataset dataset = open(splitting);
    Map<String, Integer> sizes = new TreeMap<>();
    dataset.splits().forEach(split -> sizes.put(split.name().canonical(), split.size()));
    return sizes;
  }

  private void blocks(String... folders) {
    for (int i = 0; i < folders.length; i++) {
      Fixture.block(temp.resolve("d").resolve(folders[i]), 1, i + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "train, TRAIN",
    "TRAIN, TRAIN",
    "Training Set, TRAIN",
    "nsynth-train, TRAIN",
    "audio_train, TRAIN",
    "train2, TRAIN",
    "trainData, TRAIN",
    "FSD50K.train_audio, TRAIN",
    "tr, TRAIN",
    "tr_mix, TRAIN",
    "cv, VALIDATION",
    "Val, VALIDATION",
    "nsynth-valid, VALIDATION",
    "dev-clean, VALIDATION",
    "2_validation, VALIDATION",
    "tt, TEST",
    "audio_test, TEST",
    "Testing, TEST",
    "DCASE2024_eval, TEST",
    "evaluation, TEST"
  })
  void aWholeWordNamesASplit(String folder, SplitName split) {
    assertThat(SplitName.of(folder)).contains(split);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "valve",
        "trained",
        "trains",
        "developer",
        "tester",
        "retrain",
        "tropical",
        "value",
        "latest",
        "contest",
        "medieval",
        "evaluate",
        "truck",
        "block-id-1",
        ""
      })
  void partsOfWordsNameNone(String folder) {
    assertThat(SplitName.of(folder)).isEmpty();
  }

  @Test
  void classesAreNoSplitsThoughOneIsCalledLikeOne() throws IOException {
    blocks("airplane", "dog", "rain", "train", "washing_machine");

    assertThat(sizes(SplitSource.Kind.AUTO)).isEqualTo(Map.of("train", 15));
    Dataset dataset = Dataset.open(temp.resolve("d"), Progress.NONE);
    assertThat(dataset.notes()).singleElement().asString().startsWith("train: lies among 4 other");
    assertThat(dataset.leftOut()).isEmpty();
    assertThat(sizes(SplitSource.Kind.NONE)).isEqualTo(Map.of("train", 15));
  }

  @Test
  void aRecipeMayMakeSuchAFolderTheSplitItIsCalled() throws IOException {
    blocks("airplane", "dog", "train");

    assertThat(sizes(SplitSource.Kind.FOLDERS)).isEqualTo(Map.of("train", 3));
    Dataset dataset = open(SplitSource.Kind.FOLDERS);
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly(
            "airplane: 2 files, in a folder beside the splits",
            "dog: 4 files, in a folder beside the splits");
  }

  @Test
  void splitsAreFoundInWrappersThoughBlocksAreDeeper() throws IOException {
    blocks("corpus/train/speaker/session", "corpus/test/speaker/session");

    assertThat(sizes(SplitSource.Kind.AUTO)).isEqualTo(Map.of("train", 1, "test", 2));
    Dataset dataset = Dataset.open(temp.resolve("d"), Progress.NONE);
    assertThat(dataset.splits().getFirst().example(0).path())
        .isEqualTo("train/speaker/session/id-1.npy");
  }

  @Test
  void splitsWithinSeveralFoldersAreNotMergedWithoutAWord() throws IOException {
    blocks("fan/train", "fan/test", "valve/train", "valve/test");

    assertThat(sizes(SplitSource.Kind.AUTO)).isEqualTo(Map.of("train", 10));
    assertThat(Dataset.open(temp.resolve("d"), Progress.NONE).notes())
        .singleElement()
        .asString()
        .startsWith("fan: holds folders named like splits (test, train) and lies beside 1 other")
        .contains("open fan alone");
    assertThat(open(SplitSource.Kind.NONE).notes()).isEmpty();
  }

  @Test
  void machinesOfWhichOneIsAValveAreOneSplit() throws IOException {
    blocks("fan", "pump", "slider", "valve");

    assertThat(sizes(SplitSource.Kind.AUTO)).isEqualTo(Map.of("train", 10));
    assertThat(Dataset.open(temp.resolve("d"), Progress.NONE).notes()).isEmpty();
  }

  @Test
  void otherFoldersBesideTrainAndTestAreLeftOutByName() throws IOException {
    blocks("train/b", "test/b", "noise");

    assertThat(sizes(SplitSource.Kind.AUTO)).isEqualTo(Map.of("train", 1, "test", 2));
    assertThat(Dataset.open(temp.resolve("d"), Progress.NONE).leftOut())
        .extracting(LeftOut::place)
        .containsExactly("noise");
  }

  @Test
  void oneFileBesideTheSplitsDoesNotMergeThem() throws IOException {
    blocks("train/b", "test/b");
    Fixture.floats(temp.resolve("d/mean.npy"), 1);

    assertThat(sizes(SplitSource.Kind.AUTO)).isEqualTo(Map.of("train", 1, "test", 2));
  }

  @Test
  void withoutSplitsAllBlocksAreOne() throws IOException {
    blocks("train/b", "test/b");

    assertThat(sizes(SplitSource.Kind.NONE)).isEqualTo(Map.of("train", 3));
  }
}
