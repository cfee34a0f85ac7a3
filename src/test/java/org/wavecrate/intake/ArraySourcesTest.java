package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.audio.PreparationStep;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.decode.Recording;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

class ArraySourcesTest {
  private static final IntakeOptions RATE = IntakeOptions.DEFAULT.withRateHz(OptionalInt.of(8000));

  @TempDir Path folder;

  private void floats(String name, Shape shape, float... values) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    NpyWriter.write(file, Dtype.FLOAT32, shape, MemorySegment.ofArray(values));
  }

  private void waves(String... names) throws IOException {
    for (String name : names) {
      floats(name, Shape.of(400), new float[400]);
    }
  }

  private void label(String name, long... values) throws IOException {
    Shape shape = values.length == 1 ? Shape.of() : Shape.of(values.length);
    NpyWriter.write(folder.resolve(name), Dtype.INT64, shape, MemorySegment.ofArray(values));
  }

  private IntakePlan plan(IntakeOptions options) throws IOException {
    return Planner.plan(Found.in(List.of(folder), options, Progress.NONE), options);
  }

  private static Map<String, String> reasons(IntakePlan plan) {
    return plan.rejected().stream().collect(Collectors.toMap(Rejection::file, Rejection::why));
  }

  @Test
  void labelsOfTheirOwnGoBeforeFolders() throws IOException {
    waves("day 1/id-1.npy", "day 2/id-2.npy");
    label("day 1/id-label-1.npy", 1);
    label("day 2/id-label-2.npy", 0, 1);
    IntakePlan plan = plan(RATE);

    assertThat(plan.layouts()).containsOnlyKeys("arrays");
    assertThat(plan.found()).isEqualTo(2);
    assertThat(plan.files()).extracting(PlannedFile::label).containsOnly(Optional.of("1"));
  }

  @Test
  void aLabelOfSeveralClassesIsRejectedByName() throws IOException {
    waves("a/id-1.npy", "a/id-2.npy");
    label("a/id-label-1.npy", 1, 1, 0);
    label("a/id-label-2.npy", 0, 1, 0);
    IntakePlan plan = plan(RATE);

    assertThat(reasons(plan))
        .containsExactly(
            Map.entry(
                "a/id-1.npy",
                "its label is not one class; allowed: a class number, a one-hot vector, a name"));
    assertThat(plan.found()).isEqualTo(plan.files().size() + plan.rejected().size());
  }

  @Test
  void theRecipeOfTheArraysSaysTheirRateAndTheNamesOfClasses() throws IOException {
    waves("train data/b/id-1.npy", "test data/b/id-2.npy");
    label("train data/b/id-label-1.npy", 0);
    label("test data/b/id-label-2.npy", 1);
    Files.writeString(
        folder.resolve("wavecrate.json"),
        "{\"format\":\"wavecrate-recipe/1\",\"sampleRateHz\":4000,"
            + "\"labels\":{\"classes\":[\"dog\",\"rain\"]}}");
    IntakePlan plan = plan(RATE);

    assertThat(plan.classes()).containsExactly("dog", "rain");
    assertThat(plan.files()).allMatch(file -> file.format().sampleRateHz() == 4000);
    assertThat(plan.files())
        .extracting(PlannedFile::split)
        .containsExactlyInAnyOrder(SplitName.TRAIN, SplitName.TEST);
    assertThat(plan.rejected()).isEmpty();
  }

  @Test
  void theRecipeSaysWhatWasDone() throws IOException {
    waves("dog/1.npy", "rain/2.npy");
    Files.writeString(
        folder.resolve("wavecrate.json"),
        "{\"format\":\"wavecrate-recipe/1\",\"sampleRateHz\":4000}");
    IntakePlan plan = plan(RATE.withLoudnessLufs(OptionalDouble.of(-23)));

    assertThat(ImportedRecipe.of(plan).baked().steps())
        .containsExactly(
            new PreparationStep.ToMono(),
            new PreparationStep.Resample(8000),
            new PreparationStep.ToLoudness(-23));
  }

  @Test
  void withoutARateArraysAreRejectedWithTheWayOut() throws IOException {
    waves("dog/1.npy", "rain/2.npy");
    assertThat(reasons(plan(IntakeOptions.DEFAULT)).values())
        .containsOnly(
            "is an array without a sample rate; give it by --rate HZ, or by sampleRateHz in"
                + " wavecrate.json");
  }

  @Test
  void featuresAreNoRecordings() throws IOException {
    for (int i = 0; i < 3; i++) {
      floats("a/" + i + ".npy", Shape.of(200, 64), new float[200 * 64]);
    }
    assertThat(reasons(plan(RATE)).get("a/0.npy"))
        .startsWith("shape (200, 64) is taken for \"frames,bins\"; allowed: waveforms");
  }

  @Test
  void channelsThatFollowEachOtherAreReadFrameByFrame() throws IOException {
    float[] planar = new float[2 * 400];
    for (int i = 0; i < 400; i++) {
      planar[i] = i / 1000f;
      planar[400 + i] = -i / 1000f;
    }
    floats("1.npy", Shape.of(2, 400), planar);
    SourceFile file = SourceTree.of(folder, Progress.NONE).files().getFirst();

    try (Recording recording = file.open(OptionalInt.of(8000))) {
      float[] frames = new float[2 * 150];
      assertThat(recording.read(frames, 150)).isEqualTo(150);
      assertThat(recording.read(frames, 150)).isEqualTo(150);
      assertThat(frames[2 * 7]).isEqualTo(157 / 1000f);
      assertThat(frames[2 * 7 + 1]).isEqualTo(-157 / 1000f);
      assertThat(recording.read(frames, 150)).isEqualTo(100);
      assertThat(recording.read(frames, 150)).isZero();
    }
  }

  @Test
  void aSingleArchiveOfArraysIsASource() throws IOException {
    waves("1.npy", "2.npy");
    Path archive = folder.resolve("sounds.npz");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("1.npy", "2.npy")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(folder.resolve(name)));
        zip.closeEntry();
      }
    }
    Found found = Found.in(List.of(archive), RATE, Progress.NONE);
    assertThat(found.files()).hasSize(2);
    assertThat(found.count()).isEqualTo(2);
  }
}
