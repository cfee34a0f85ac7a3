package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

class BakeTest {
  private static final String STEPS =
      "\"sampleRateHz\": 8000, \"prepare\": [{\"kind\": \"scale\"}, {\"kind\": \"removeDc\"},"
          + " {\"kind\": \"resample\", \"toHz\": 6000}, {\"kind\": \"trimSilence\", \"keepMs\":"
          + " 1}]";
  private static final String TRAINING =
      ", \"fit\": {\"samples\": 700, \"crop\": \"random\"}, \"batchSize\": 3, \"transforms\":"
          + " [{\"kind\": \"gain\"}, {\"kind\": \"lowPass\", \"maxCutoffHz\": 2900}]";

  private static final Dtype INT16 = new Dtype(Dtype.Kind.INT, 2, false);

  @TempDir private Path temp;

  /// 16-bit stereo of different lengths, with silence around it.
  private void write(String keys) throws IOException {
    Random random = new Random(3);
    for (String split : List.of("train data", "test data")) {
      for (int i = 1; i <= 7; i++) {
        int frames = 900 + 130 * i;
        byte[] bytes = new byte[4 * frames];
        for (int t = 0; t < 2 * frames; t++) {
          boolean silent = t < 150 || t > 2 * frames - 90 * i;
          int value = silent ? 0 : (int) (9000 * random.nextGaussian() + 500);
          value = Math.max(-32768, Math.min(32767, value));
          bytes[2 * t] = (byte) value;
          bytes[2 * t + 1] = (byte) (value >> 8);
        }
        Path block = set().resolve(split).resolve("block-id-1");
        Fixture.array(block.resolve("id-" + i + ".npy"), INT16, Shape.of(frames, 2), bytes);
        Fixture.longs(block.resolve("id-label-" + i + ".npy"), Shape.of(), i % 2);
      }
    }
    Files.writeString(
        set().resolve("wavecrate.json"), "{\"format\": \"wavecrate-recipe/1\", " + keys + "}");
  }

  private Path set() {
    return temp.resolve("set");
  }

  private void export() throws IOException {
    Dataset dataset = RecipeDataset.open(set(), Progress.NONE);
    ExportSettings settings = ExportSettings.to(temp.resolve("out")).withBake(true);
    ExportPlan plan = ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE);
    ExportResult result = Export.run(plan, ExportProgress.of(Progress.NONE));
    for (int i = 0; i < plan.crates().size(); i++) {
      assertThat(result.crates().get(i).bytes()).isEqualTo(plan.crates().get(i).bytes());
    }
  }

  private static List<byte[]> batches(Path path, SplitName split) throws IOException {
    Dataset dataset = RecipeDataset.open(path, Progress.NONE);
    Recipe recipe = RecipeJson.of(dataset).orElseThrow();
    List<byte[]> made = new ArrayList<>();
    try (Parallel parallel = new Parallel(1);
        Arena arena = Arena.ofConfined()) {
      BatchGenerator generator =
          new BatchGenerator(dataset.split(split).orElseThrow(), recipe, Shard.WHOLE, parallel);
      for (long epoch = 0; epoch < 2; epoch++) {
        for (int index = 0; index < generator.batches(); index++) {
          BatchMemory memory = BatchMemory.allocate(generator.spec(index), arena);
          generator.fill(epoch, index, memory);
          made.add(memory.features().toArray(ValueLayout.JAVA_BYTE));
          made.add(memory.labels().toArray(ValueLayout.JAVA_BYTE));
        }
      }
    }
    return made;
  }

  private void assertSameBatches() throws IOException {
    for (SplitName split : List.of(SplitName.TRAIN, SplitName.TEST)) {
      Path crate = temp.resolve("out").resolve(split.canonical() + ".zip");
      List<byte[]> expected = batches(set(), split);
      List<byte[]> baked = batches(crate, split);
      assertThat(baked).hasSameSizeAs(expected).hasSizeGreaterThan(8);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(baked.get(i)).isEqualTo(expected.get(i));
      }
    }
  }

  private Recipe packed() throws IOException {
    Dataset crate = RecipeDataset.open(temp.resolve("out/train.zip"), Progress.NONE);
    return RecipeJson.of(crate).orElseThrow();
  }

  @Test
  @Tag("slow")
  void theBatchesOfABakedCrateAreThoseOfTheFolderAndItsRecipe() throws IOException {
    write(STEPS + TRAINING);
    export();
    assertSameBatches();
    assertThat(packed().prepare().isEmpty()).isTrue();
    assertThat(packed().baked()).isEqualTo(RecipeJson.of(open()).orElseThrow().prepare());
    assertThat(packed().sampleRateHz()).hasValue(6000);
    assertThat(packed().array().fullScale()).hasValue(1);
  }

  private Dataset open() throws IOException {
    return RecipeDataset.open(set(), Progress.NONE);
  }

  @Test
  void withoutScaleBakedFloatsKeepTheFullScaleOfTheirIntegers() throws IOException {
    write(
        "\"prepare\": [{\"kind\": \"toMono\"}]"
            + TRAINING.replace("2900", "2900, \"minCutoffHz\": 100")
            + ", \"sampleRateHz\": 8000");
    export();
    assertSameBatches();
    assertThat(packed().array().fullScale()).hasValue(32768);
  }

  @Test
  void withNothingToPrepareThereIsNothingToBake() throws IOException {
    write("\"batchSize\": 3, \"fit\": {\"samples\": 700}");
    assertThatThrownBy(this::export)
        .hasMessage(set() + ": there is nothing to bake; --bake needs \"prepare\" in the recipe");
  }
}
