package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.npy.Shape;

/// Rules about names, folders and files that are left out.
class NameRulesTest extends PlantedFaults {
  private void named(String block, String... names) {
    for (String name : names) {
      Fixture.floats(
          planted.root().resolve(block + "/" + name + ".npy"), name.hashCode(), 2, name.length());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 4 5 | 1 number is missing: 3 | 1",
        "1 2 5 6 | 2 numbers are missing: 3 to 4 | 2",
        "1 3 6 | | 0",
        "1 3 5 | 2 numbers are missing: 2, 4 | 2",
        "1 2 3 9 | | 0",
        "1 3 5 7 9 11 | 5 numbers are missing: 2, 4, 6, 8, 10 | 5",
        "1 3 5 7 9 11 13 | 6 numbers are missing: 2, 4, 6, 8, 10, ... | 6",
        "1 3 5 7 9 10 | 4 numbers are missing: 2, 4, 6, 8 | 4",
        "5 6 7 | | 0",
        "0 2 | 1 number is missing: 1 | 1",
        "000000001 1000000003 1000000004 | | 0"
      })
  void numbersThatAreMissingBetweenExamplesAreNamed(String numbers, String said, int missing) {
    for (String number : numbers.split(" ")) {
      named("train/b", "id-" + number);
    }
    List<String> told = told("numbering-gap");
    if (missing == 0) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told)
          .containsExactly("train/b: " + said + " | " + missing + " missing | 0 missing");
    }
  }

  @Test
  void numbersOfDifferentNamesAreCountedApart() {
    named("train/b", "a-1", "a-2", "b-4", "b-5", "c", "c-9");
    assertThat(told("numbering-gap")).isEmpty();
    named("test/b", "x", "x1", "x3", "7");
    assertThat(told("numbering-gap"))
        .containsExactly("test/b: 1 number is missing: 2 | 1 missing | 0 missing");
  }

  @Test
  void aNameEndsInANumberOfNineDigitsAtMost() {
    assertThat(FileNumber.of("id-012.npy")).isEqualTo(new FileNumber("id-", 12));
    assertThat(FileNumber.of("id-9")).isEqualTo(new FileNumber("id-", 9));
    assertThat(FileNumber.of("recording 7-05.npy")).isEqualTo(new FileNumber("recording 7-", 5));
    assertThat(FileNumber.of("123456789.npy")).isEqualTo(new FileNumber("", 123_456_789));
    assertThat(FileNumber.of("x1234567890.npy")).isEqualTo(new FileNumber("x", -1));
    assertThat(FileNumber.of("id.npy")).isEqualTo(new FileNumber("id", -1));
    assertThat(FileNumber.of("a0b/:.npy")).isEqualTo(new FileNumber("a0b/:", -1));
  }

  @Test
  void namesThatSortOtherwiseByCharactersAreTold() {
    named("train/a", "id-1", "id-2");
    named("train/b", "id-8", "id-9", "id-10", "id-11");
    assertThat(told("order-differs"))
        .containsExactly(
            "train: in 1 block, such as id-10.npy before id-9.npy | 1 block | 0 blocks");
    named("train/c", "x-2", "x-10");
    assertThat(told("order-differs"))
        .containsExactly(
            "train: in 2 blocks, such as id-10.npy before id-9.npy | 2 blocks | 0 blocks");
  }

  @Test
  void aCopyOfOtherContentIsAnotherVersion() throws IOException {
    named("train/b", "id-1", "id-1 (1)", "id-2", "id-7 (1)");
    named("test/b", "id-7");
    Files.copy(
        planted.root().resolve("train/b/id-2.npy"), planted.root().resolve("train/b/id-2 (1).npy"));
    assertThat(told("file-version"))
        .containsExactly(
            "train/b/id-1 (1).npy: is another version of train/b/id-1.npy | other content"
                + " | one of them");
    assertThat(planted.found("file-version").getFirst().twins())
        .extracting(Place::path)
        .containsExactly("train/b/id-1.npy");
    assertThat(told("duplicate-in-split"))
        .containsExactly(
            "train/b/id-2 (1).npy: is a copy of train/b/id-2.npy | the same values"
                + " | once in a split");
    assertThat(planted.found("duplicate-in-split").getFirst().twins())
        .extracting(Place::path)
        .containsExactly("train/b/id-2.npy");
  }

  private void same(String... paths) {
    for (String path : paths) {
      Fixture.floats(planted.root().resolve(path + ".npy"), 5, 6, 7);
    }
  }

  @Test
  void equalSoundsAreToldOnceInASplitAndForEachOtherSplit() {
    named("train/b", "x", "y");
    same("train/b/a", "train/b/b", "train/c/c", "validation/b/a", "test/b/a", "test/b/b");
    String same = ": holds the same values as ";
    String once = " | the same values | once in a split";
    String only = " | the same values | in one split only";
    assertThat(told("duplicate-in-split"))
        .containsExactly(
            "train/b/b.npy" + same + "train/b/a.npy" + once,
            "train/c/c.npy" + same + "train/b/a.npy" + once,
            "test/b/b.npy" + same + "test/b/a.npy" + once);
    assertThat(planted.found("duplicate-in-split").get(1).twins())
        .extracting(Place::path)
        .containsExactly("train/b/a.npy", "train/b/b.npy");
    assertThat(told("duplicate-across-splits"))
        .containsExactly(
            "validation/b/a.npy" + same + "train/b/a.npy" + only,
            "test/b/a.npy" + same + "train/b/a.npy" + only,
            "test/b/b.npy" + same + "train/b/a.npy" + only);
    assertThat(planted.found("duplicate-across-splits").getLast().twins())
        .extracting(Place::path)
        .containsExactly("train/b/a.npy", "train/b/b.npy", "train/c/c.npy", "validation/b/a.npy");
  }

  @Test
  void aCopyInAnotherBlockIsNamedLikeAnyOther() {
    same("train/b/id-1", "train/c/id-1 (1)");
    assertThat(told("duplicate-in-split"))
        .containsExactly(
            "train/c/id-1 (1).npy: holds the same values as train/b/id-1.npy | the same values"
                + " | once in a split");
  }

  @Test
  void singleNumbersAndConstantsAreNoDuplicates() {
    for (String path : List.of("train/b/a", "train/b/b")) {
      Fixture.floats(planted.root().resolve(path + ".npy"), 5);
    }
    for (String path : List.of("train/b/c", "train/b/d")) {
      Fixture.floats(planted.root().resolve(path + ".npy"), 5, 5);
    }
    assertThat(told("duplicate-in-split")).isEmpty();
    for (String path : List.of("train/b/c", "train/b/d")) {
      Fixture.floats(planted.root().resolve(path + ".npy"), 5, 6);
    }
    assertThat(told("duplicate-in-split")).hasSize(1);
  }

  @Test
  void emptyFoldersAreNamed() throws IOException {
    named("train/b", "x", "y");
    Files.createDirectories(planted.root().resolve("train/c"));
    Files.createDirectories(planted.root().resolve("test"));
    assertThat(told("empty-block"))
        .containsExactly("train/c: holds no example | 0 examples | 1 example or more");
    assertThat(told("empty-split"))
        .containsExactly("test: holds no example | 0 examples | 1 example or more");
  }

  @Test
  void filesThatAreLeftOutAreCounted() throws IOException {
    named("train/b", "x", "y");
    Fixture.floats(planted.root().resolve("mean.npy"), 1);
    Files.createFile(planted.root().resolve("train/b/one.wav"));
    Files.createFile(planted.root().resolve("train/b/two.wav"));
    List<Finding> found = planted.found("left-out");
    assertThat(found)
        .extracting(Finding::severity)
        .containsExactlyInAnyOrder(Severity.ERROR, Severity.WARNING);
    assertThat(Planted.told(found))
        .anyMatch(
            text ->
                text.startsWith("mean.npy: 1 file left out: ")
                    && text.endsWith(" | 1 file | 0 files"))
        .anyMatch(
            text -> text.contains(": 2 files left out: ") && text.endsWith(" | 2 files | 0 files"));
  }

  @Test
  void aZipThatIsThereTwiceIsAFact() {
    named("b", "x", "y");
    Path block = planted.root().resolve("b");
    for (String name : List.of("train.zip", "train (1).zip")) {
      Fixture.zip(block, planted.root().resolve(name), true);
    }
    Fixture.delete(block);
    List<Finding> found = planted.found("left-out");
    assertThat(found).extracting(Finding::severity).containsExactly(Severity.INFO);
    assertThat(Planted.told(found))
        .containsExactly(
            "d: train (1).zip: holds the same files as train.zip, which was taken | several zips"
                + " | one zip");
  }

  @Test
  void aFolderNamedLikeASplitAmongClassesIsTold() {
    named("kick", "a", "b");
    named("snare", "c", "d");
    named("train", "e", "f");
    List<String> told = told("splits-guessed");
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).startsWith("d: ").endsWith(" | no split | a split or a class");
  }

  @Test
  void sizesAreCountedForEverySplit() {
    named("train/b", "x", "y");
    named("train/c", "z");
    named("test/b", "x");
    assertThat(told("counts"))
        .containsExactly(
            "train: 3 examples in 2 blocks, 0.0 MB | 3 examples | ",
            "test: 1 example in 1 block, 0.0 MB | 1 example | ");
    Fixture.floats(planted.root().resolve("test/b/x.npy"), new float[100_000]);
    Fixture.longs(planted.root().resolve("test/b/label-x.npy"), Shape.of(20_000), new long[20_000]);
    assertThat(told("counts").getLast()).startsWith("test: 1 example in 1 block, 0.6 MB");
  }
}
