package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.npy.Shape;

/// Labels that are named in other ways than the usual one.
class LabelFormsTest {
  @TempDir Path temp;

  private void files(String... names) {
    for (String name : names) {
      Fixture.longs(temp.resolve("d").resolve(name), Shape.of(), name.length());
    }
  }

  private Split open() throws IOException {
    Dataset dataset = Dataset.open(temp.resolve("d"), Progress.NONE);
    assertThat(dataset.splits()).hasSize(1);
    return dataset.splits().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "id-1.npy, id_label_1.npy",
    "id_1.npy, id_label_1.npy",
    "id_1.npy, id-label-1.npy",
    "id-1.npy, label_1.npy",
    "clip7.npy, label-7.npy",
    "1.npy, 1-label.npy",
    "1.npy, label_1.npy",
    "id-0001.npy, id-label-1.npy",
    "id-1.npy, id-label-0001.npy",
    "a.npy, a_label.npy",
    "a.npy, label_a.npy",
    "ID-1.NPY, id-label-1.npy",
    "take 3.npy, take 3 labels.npy",
    "id-1.npy, id-1-label.npy"
  })
  void anUnusualNameIsFound(String example, String label) throws IOException {
    files(example, label);

    Split split = open();

    assertThat(DatasetTest.paths(split)).containsExactly(example);
    assertThat(split.example(0).hasLabel()).isTrue();
    assertThat(split.example(0).labelPath()).isEqualTo(label);
    assertThat(split.blocks().getFirst().orphanLabels()).isEmpty();
    assertThat(split.blocks().getFirst().spareLabels()).isEmpty();
  }

  @Test
  void composedAndDecomposedNamesAreTheSame() throws IOException {
    String label = Normalizer.normalize("Glöckchen-label-1.npy", Normalizer.Form.NFD);
    files(Normalizer.normalize("Glöckchen-1.npy", Normalizer.Form.NFC), label);

    assertThat(open().size()).isEqualTo(1);
    assertThat(open().example(0).labelPath()).isEqualTo(label);
  }

  @Test
  void whatFitsTwoIsNotGuessedAt() throws IOException {
    files("id-01.npy", "id-1.npy", "id-label-001.npy");

    Split split = open();

    assertThat(split.size()).isEqualTo(2);
    assertThat(split.example(0).hasLabel()).isFalse();
    assertThat(split.example(1).hasLabel()).isFalse();
    assertThat(split.blocks().getFirst().orphanLabels()).containsExactly("id-label-001.npy");
  }

  @Test
  void theUsualNameComesFirst() throws IOException {
    files("id-1.npy", "id-label-1.npy", "id_label_1.npy", "id-label-1 (1).npy");

    Split split = open();

    assertThat(DatasetTest.paths(split)).containsExactly("id-1.npy");
    assertThat(split.example(0).labelPath()).isEqualTo("id-label-1.npy");
    assertThat(split.blocks().getFirst().spareLabels())
        .containsExactly("id-label-1 (1).npy", "id_label_1.npy");
  }

  @Test
  void theWordInANameDoesNotMakeItALabel() throws IOException {
    files("white label 1.npy", "white label 2.npy");

    assertThat(open().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "features, labels",
    "X, y",
    "data/b, labels/b",
    "train_x, train_y",
    "train, train_labels",
    "train/b/audio, train/b/labels",
    "train/features, train/labels",
    "features/train, labels/train",
    "b, b/labels"
  })
  void aFolderOfLabelsBesideItsExamplesIsFound(String examples, String labels) throws IOException {
    files(examples + "/0.npy", examples + "/1.npy", labels + "/0.npy", labels + "/1.npy");

    Split split = open();

    assertThat(DatasetTest.paths(split)).hasSize(2);
    assertThat(split.example(1).hasLabel()).isTrue();
    assertThat(split.example(1).labelPath()).endsWith(labels.replaceFirst("^.*/", "") + "/1.npy");
    try (ArrayFile label = split.example(1).openLabel()) {
      assertThat(LabelClasses.of(label)).containsExactly((labels + "/1.npy").length());
    }
  }

  @Test
  void classesCalledYesAndNoAreNoLabels() throws IOException {
    files("n/0.npy", "n/1.npy", "y/0.npy", "y/1.npy");

    assertThat(open().size()).isEqualTo(4);
  }

  @Test
  void aFolderOfLabelsInAZipIsFoundToo() throws IOException {
    files("features/0.npy", "features/1.npy", "labels/0.npy", "labels/2.npy");
    Path zip = Fixture.zip(temp.resolve("d"), temp.resolve("d.zip"), true);

    Dataset dataset = Dataset.open(zip, Progress.NONE);

    assertThat(DatasetTest.paths(dataset)).containsExactly("features/0.npy", "features/1.npy");
    assertThat(dataset.splits().getFirst().example(0).labelPath()).isEqualTo("labels/0.npy");
    assertThat(dataset.splits().getFirst().example(1).hasLabel()).isFalse();
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .isEqualTo(List.of("labels/2.npy: 1 file, labels without an example"));
  }
}
