package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.wavecrate.dataset.DatasetTest.open;
import static org.wavecrate.dataset.DatasetTest.paths;
import static org.wavecrate.dataset.DatasetTest.read;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;

/// Zips as people and programs make them.
class ZipDatasetTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void writeFolder() {
    folder = Fixture.dataset(temp.resolve("d"));
    Fixture.block(folder.resolve("train data/шум 🎵"), 40, 2);
  }

  /// Asserts that a dataset holds what the folder holds, under the same names.
  private void assertEqualToFolder(Path other) throws IOException {
    Dataset expected = open(folder);
    Dataset actual = open(other);
    assertThat(paths(actual)).isEqualTo(paths(expected)).hasSize(35);
    for (int s = 0; s < 3; s++) {
      Split from = expected.splits().get(s);
      Split to = actual.splits().get(s);
      assertThat(to.name()).isEqualTo(from.name());
      assertThat(to.directories()).isEqualTo(from.directories());
      for (int i = 0; i < from.size(); i++) {
        assertThat(read(to.example(i))).containsExactly(read(from.example(i)));
        assertThat(to.example(i).hasLabel()).isTrue();
      }
      SplitSummary summary = Summary.of(to, Progress.NONE);
      assertThat(summary.labels()).isEqualTo(Summary.of(from, Progress.NONE).labels());
      assertThat(summary.bad()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aZipHoldsWhatItsFolderHolds(boolean stored) throws IOException {
    assertEqualToFolder(Fixture.zip(folder, temp.resolve("d.zip"), stored));
  }

  @ParameterizedTest
  @ValueSource(strings = {"my dataset/", "a/b/", "./", "./d/"})
  void aFolderAroundItAllChangesNothing(String prefix) throws IOException {
    assertEqualToFolder(Fixture.zip(folder, temp.resolve("D.ZIP"), true, prefix));
  }

  @ParameterizedTest
  @CsvSource({"val.zip, VALIDATION", "test-1.zip, TEST", "sounds.zip, TRAIN"})
  void aZipOfOneSplitIsNamedByItsFileName(String zip, SplitName name) {
    Fixture.zip(folder.resolve("validation data"), temp.resolve(zip), true);

    Dataset dataset = open(temp.resolve(zip));

    assertThat(dataset.splits().getFirst().name()).isEqualTo(name);
    assertThat(paths(dataset)).startsWith("block-id-1/id-1.npy").hasSize(4);
  }

  @Test
  void aZipOfOneSplitInAFolderIsNamedByItsFileName() {
    Fixture.zip(folder.resolve("validation data"), temp.resolve("val.zip"), true, "x/");

    Dataset dataset = open(temp.resolve("val.zip"));

    assertThat(dataset.splits().getFirst().name()).isEqualTo(SplitName.VALIDATION);
    assertThat(paths(dataset)).startsWith("block-id-1/id-1.npy");
  }

  @Test
  void aZipOfOneBlockOpens() {
    Fixture.zip(folder.resolve("test data/block-id-1"), temp.resolve("b.zip"), false);

    assertThat(paths(open(temp.resolve("b.zip"))))
        .containsExactly("id-1.npy", "id-2.npy", "id-3.npy");
  }

  @Test
  void aFolderOfZipsIsOneDataset() throws IOException {
    Path crates = Files.createDirectories(temp.resolve("crates"));
    Fixture.zip(folder.resolve("train data"), crates.resolve("train.zip"), true, "train data/");
    Fixture.zip(
        folder.resolve("validation data"), crates.resolve("val.zip"), false, "validation data/");
    Fixture.zip(folder.resolve("test data"), crates.resolve("test.zip"), true, "test data/");
    Files.writeString(crates.resolve("SHA256SUMS"), "");
    Files.writeString(crates.resolve("._train.zip"), "litter");
    Files.writeString(crates.resolve("wavecrate.json"), "{}");

    assertEqualToFolder(crates);
    assertThat(open(crates).recipe()).contains("{}");
  }

  @Test
  void partsOfOneSplitAreJoinedInNaturalOrder() throws IOException {
    Path crates = Files.createDirectories(temp.resolve("crates"));
    Path train = folder.resolve("train data");
    for (String[] part :
        new String[][] {
          {"block-id-1", "train-1of4.zip"},
          {"block-id-2", "train-2of4.zip"},
          {"block-id-10", "train-3of4.zip"},
          {"шум 🎵", "train-4of4.zip"}
        }) {
      Fixture.zip(
          train.resolve(part[0]), crates.resolve(part[1]), true, "train data/" + part[0] + "/");
    }
    Fixture.zip(
        folder.resolve("validation data"), crates.resolve("val.zip"), true, "validation data/");
    Fixture.zip(folder.resolve("test data"), crates.resolve("test.zip"), true, "test data/");

    assertEqualToFolder(crates);
  }

  @Test
  void zipsWithoutASplitFolderAreToldApartByTheirNames() throws IOException {
    Path crates = Files.createDirectories(temp.resolve("crates"));
    Path train = folder.resolve("train data");
    Fixture.zip(train.resolve("block-id-2"), crates.resolve("train-1of2.zip"), true, "b/");
    Fixture.zip(train.resolve("block-id-10"), crates.resolve("train-2of2.zip"), true, "b/");

    Dataset dataset = open(crates);

    assertThat(dataset.splits()).hasSize(1);
    assertThat(paths(dataset))
        .startsWith("train-1of2.zip/b/id-13.npy")
        .endsWith("train-2of2.zip/b/id-26.npy")
        .hasSize(14);
  }

  static Stream<List<String>> tools() {
    String python =
        """
        import os, sys, zipfile
        z = zipfile.ZipFile(sys.argv[1], 'w', getattr(zipfile, sys.argv[2]))
        for base, _, names in os.walk('.'):
            for n in names:
                with z.open(zipfile.ZipInfo(os.path.join(base, n)[2:]), 'w',
                            force_zip64=sys.argv[3] == '64') as f:
                    f.write(open(os.path.join(base, n), 'rb').read())
        z.close()
        """;
    String stream =
        """
        import os, sys, zipfile
        class Pipe:
            def __init__(self, f): self.f = f
            def write(self, b): return self.f.write(b)
            def flush(self): self.f.flush()
        with open(sys.argv[1], 'wb') as f, zipfile.ZipFile(Pipe(f), 'w', 8) as z:
            for base, _, names in os.walk('.'):
                for n in names:
                    z.write(os.path.join(base, n))
        """;
    return Stream.of(
        List.of("python3", "-c", python, "ZIP", "ZIP_STORED", "32"),
        List.of("python3", "-c", python, "ZIP", "ZIP_DEFLATED", "32"),
        List.of("python3", "-c", python, "ZIP", "ZIP_STORED", "64"),
        List.of("python3", "-c", stream, "ZIP"),
        List.of(
            "python3", "-m", "zipfile", "-c", "ZIP", "train data", "validation data", "test data"),
        List.of("zip", "-q", "-r", "ZIP", "."),
        List.of("zip", "-q", "-r", "-0", "ZIP", "."),
        List.of("zip", "-q", "-r", "-fz", "ZIP", "."),
        List.of("zip", "-q", "-r", "-fd", "ZIP", "."),
        List.of("sh", "-c", "zip -q -r - . | cat > \"$0\"", "ZIP"),
        List.of("7z", "a", "-bso0", "-bsp0", "-mcu=on", "ZIP", "."),
        List.of("7z", "a", "-bso0", "-bsp0", "-mx=0", "ZIP", "."),
        List.of("bsdtar", "-a", "-cf", "ZIP", "."));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void zipsOfOtherProgramsHoldWhatTheFolderHolds(List<String> tool) throws Exception {
    Path zip = temp.resolve("by-tool.zip");
    ProcessBuilder builder =
        new ProcessBuilder(tool.stream().map(a -> a.equals("ZIP") ? zip.toString() : a).toList());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.directory(folder.toFile()).redirectErrorStream(true);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      abort(tool.getFirst() + " is not installed");
      return;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();

    assertEqualToFolder(zip);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aZipThatIsCutShortWhileItIsReadFailsByNameAndTheProgramLives(boolean stored)
      throws IOException {
    float[] noise = new float[200_000];
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat();
    }
    Fixture.floats(temp.resolve("noise/id-1.npy"), noise);
    Path zip = Fixture.zip(temp.resolve("noise"), temp.resolve("noise.zip"), stored);
    Example example = open(zip).splits().getFirst().example(0);
    try (ArrayFile file = example.open()) {
      Files.write(zip, new byte[100]);
      assertThatThrownBy(() -> file.readFloats(0, MemorySegment.ofArray(noise)))
          .isInstanceOf(BadFileException.class)
          .hasMessage(zip + ": was changed while it was open");
    }
    assertThatThrownBy(example::open)
        .isInstanceOf(BadFileException.class)
        .hasMessage(zip + ": was changed while it was open");
  }
}
