package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

@Timeout(60)
class InferenceTest {
  private static final int SAMPLES = 3000;

  @TempDir Path temp;

  private static Recipe recipe(String keys) throws RecipeException {
    return RecipeJson.read(
        "{\"format\": \"wavecrate-recipe/1\", \"sampleRateHz\": 16000, \"batchSize\": 4,"
            + " \"transforms\": [{\"kind\": \"gain\", \"probability\": 1}]"
            + keys
            + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"fit\": {\"samples\": 4000}",
        ", \"fit\": {\"samples\": 2000, \"crop\": \"random\"}",
        ", \"features\": {\"kind\": \"mel\", \"mels\": 20}",
        ", \"fit\": {\"samples\": 4001}, \"features\": {\"kind\": \"mfcc\", \"center\": true}"
      })
  void anArrayGetsWhatItGetsInABatchOfTheValidationSplit(String keys) throws IOException {
    Random random = new Random(5);
    for (String dtype : new String[] {"<f4", "<i2", "|u1"}) {
      Dtype type = Dtype.parse(dtype);
      byte[][] data = new byte[6][SAMPLES * 2 * type.bytes()];
      Path root = temp.resolve(Integer.toHexString(keys.hashCode()) + dtype.substring(1));
      for (int n = 0; n < data.length; n++) {
        random.nextBytes(data[n]);
        for (int i = 3; type.equals(Dtype.FLOAT32) && i < data[n].length; i += 4) {
          data[n][i] = 0x3e;
        }
        Path file = root.resolve("validation/b/id-" + (n + 1) + ".npy");
        Fixture.array(file, type, Shape.of(SAMPLES, 2), data[n]);
      }
      Recipe recipe = recipe(keys);
      try (Parallel parallel = new Parallel(2)) {
        var generator =
            new BatchGenerator(
                Batches.split(root, SplitName.VALIDATION), recipe, Shard.WHOLE, parallel);
        float[] batch = Batches.fill(generator, 7, 1).floats();
        Inference inference = new Inference(recipe);
        for (int row = 0; row < 2; row++) {
          MemorySegment array = MemorySegment.ofArray(data[4 + row]);
          var served =
              inference.features(type, Shape.of(SAMPLES, 2), array, OptionalInt.of(16_000));
          assertThat(served.shape()).isEqualTo(generator.exampleSpec().shape());
          int size = served.values().length;
          assertThat(served.values())
              .isEqualTo(Arrays.copyOfRange(batch, row * size, (row + 1) * size));
        }
      }
    }
  }

  @Test
  void anArrayOfAnotherRateIsResampledWhereTheRecipeResamples() throws IOException {
    String steps =
        ", \"fit\": {\"samples\": 900}, \"prepare\": [{\"kind\": \"resample\", \"toHz\": 8000}]";
    float[] tone = new float[3000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * 500 * i / 24_000);
    }
    float[] made = new Inference(recipe(steps)).features(tone, 24_000).values();
    // Away from the edges, 500 Hz at 8,000 samples a second; fitting cuts 50 samples off.
    for (int i = 300; i < 700; i++) {
      assertThat(made[i])
          .isCloseTo((float) Math.sin(2 * Math.PI * 500 * (i + 50) / 8000), Offset.offset(1e-4f));
    }
  }

  @Test
  void anotherRateAndAnArrayThatCantBeServedAreRefused() throws IOException {
    Inference inference = new Inference(recipe(", \"features\": {\"kind\": \"mel\"}"));
    assertThatThrownBy(() -> inference.features(new float[2000], 44_100))
        .isInstanceOf(RecipeException.class)
        .hasMessage("sampleRateHz: 16000, but the array has 44100 Hz; resample it first");
    assertThatThrownBy(() -> inference.features(new float[100], 16_000))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("is longer than the examples");
    Inference strict = new Inference(recipe(", \"fit\": {\"samples\": 500, \"mode\": \"error\"}"));
    assertThatThrownBy(() -> strict.features(new float[100], 16_000))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("the array: has 100 samples");
  }
}
