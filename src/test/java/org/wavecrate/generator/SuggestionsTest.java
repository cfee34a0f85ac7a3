package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Progress;

/// What names and tables suggest, and what they don't.
class SuggestionsTest {
  @TempDir Path temp;

  private void examples(String... paths) {
    for (String path : paths) {
      Fixture.floats(temp.resolve("d/" + path + ".npy"), path.hashCode(), 1);
    }
  }

  private void table(String file, String text) throws IOException {
    Files.createDirectories(temp.resolve("d"));
    Files.writeString(temp.resolve("d/" + file), text);
  }

  private List<String> suggested() throws IOException {
    return Suggestions.of(RecipeDataset.open(temp.resolve("d"), Progress.NONE)).stream()
        .map(one -> one.text() + " " + one.keys())
        .toList();
  }

  private static String folders(String text) {
    return text + " {\"labels\":{\"source\":{\"kind\":\"folder\"}}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dog cat | the 2 folders look like classes: cat, dog",
        "b a d c e | the 5 folders look like classes: a, b, c, d, ...",
        "1 2 3 | the 3 folders look like classes: 1, 2, 3",
        "block-1 block-2 | ",
        "Dog dog1 dog2 | ",
        "dog | "
      })
  void foldersLookLikeClasses(String names, String said) throws IOException {
    for (String name : names.split(" ")) {
      examples(name + "/xa", name + "/xb", name + "/xc");
    }
    if (said == null) {
      assertThat(suggested()).isEmpty();
    } else {
      assertThat(suggested()).containsExactly(folders(said));
    }
  }

  @Test
  void foldersBelowTheSplitsLookLikeClassesByTheirFirstName() throws IOException {
    examples("train/dog/s1/xa", "train/dog/s2/xb", "train/cat/s1/xc", "test/cat/s1/xd");
    assertThat(suggested()).containsExactly(folders("the 2 folders look like classes: cat, dog"));
  }

  private static String name(String pattern) {
    return "labels are a part of the files' names {\"labels\":{\"source\":{\"kind\":\"name\","
        + "\"pattern\":\""
        + pattern
        + "\"}}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dog-a dog-b cat-c cat-d | ^(?<label>[^-_ .]+)",
        "a_dog b_dog c_cat d_cat | ^(?:[^-_ .]*[-_ .]){1}(?<label>[^-_ .]+)",
        "a_dog b_dog c_cat | ",
        "a_dog b_dog c_dog d_dog | ",
        "dog-a dog-b cat-c bird-d | ",
        "ax bx cx dx | "
      })
  void aFieldOfTheNamesHoldsAFewValues(String names, String pattern) throws IOException {
    for (String name : names.split(" ")) {
      examples("train/b/" + name);
    }
    if (pattern == null) {
      assertThat(suggested()).isEmpty();
    } else {
      assertThat(suggested()).containsExactly(name(pattern));
    }
  }

  @Test
  void numbersThatTellTheFilesOfAFolderApartAreNoLabels() throws IOException {
    examples("fan/x-1", "fan/x-2", "fan/x-3", "fun/x-1", "fun/x-2", "fun/x-3");
    assertThat(suggested()).noneMatch(text -> text.contains("pattern"));
    examples("fan/y-1", "fun/y-1");
    assertThat(suggested()).anyMatch(text -> text.contains("^(?<label>"));
  }

  @Test
  void lastNumbersThatReturnWithinAFolderMayBeLabels() throws IOException {
    examples("b/w-0", "b/x-0", "b/y-1", "b/z-1");
    assertThat(suggested()).containsExactly(name("^(?:[^-_ .]*[-_ .]){1}(?<label>[^-_ .]+)"));
  }

  @Test
  void pairsOfFilesAreSuggestedAndNothingElse() throws IOException {
    examples("dog/1_Mels", "dog/1_Onsets", "cat/2_Mels", "cat/2_Onsets");
    assertThat(suggested())
        .containsExactly(
            "2 pairs of files: Mels the examples, Onsets their labels"
                + " {\"labels\":{\"source\":{\"kind\":\"beside\",\"key\":\"Mels\",\"value\":"
                + "\"Onsets\"}}}");
  }

  private void four() {
    examples("train/b/a", "train/b/b", "train/b/c", "train/b/d");
  }

  private static String labels(String file, String columns) {
    return "labels are in "
        + file
        + " {\"labels\":{\"source\":{\"kind\":\"table\",\"file\":\""
        + file
        + "\""
        + columns
        + "}}}";
  }

  @Test
  void aTableOfFewValuesIsSuggested() throws IOException {
    four();
    table("t.csv", "f,x,y2\na,1,p\nb,1,q\nc,2,p\nd,2,q\n");
    assertThat(suggested()).containsExactly(labels("t.csv", ",\"key\":\"f\",\"value\":\"x\""));
    table("t.csv", "f,x,y2\na,1,p\nb,1,q\nc,2,p\nd,3,p\n");
    assertThat(suggested())
        .as("three of four are too many")
        .containsExactly(labels("t.csv", ",\"key\":\"f\",\"value\":\"y2\""));
    table("t.csv", "f,x,Label\na,1,p\nb,1,q\nc,1,r\nd,2,s\n");
    assertThat(suggested())
        .as("its name counts more than its values")
        .containsExactly(labels("t.csv", ",\"key\":\"f\",\"value\":\"Label\""));
    table("t.csv", "f,x\na,1\nb,1\nc,1\nd,1\n");
    assertThat(suggested()).as("one value").isEmpty();
  }

  @Test
  void aTableNamesFourExamplesAtLeast() throws IOException {
    four();
    table("t.csv", "f,label\na,1\nb,1\nc,2\n");
    assertThat(suggested()).isEmpty();
    table("t.csv", "f,label\na,1\nb,1\nc,2\nd,2\n");
    assertThat(suggested()).hasSize(1);
  }

  @Test
  void tablesOfSeveralSplitsGoTogether() throws IOException {
    four();
    examples("test/b/e", "test/b/f", "test/b/g", "test/b/h");
    table("train.csv", "file,label\na,1\nb,1\nc,2\nd,2\n");
    table("test.csv", "file,label\ne,1\nf,1\ng,2\nh,2\n");
    assertThat(suggested())
        .containsExactly(
            "labels are in test.csv, train.csv {\"labels\":{\"source\":{\"kind\":\"table\","
                + "\"file\":[\"test.csv\",\"train.csv\"],\"key\":\"file\",\"value\":\"label\"}}}");
  }

  @Test
  void aTableOfSplitsDividesHalfOfTheExamplesAtLeast() throws IOException {
    examples("b/a", "b/b", "b/c", "b/d", "b/e", "b/f", "b/g", "b/h");
    String splits =
        "splits are in t.csv {\"splits\":{\"source\":\"table\",\"file\":\"t.csv\",\"key\":\"file\","
            + "\"value\":\"s\"}}";
    table("t.csv", "file,s\na,train\nb,test\nc,train\nd,test\n");
    assertThat(suggested()).containsExactly(splits);
    examples("b/i");
    assertThat(suggested()).as("4 of 9").isEmpty();
    table("t.csv", "file,s\na,train\nb,train\nc,train\nd,train\ne,train\n");
    assertThat(suggested()).as("one split").isEmpty();
    table("t.csv", "file,s\na,train\nb,test\nc,train\nd,test\ne,other\n");
    assertThat(suggested()).as("no split").isEmpty();
  }
}
