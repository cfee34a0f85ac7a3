package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.WaveBytes;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.Publication;

class ColabKitTest {
  private static final String WHEEL = "wavecrate-1.2.0-py3-none-any.whl";

  /// What `printf wheel | sha256sum` says.
  private static final String SHA_256 =
      "ba59926159d2aa256eb8739b8da7e2b574b960e1202c6d624cbe981cef996c91";

  @TempDir Path temp;
  private Path root;
  private Path out;
  private Path program;
  private boolean agreed = true;

  @BeforeEach
  void write() throws IOException {
    root = Fixture.dataset(temp.resolve("set"));
    out = temp.resolve("My \"kit\"");
    program = Files.createDirectory(temp.resolve("program"));
    Files.writeString(program.resolve(WHEEL), "wheel");
  }

  private ColabKit kit(boolean force) throws IOException {
    Dataset dataset = Dataset.open(root, Progress.NONE);
    Recipe recipe = RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
    var settings = ExportSettings.to(out).withForce(force).withIncludeSounds(agreed);
    ExportPlan plan = ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE);
    return ColabKit.of(plan, recipe, program);
  }

  private List<Path> write(ColabKit kit) throws IOException {
    try (TargetFolder target = TargetFolder.open(out)) {
      Publication publication = new Publication();
      Sums sums = Sums.read(out);
      kit.prepare(target, publication, sums, Progress.NONE);
      publication.rename(target.write(sums.bytes()), Sums.NAME);
      target.publish(publication);
    }
    return kit.places();
  }

  private void recipe(String transforms) throws IOException {
    Files.writeString(
        root.resolve("wavecrate.json"),
        Formatted.of(
            "{\"format\": \"wavecrate-recipe/1\", \"sampleRateHz\": 16000,"
                + " \"transforms\": [%s]}",
            transforms));
  }

  private static void wave(Path file, int samples) throws IOException {
    double[] noise = new Random(samples).doubles(samples, -0.5, 0.5).toArray();
    Files.write(file, WaveBytes.of(1, 16, 1, 16_000, noise));
  }

  @Test
  void saysHowToBuildAWheelThatIsMissing() throws IOException {
    Files.delete(program.resolve(WHEEL));
    assertThatThrownBy(() -> kit(false))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            program
                + ": there is no wavecrate-*.whl, the Python package that the Colab kit needs;"
                + " build it with ./mvnw -DskipTests package");
    assertThat(out).doesNotExist();
  }

  @Test
  void writesNothingBeforeItIsToldTo() throws IOException {
    ColabKit kit = kit(false);
    assertThat(kit.files()).containsExactly(WHEEL, "wavecrate.json", "train_on_colab.ipynb");
    assertThat(out).doesNotExist();
  }

  @Test
  void sumsNameTheWheelBesideWhatTheyNamed() throws IOException {
    Files.createDirectory(out);
    String other = "0".repeat(64) + "  train.zip\n";
    Files.writeString(out.resolve("SHA256SUMS"), other);
    write(kit(false));
    assertThat(out.resolve("SHA256SUMS")).hasContent(other + SHA_256 + "  " + WHEEL + "\n");
  }

  @Test
  void aNewerWheelTakesThePlaceOfAnOlderOne() throws IOException {
    write(kit(false));
    Files.writeString(program.resolve("wavecrate-1.10.0-py3-none-any.whl"), "newer");
    write(kit(false));
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "SHA256SUMS",
              "train_on_colab.ipynb",
              "wavecrate.json",
              "wavecrate-1.10.0-py3-none-any.whl");
    }
    assertThat(out.resolve("SHA256SUMS")).content().contains("1.10.0").doesNotContain("1.2.0");
  }

  @Test
  void whatIsTheSameIsNotInTheWay() throws IOException {
    write(kit(false));
    write(kit(false));
    Files.writeString(out.resolve("train_on_colab.ipynb"), "edited");
    assertThatThrownBy(() -> kit(false))
        .hasMessage(out + ": holds train_on_colab.ipynb already; --force replaces what is there");
    write(kit(true));
    assertThat(out.resolve("train_on_colab.ipynb")).content().startsWith("{");
  }

  @Test
  void theNotebookNamesTheFolderUnlessPythonWouldTakeItsNameForSomethingElse() throws IOException {
    write(kit(false));
    assertThat(out.resolve("train_on_colab.ipynb")).content().contains("MyDrive/my-dataset");
    out = temp.resolve("übung 1");
    write(kit(false));
    assertThat(out.resolve("train_on_colab.ipynb")).content().contains("MyDrive/übung 1");
  }

  @Test
  void recordingsThatTheRecipeMixesInComeAlong() throws IOException {
    Path street = Files.createDirectories(temp.resolve("noise/street"));
    wave(street.resolve("car.WAV"), 9);
    Files.writeString(street.resolve("notes.txt"), "no recording");
    Path halls = Files.createDirectory(temp.resolve("halls"));
    Fixture.floats(halls.resolve("hall.npy"), 1, 0.5f);
    String noise = "{\"kind\": \"backgroundNoise\", \"folder\": \"../noise\"}";
    String hall = "{\"kind\": \"impulseResponse\", \"folder\": \"%s\"}";
    recipe(
        Formatted.of(
            "%s, {\"kind\": \"oneOf\", \"transforms\": [%s, %s]}",
            noise, Formatted.of(hall, halls.toString().replace("\\", "/")), noise));
    List<Path> written = write(kit(false));
    assertThat(written)
        .contains(out.resolve("sounds-1/street/car.WAV"), out.resolve("sounds-2/hall.npy"))
        .hasSize(5)
        .allSatisfy(file -> assertThat(file).isRegularFile());
    String text = Files.readString(out.resolve("wavecrate.json"), StandardCharsets.UTF_8);
    assertThat(text).contains("\"sounds-1\"", "\"sounds-2\"").doesNotContain("noise\"", "halls");
    assertThat(RecipeJson.read(text, out).transforms()).hasSize(2);

    kit(false);
    Files.writeString(out.resolve("sounds-1/mine.wav"), "mine");
    assertThatThrownBy(() -> kit(false)).hasMessageContaining("holds sounds-1 already");
    write(kit(true));
    assertThat(out.resolve("sounds-1/mine.wav")).doesNotExist();
  }

  @Test
  void aFolderOfRecordingsThatIsNotThereIsNamed() throws IOException {
    recipe("{\"kind\": \"backgroundNoise\", \"folder\": \"../gone\"}");
    assertThatThrownBy(() -> kit(false))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("batches can't be made by the recipe; nothing was written")
        .hasMessageContaining(temp.resolve("gone").toString());
  }

  @Test
  void itsRoomIsCountedBeforeAnythingIsWritten() throws IOException {
    Path noise = Files.createDirectories(temp.resolve("noise"));
    wave(noise.resolve("car.wav"), 50_000);
    recipe("{\"kind\": \"backgroundNoise\", \"folder\": \"../noise\"}");
    ColabKit kit = kit(false);
    assertThat(kit.bytes()).isGreaterThan(100_000).isLessThan(200_000);
    kit.requireRoom(1000, 1000 + kit.bytes());
    assertThatThrownBy(() -> kit.requireRoom(1000, 999 + kit.bytes()))
        .hasMessage(
            Formatted.of(
                "%s: the crates need 1,000 bytes and the Colab kit %,d; free: %,d",
                out, kit.bytes(), 999 + kit.bytes()));
  }

  @Test
  void aRecordingThatWasChangedMeanwhileLeavesNothingOfTheKit() throws IOException {
    Path noise = Files.createDirectories(temp.resolve("noise"));
    wave(noise.resolve("car.wav"), 9);
    recipe("{\"kind\": \"backgroundNoise\", \"folder\": \"../noise\"}");
    ColabKit kit = kit(false);
    Files.writeString(noise.resolve("car.wav"), "another car");
    assertThatThrownBy(() -> write(kit))
        .hasMessage(noise.resolve("car.wav") + ": was changed while it was exported");
    assertThat(out).doesNotExist();
  }

  @Test
  void recordingsFromOutsideTheDatasetAreNamedAndAgreedToFirst() throws IOException {
    agreed = false;
    Path noise = Files.createDirectories(temp.resolve("noise"));
    wave(noise.resolve("private.wav"), 9);
    recipe("{\"kind\": \"backgroundNoise\", \"folder\": \"../noise\"}");
    assertThatThrownBy(() -> kit(false))
        .isInstanceOf(SoundsOutsideException.class)
        .hasMessage(
            noise
                + ": the recipe mixes in 1 recording from outside the dataset, which the Colab kit"
                + " would copy; --include-sounds agrees to that")
        .extracting(refused -> ((SoundsOutsideException) refused).folders())
        .isEqualTo(List.of(noise));
    assertThat(out).doesNotExist();
  }

  @Test
  void recordingsWithinTheDatasetNeedNoWordUnlessTheyAreLinksThatLeadOut() throws IOException {
    agreed = false;
    Path noise = Files.createDirectories(root.resolve("noise"));
    wave(noise.resolve("car.wav"), 9);
    recipe("{\"kind\": \"backgroundNoise\", \"folder\": \"noise\"}");
    assertThat(kit(false).files()).contains("sounds-1/car.wav");
    Path mine = temp.resolve("mine");
    wave(mine, 9);
    Files.createSymbolicLink(noise.resolve("link.wav"), mine);
    assertThatThrownBy(() -> kit(false)).isInstanceOf(SoundsOutsideException.class);
  }

  @Test
  void aFolderThatIsNoPathIsASentence() throws IOException {
    recipe("{\"kind\": \"backgroundNoise\", \"folder\": \"a\\u0000b\"}");
    assertThatThrownBy(() -> kit(false))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("train: transforms[0].folder: \"a\0b\" is no path");
  }

  @Test
  void itIsBuiltIfAWheelLiesBesideTheProgram() throws IOException {
    String before = System.setProperty("wavecrate.program", program.toString());
    try {
      assertThat(ColabKit.isBuilt()).isTrue();
      Files.delete(program.resolve(WHEEL));
      assertThat(ColabKit.isBuilt()).isFalse();
      Files.delete(program);
      assertThat(ColabKit.isBuilt()).isFalse();
    } finally {
      if (before == null) {
        System.clearProperty("wavecrate.program");
      } else {
        System.setProperty("wavecrate.program", before);
      }
    }
  }

  @Test
  void theNewestWheelIsTaken() throws IOException {
    Files.writeString(program.resolve("wavecrate-1.10.0-py3-none-any.whl"), "newer");
    Files.writeString(program.resolve("other-3.0-py3-none-any.whl"), "other");
    assertThat(kit(false).files()).first().isEqualTo("wavecrate-1.10.0-py3-none-any.whl");
  }

  @Test
  void aKitIsAsLargeAsItsFiles() throws IOException {
    ColabKit kit = kit(false);
    write(kit);
    long bytes = 0;
    for (Path place : kit.places()) {
      bytes += Files.size(place);
    }
    assertThat(kit.bytes()).isEqualTo(bytes);
    kit.requireRoom(100, bytes + 100);
    assertThatThrownBy(() -> kit.requireRoom(100, kit.bytes() + 99))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(": the crates need 100 bytes and the Colab kit ");
  }
}
