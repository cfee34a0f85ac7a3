package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Archive;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.RawZip;
import org.wavecrate.dataset.RawZip.Entry;

/// What lies beside a crate: other parts, other splits and `SHA256SUMS`.
class SiblingCheckTest {
  private static final String HASH = "ab".repeat(32);

  @TempDir Path temp;

  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /// A crate that says of itself which set it belongs to and what data it was made of.
  private void crate(String name, String set, String content) {
    String json = "{\"set\":\"" + set + "\",\"contentHash\":\"" + content + "\"}";
    RawZip.of(
        temp.resolve(name),
        new Entry("wavecrate-check.json", json.getBytes(StandardCharsets.UTF_8)));
  }

  private void plain(String name) {
    RawZip.of(temp.resolve(name), new Entry("a.txt", new byte[1]));
  }

  private void check(String name) throws IOException {
    problems.clear();
    notes.clear();
    Path file = temp.resolve(name);
    var summary = CrateClaims.summary(Archive.open(file, Progress.NONE));
    SiblingCheck.check(file, HASH, summary, problems, notes);
  }

  private void sums(String text) throws IOException {
    Files.writeString(temp.resolve("SHA256SUMS"), text);
  }

  @Test
  void aCrateAloneIsFine() throws IOException {
    crate("train.zip", "s", "c");
    check("train.zip");
    assertThat(problems).isEmpty();
    assertThat(notes).isEmpty();
  }

  @Test
  void sumsMustAgree() throws IOException {
    crate("train.zip", "s", "c");
    sums(HASH.toUpperCase(Locale.ROOT) + "  train.zip\n");
    check("train.zip");
    assertThat(problems).isEmpty();
    assertThat(notes).isEmpty();

    String other = "cd".repeat(32);
    sums(other + "  train.zip\n");
    check("train.zip");
    assertThat(problems).containsExactly("its SHA-256 is " + HASH + "; SHA256SUMS says " + other);

    sums(HASH + "  test.zip\n");
    check("train.zip");
    assertThat(problems).isEmpty();
    assertThat(notes).containsExactly("SHA256SUMS does not name it");
  }

  @Test
  void everyPartMustBeThereAndTenMissingOnesAreNamed() throws IOException {
    crate("train-2of3.zip", "s", "c");
    crate("train-3of3.zip", "s", "c");
    check("train-2of3.zip");
    assertThat(problems).containsExactly("train-1of3.zip: this part is not in the same folder");
    crate("train-1of3.zip", "s", "c");
    check("train-2of3.zip");
    assertThat(problems).isEmpty();

    crate("test-1of12.zip", "t", "c");
    check("test-1of12.zip");
    assertThat(problems)
        .hasSize(10)
        .startsWith("test-2of12.zip: this part is not in the same folder")
        .endsWith("test-11of12.zip: this part is not in the same folder");
  }

  @Test
  void partsOfAnotherExportAreProblemsInNaturalOrder() throws IOException {
    crate("train-1of10.zip", "s", "c");
    for (int i = 2; i <= 10; i++) {
      crate("train-" + i + "of10.zip", i == 2 || i == 10 ? "other" : "s", "c");
    }
    check("train-1of10.zip");
    assertThat(problems)
        .containsExactly(
            "train-2of10.zip: next to it, is a part of another export; export the split again",
            "train-10of10.zip: next to it, is a part of another export; export the split again");
  }

  @Test
  void partsOfOtherDataAreProblemsToo() throws IOException {
    crate("train-1of2.zip", "s", "c");
    crate("train-2of2.zip", "s", "other");
    check("train-1of2.zip");
    assertThat(problems)
        .containsExactly(
            "train-2of2.zip: next to it, is a part of another export; export the split again");
  }

  @Test
  void anotherDivisionOfTheSameSplitIsAProblem() throws IOException {
    crate("train.zip", "s", "c");
    plain("train-1of2.zip");
    check("train.zip");
    assertThat(problems)
        .containsExactly(
            "train-1of2.zip: next to it, holds the same split; keep the crates of one export");
    check("train-1of2.zip");
    assertThat(problems)
        .as("a zip that says nothing of itself may have any neighbour")
        .containsExactly("train-2of2.zip: this part is not in the same folder");
  }

  @Test
  void cratesOfOtherSplitsAreNotedIfTheyHoldOtherData() throws IOException {
    crate("train.zip", "s", "c");
    crate("test.zip", "t", "c");
    crate("validation.zip", "u", "other");
    crate("more.zip", "u", "");
    plain("music.zip");
    Files.writeString(temp.resolve("broken.zip"), "no zip");
    Files.createDirectory(temp.resolve("folder.zip"));
    Files.writeString(temp.resolve("readme.txt"), "text");
    check("train.zip");
    assertThat(problems).isEmpty();
    assertThat(notes).containsExactly("validation.zip: next to it, was made from other data");
    check("more.zip");
    assertThat(notes).as("it does not say what it was made of").isEmpty();
  }

  @Test
  void filesThatAreNoZipsByNameHaveNoParts() throws IOException {
    crate("train-1of2", "s", "c");
    check("train-1of2");
    assertThat(problems).isEmpty();
    crate("train-1of2.ZIP", "s", "c");
    check("train-1of2.ZIP");
    assertThat(problems).containsExactly("train-2of2.ZIP: this part is not in the same folder");
    assertThat(notes).isEmpty();
  }
}
