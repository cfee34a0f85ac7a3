package org.wavecrate.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What DL4J gets is what the command line says, to the byte.
class BatchArraysTest {
  private static final Path SAMPLES = Path.of("samples");
  private static final long EPOCH = 3;
  private static final String RECIPE =
      """
      { "format": "wavecrate-recipe/1", "sampleRateHz": 16000, "seed": 7, "batchSize": 8,
        "transforms": [ {"kind": "gain"}, {"kind": "gaussianNoise"}, {"kind": "pitchShift"} ],
        "features": {"kind": "mel"},
        "labels": {"encoding": "oneHot", "classes": ["a", "b", "c", "d", "e", "f"]} }
      """;

  @TempDir Path temp;

  private Path loaded() {
    return temp.resolve("classes.txt");
  }

  /// What the program says of the same batches, in a process of its own.
  private JsonNode described() throws IOException {
    Path recipe = Files.writeString(temp.resolve("recipe.json"), RECIPE);
    Path out = temp.resolve("batches.json");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=\"" + loaded() + "\"",
                "-cp",
                System.getProperty("java.class.path"),
                "org.wavecrate.Main",
                "batches",
                SAMPLES.toString(),
                "--json",
                "--recipe=" + recipe,
                "--epoch=" + EPOCH,
                "--count=99")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(program.onExit().join().exitValue()).isZero();
    return JsonMapper.shared().readTree(Files.readString(out)).get("batches");
  }

  private static String sha256(INDArray floats) {
    float[] values = floats.dup('c').reshape(floats.length()).toFloatVector();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertSame(INDArray features, Optional<INDArray> labels, JsonNode batch) {
    for (String key : List.of("features", "labels")) {
      INDArray array = key.equals("features") ? features : labels.orElseThrow();
      assertThat(sha256(array)).isEqualTo(batch.get(key).get("sha256").stringValue());
      assertThat(array.shape())
          .containsExactly(
              batch.get(key).get("shape").valueStream().mapToLong(JsonNode::asLong).toArray());
    }
  }

  @Test
  void theCommandLineDoesWithoutNd4j() throws IOException {
    described();
    assertThat(Files.readString(loaded())).contains("org.wavecrate.cli").doesNotContain("nd4j");
  }

  @Test
  void batchesAreThoseOfTheCommandLine() throws IOException {
    JsonNode described = described();
    assertThat(described).hasSizeGreaterThan(3);
    var train = Dataset.open(SAMPLES, Progress.NONE).split(SplitName.TRAIN).orElseThrow();
    try (Parallel parallel = new Parallel(2)) {
      var generator = new BatchGenerator(train, RecipeJson.read(RECIPE), Shard.WHOLE, parallel);
      var iterator = new BatchIterator(generator, FeatureLayout.IMAGE);
      iterator.setEpoch(EPOCH);
      for (int index = 0; index < described.size(); index++) {
        JsonNode batch = described.get(index);
        BatchArrays arrays = BatchArrays.of(generator, EPOCH, index);
        assertSame(arrays.features(), arrays.labels(), batch);
        try (MemoryWorkspace workspace =
            Nd4j.getWorkspaceManager().getAndActivateWorkspace("batches")) {
          BatchArrays attached = BatchArrays.of(generator, EPOCH, index);
          assertThat(attached.features().data().getParentWorkspace()).isSameAs(workspace);
          assertSame(attached.features(), attached.labels(), batch);
        }
        var served = iterator.next();
        assertThat(sha256(served.getFeatures())).isEqualTo(sha256(arrays.features()));
        assertThat(served.getLabels()).isEqualTo(arrays.labels().orElseThrow());
      }
      assertThat(iterator.hasNext()).isFalse();
    } finally {
      Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
  }
}
