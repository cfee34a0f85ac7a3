package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Applied;

/// What transforms and features make of batches.
@Timeout(120)
class AugmentedBatchTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SAMPLES = 4000;
  private static final int EXAMPLES = 21;

  @TempDir Path temp;
  private Path root;
  private Split train;

  @BeforeEach
  void write() {
    root = temp.resolve("d");
    block(root.resolve("train data/block-id-1"), EXAMPLES);
    block(root.resolve("test data/block-id-1"), 3);
    block(temp.resolve("room"), 3);
    train = Batches.split(root, SplitName.TRAIN);
  }

  private static void block(Path folder, int count) {
    for (int n = 1; n <= count; n++) {
      Fixture.floats(folder.resolve("id-" + n + ".npy"), noise(n, SAMPLES));
      Fixture.longs(folder.resolve("id-label-" + n + ".npy"), Shape.of(), n % 3);
    }
  }

  private static float[] noise(int seed, int size) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private Recipe recipe(String keys) throws RecipeException {
    return RecipeJson.read(
        "{\"format\": \"wavecrate-recipe/1\", \"batchSize\": 8, \"sampleRateHz\": 16000"
            + (keys.isEmpty() ? "" : ", ")
            + keys
            + "}",
        temp);
  }

  /// Every transform of the first version: those that came later would change the golden hash.
  private static final List<String> KINDS =
      List.of(
          "gain",
          "gaussianNoise",
          "colorNoise",
          "backgroundNoise",
          "impulseResponse",
          "shift",
          "timeStretch",
          "pitchShift",
          "timeMask",
          "lowPass",
          "highPass",
          "bandPass",
          "polarityInversion",
          "reverse",
          "clippingDistortion",
          "bitCrush",
          "normalize",
          "mixup",
          "frequencyMask",
          "spectrogramTimeMask",
          "oneOf",
          "someOf");

  /// All of these, and features.
  private Recipe everything() throws RecipeException {
    StringBuilder list = new StringBuilder();
    for (String kind : KINDS) {
      String more =
          switch (kind) {
            case "backgroundNoise", "impulseResponse" -> ", \"folder\": \"room\"";
            case "oneOf", "someOf" ->
                ", \"transforms\": [{\"kind\": \"gain\"}, {\"kind\": \"reverse\"}]";
            default -> "";
          };
      list.append(list.isEmpty() ? "" : ", ");
      list.append(Formatted.of("{\"kind\": \"%s\"%s}", kind, more));
    }
    return recipe(
        "\"transforms\": ["
            + list
            + "], \"features\": {\"kind\": \"mel\", \"fftSize\": 512, \"hop\": 128},"
            + " \"labels\": {\"encoding\": \"oneHot\", \"classes\": [\"a\", \"b\", \"c\"]}");
  }

  private static BatchGenerator generator(Split split, Recipe recipe, Parallel parallel)
      throws IOException {
    return new BatchGenerator(split, recipe, Shard.WHOLE, parallel);
  }

  private Batches.Bytes first(Split split, Recipe recipe) throws IOException {
    try (Parallel parallel = new Parallel(2)) {
      return Batches.fill(generator(split, recipe, parallel), 0, 0);
    }
  }

  private void assertRefused(Split split, String keys, String message) throws IOException {
    Recipe recipe = recipe(keys);
    assertThatThrownBy(() -> first(split, recipe)).hasMessageContaining(message);
  }

  /// The golden hash pins every transform in one pipeline, the keys of their random numbers, mel
  /// features and mixed labels.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void areTheSameBytesForAnyThreadsAndOrderOfCalls(int threads) throws IOException {
    Recipe recipe = everything();
    List<String> hashes = new ArrayList<>(Collections.nCopies(6, ""));
    try (Parallel parallel = new Parallel(threads)) {
      BatchGenerator generator = generator(train, recipe, parallel);
      List<Integer> calls = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
      Collections.shuffle(calls, new Random(threads));
      for (int call : calls) {
        hashes.set(call, Batches.fill(generator, call / 3, call % 3).hash());
      }
    }
    assertThat(new HashSet<>(hashes)).hasSize(6);
    assertThat(Batches.sha256(String.join("\n", hashes).getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("7c2f82ae8c6631d2d7aab8f4061c183e23c5270f173add61ddfeba906ae8496b");
  }

  @Test
  void anExampleThatComesAgainIsDrawnAnew() throws IOException {
    Recipe recipe = recipe("\"transforms\": [{\"kind\": \"gain\", \"probability\": 1}]");
    try (Parallel parallel = new Parallel(1)) {
      BatchGenerator generator = generator(train, recipe, parallel);
      List<float[]> times = new ArrayList<>();
      for (int occurrence = 0; occurrence < 3; occurrence++) {
        float[] features = new float[SAMPLES];
        MemorySegment label = MemorySegment.ofArray(new byte[Long.BYTES]);
        var memory = new BatchMemory(MemorySegment.ofArray(features), label);
        generator.fillExampleAndTell(1, 5, occurrence, memory);
        times.add(features);
      }
      float[] alone = new float[SAMPLES];
      generator.fillExample(1, 5, MemorySegment.ofArray(alone));
      assertThat(times.get(0)).isEqualTo(alone);
      assertThat(times.stream().map(t -> t[0])).doesNotHaveDuplicates();
    }
  }

  @Test
  void oneExampleAloneIsAsInItsBatch() throws IOException {
    try (Parallel parallel = new Parallel(2);
        Arena arena = Arena.ofShared()) {
      BatchGenerator generator = generator(train, everything(), parallel);
      int[] members = generator.examples(3, 1);
      BatchMemory batch = BatchMemory.allocate(generator.spec(1), arena);
      var told = generator.fillAndTell(3, 1, batch);
      long bytes = generator.exampleSpec().bytes();
      long labelBytes = generator.labelSpec().orElseThrow().bytes();
      for (int i = 0; i < members.length; i++) {
        BatchMemory one = new BatchMemory(arena.allocate(bytes), arena.allocate(labelBytes));
        assertThat(generator.fillExampleAndTell(3, members[i], one)).isEqualTo(told.get(i));
        assertThat(one.features().mismatch(batch.features().asSlice(i * bytes, bytes)))
            .isEqualTo(-1);
        assertThat(one.labels().mismatch(batch.labels().asSlice(i * labelBytes, labelBytes)))
            .isEqualTo(-1);
        generator.fillExample(3, members[i], one.features());
        assertThat(one.features().mismatch(batch.features().asSlice(i * bytes, bytes)))
            .isEqualTo(-1);
      }
      assertThat(Batches.fill(generator, 3, 1).hash()).isEqualTo(Batches.bytes(batch).hash());
    }
  }

  @Test
  @Tag("slow")
  void leaveLittleGarbage() throws IOException {
    try (Parallel parallel = new Parallel(1);
        Arena arena = Arena.ofShared()) {
      Recipe plain = recipe("").withLabels(everything().labels());
      long[] allocated = new long[2];
      for (int i = 0; i < 2; i++) {
        BatchGenerator generator = generator(train, i == 0 ? plain : everything(), parallel);
        BatchMemory memory = BatchMemory.allocate(generator.spec(0), arena);
        for (long epoch = 0; epoch < 30; epoch++) {
          long before = THREADS.getCurrentThreadAllocatedBytes();
          generator.fill(epoch, 0, memory);
          generator.fill(epoch, 1, memory);
          // The first epochs make what is kept.
          allocated[i] += epoch < 10 ? 0 : THREADS.getCurrentThreadAllocatedBytes() - before;
        }
      }
      long perExample = (allocated[1] - allocated[0]) / (20 * 16);
      // Half of one example's 16,000 bytes, for small objects and partners' files.
      assertThat(perExample).isLessThan(8_000);
    }
  }

  /// Four are made together by one thread: examples first, then their labels.
  @Test
  void theFirstThatFailsIsNamedAlsoAmongThoseMadeTogether() throws IOException {
    Path block = root.resolve("train data/block-id-1");
    Fixture.longs(block.resolve("id-label-2.npy"), Shape.of(), 7);
    Files.writeString(block.resolve("id-3.npy"), "garbage");
    Recipe recipe =
        recipe(
            "\"shuffle\": {\"mode\": \"none\"}, \"features\": {\"kind\": \"mel\", \"fftSize\": 512,"
                + " \"hop\": 128}, \"labels\": {\"classes\": [\"a\", \"b\", \"c\"],"
                + " \"encoding\": \"index\"}");
    try (Parallel parallel = new Parallel(1)) {
      BatchGenerator generator = generator(train, recipe, parallel);
      assertThatThrownBy(() -> Batches.fill(generator, 0, 0))
          .hasMessageStartingWith("train data/block-id-1/id-label-2.npy: class 7");
    }
  }

  @Test
  void drawsDifferForEveryExampleEpochTransformAndSeed() throws IOException {
    Set<Object> drawn = new HashSet<>();
    int count = 0;
    for (int seed = 0; seed < 3; seed++) {
      Recipe recipe =
          recipe(
              Formatted.of(
                  "\"seed\": %d, \"transforms\": [%s, %s]",
                  seed,
                  "{\"kind\": \"gain\", \"probability\": 1}",
                  "{\"kind\": \"gain\", \"probability\": 1}"));
      try (Parallel parallel = new Parallel(1);
          Arena arena = Arena.ofShared()) {
        BatchGenerator generator = generator(train, recipe, parallel);
        BatchMemory memory = BatchMemory.allocate(generator.spec(0), arena);
        for (long epoch = 0; epoch < 4; epoch++) {
          for (int batch = 0; batch < generator.batches(); batch++) {
            BatchMemory part = memory.slice(generator.spec(batch));
            for (List<Applied> example : generator.fillAndTell(epoch, batch, part)) {
              for (Applied applied : example) {
                drawn.add(applied.values().get("gainDb"));
                count++;
              }
            }
          }
        }
      }
    }
    assertThat(count).isEqualTo(3 * 4 * EXAMPLES * 2);
    assertThat(drawn).hasSize(count);
  }

  @Test
  void otherSplitsGetFeaturesButNoTransforms() throws IOException {
    Split test = Batches.split(root, SplitName.TEST);
    Recipe features = recipe("\"features\": {\"kind\": \"stft\", \"fftSize\": 256}");
    Recipe both =
        features.withTransforms(
            recipe("\"transforms\": [{\"kind\": \"reverse\", \"probability\": 1}]").transforms());
    assertThat(first(test, both).hash()).isEqualTo(first(test, features).hash());
    assertThat(first(train, both).hash()).isNotEqualTo(first(train, features).hash());
    try (Parallel parallel = new Parallel(1)) {
      assertThat(generator(test, features, parallel).spec(0).features().shape())
          .isEqualTo(Shape.of(3, 1 + (SAMPLES - 256) / 256, 129));
    }
  }

  @Test
  void emptyListsAndProbabilityZeroLeaveTheBytesAlone() throws IOException {
    String plain = first(train, recipe("")).hash();
    assertThat(
            first(train, recipe("\"transforms\": [], \"features\": {\"kind\": \"waveform\"}"))
                .hash())
        .isEqualTo(plain);
    assertThat(
            first(train, recipe("\"transforms\": [{\"kind\": \"gain\", \"probability\": 0}]"))
                .hash())
        .isEqualTo(plain);
  }

  @Test
  void mixupMixesLabelsAsItMixesExamples() throws IOException {
    Recipe recipe =
        recipe(
            "\"shuffle\": {\"mode\": \"none\"}, \"transforms\": [{\"kind\": \"mixup\"},"
                + " {\"kind\": \"mixup\", \"alpha\": 1}],"
                + " \"labels\": {\"encoding\": \"oneHot\", \"classes\": [\"a\", \"b\", \"c\"]}");
    int mixed = 0;
    try (Parallel parallel = new Parallel(2);
        Arena arena = Arena.ofShared()) {
      BatchGenerator generator = generator(train, recipe, parallel);
      BatchMemory memory = BatchMemory.allocate(generator.spec(0), arena);
      var told = generator.fillAndTell(0, 0, memory);
      float[] labels = Batches.bytes(memory).floatLabels();
      float[] values = Batches.bytes(memory).floats();
      for (int i = 0; i < 8; i++) {
        double[] label = oneHot(i + 1);
        double[] value = doubles(noise(i + 1, SAMPLES));
        for (Applied applied : told.get(i)) {
          double weight = (double) applied.values().get("weight");
          String partner = applied.values().get("partner").toString();
          int n = Integer.parseInt(partner.replaceAll(".*id-(\\d+)\\.npy", "$1"));
          assertThat(partner).startsWith("train data/block-id-1/id-");
          assertThat(n).isNotEqualTo(i + 1);
          label = mix(label, oneHot(n), weight);
          value = mix(value, doubles(noise(n, SAMPLES)), weight);
          mixed++;
        }
        for (int c = 0; c < 3; c++) {
          assertThat((double) labels[3 * i + c]).isCloseTo(label[c], within(1e-6));
        }
        for (int t = 0; t < SAMPLES; t += 97) {
          assertThat((double) values[i * SAMPLES + t]).isCloseTo(value[t], within(1e-6));
        }
      }
    }
    assertThat(mixed).isBetween(2, 14);
  }

  private static double[] oneHot(int n) {
    double[] label = new double[3];
    label[n % 3] = 1;
    return label;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private static double[] mix(double[] a, double[] b, double weight) {
    double[] mixed = new double[a.length];
    Arrays.setAll(mixed, i -> weight * a[i] + (1 - weight) * b[i]);
    return mixed;
  }

  @Test
  void integersAreTransformedAsStoredWithTheirOwnFullScale() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * 2000).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2000; i++) {
      bytes.putShort((short) (i - 1000));
    }
    Path folder = temp.resolve("int/train data/block-id-1");
    Fixture.array(
        folder.resolve("id-1.npy"),
        new Dtype(Dtype.Kind.INT, 2, false),
        Shape.of(1000, 2),
        bytes.array());
    Split split = Batches.split(temp.resolve("int"), SplitName.TRAIN);
    float[] values =
        first(split, recipe("\"transforms\": [{\"kind\": \"normalize\", \"probability\": 1}]"))
            .floats();
    assertThat(values[0]).isEqualTo(-32_768);
    assertThat(values[1500]).isCloseTo(500 * 32.768f, within(0.01f));
    try (Parallel parallel = new Parallel(1)) {
      assertThat(
              generator(
                      split,
                      recipe("\"features\": {\"kind\": \"mfcc\", \"fftSize\": 512}"),
                      parallel)
                  .exampleSpec()
                  .shape())
          .isEqualTo(Shape.of(2, 13, 2));
    }
  }

  @Test
  void storedFeaturesTakeTransformsOfFeatures() throws IOException {
    Path folder = temp.resolve("mel/train data/block-id-1");
    for (int n = 1; n <= 2; n++) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * 98 * 64).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(noise(n, 98 * 64));
      Fixture.array(
          folder.resolve("id-" + n + ".npy"), Dtype.FLOAT32, Shape.of(98, 64), bytes.array());
    }
    Split split = Batches.split(temp.resolve("mel"), SplitName.TRAIN);
    String plain = first(split, recipe("")).hash();
    String masks =
        "{\"kind\": \"frequencyMask\", \"probability\": 1}, {\"kind\": \"mixup\", \"probability\":"
            + " 1}";
    assertThat(first(split, recipe("\"transforms\": [" + masks + "]")).hash()).isNotEqualTo(plain);
    assertRefused(
        split,
        "\"transforms\": [" + masks + ", {\"kind\": \"gain\"}]",
        "transforms[2].kind: gain works on waveforms, but train data/block-id-1/id-1.npy has shape"
            + " (98, 64), which is taken for features");
    assertRefused(
        split,
        "\"features\": {\"kind\": \"mel\"}",
        "features.kind: mel needs waveforms, but train data/block-id-1/id-1.npy has shape (98,"
            + " 64)");
  }

  @Test
  void refusesWhatDoesNotFitTheExamples() throws IOException {
    assertRefused(
        train,
        "\"transforms\": [{\"kind\": \"frequencyMask\"}]",
        "transforms[0].kind: frequencyMask works on features; set features.kind to stft, mel or"
            + " mfcc");
    assertRefused(
        train,
        "\"transforms\": [{\"kind\": \"mixup\"}]",
        "transforms[0].kind: mixup mixes labels too, and these are int64 of shape (); allowed:"
            + " one-hot vectors of float32 or float64. Use one-hot labels (3 classes): \"labels\":"
            + " {\"encoding\": \"oneHot\"}");
    assertRefused(
        train,
        "\"features\": {\"kind\": \"stft\", \"fftSize\": 8192}",
        "features.fftSize: 8192 is longer than the examples; allowed: up to their 4,000 samples");
    assertRefused(
        train,
        "\"features\": {\"kind\": \"mel\", \"maxHz\": 9000}",
        "features.maxHz: 9000.0 Hz is not allowed");
    assertThatCode(() -> first(train, recipe("\"features\": {\"kind\": \"mel\", \"maxHz\": 8000}")))
        .doesNotThrowAnyException();
    assertRefused(
        train,
        "\"features\": {\"kind\": \"mel\", \"minHz\": 8000}",
        "features.minHz: 8000.0 Hz is not allowed; allowed: minHz below maxHz, up to 8000.0 Hz,"
            + " half of sampleRateHz");
    Recipe unratedMel =
        RecipeJson.read("{\"format\": \"wavecrate-recipe/1\", \"features\": {\"kind\": \"mel\"}}");
    assertThatThrownBy(() -> first(train, unratedMel))
        .hasMessage("features.kind: mel needs to know sampleRateHz; add it to the recipe");
    assertRefused(
        train,
        "\"transforms\": [{\"kind\": \"backgroundNoise\", \"folder\": \"nowhere\"}]",
        "transforms[0].folder: \"nowhere\": there is no folder");
    Recipe unrated =
        RecipeJson.read(
            "{\"format\": \"wavecrate-recipe/1\", \"transforms\": [{\"kind\": \"lowPass\"}]}");
    assertThatThrownBy(() -> first(train, unrated))
        .hasMessage("transforms[0].maxCutoffHz: needs to know sampleRateHz; add it to the recipe");
    Recipe unplaced =
        RecipeJson.read(
            "{\"format\": \"wavecrate-recipe/1\", \"transforms\":"
                + " [{\"kind\": \"impulseResponse\", \"folder\": \"room\"}]}");
    assertThatThrownBy(() -> first(train, unplaced))
        .hasMessageContaining(
            "transforms[0].folder: \"room\" is relative to the recipe, which lies");
  }

  @ParameterizedTest
  @CsvSource({"waveform, 4000", "stft, 4000", "mel, 4000"})
  void aPreviewShowsTheWaveformBeforeFeatures(String features, int samples) throws IOException {
    Recipe recipe =
        recipe(
            "\"transforms\": [{\"kind\": \"reverse\", \"probability\": 1}], \"features\":"
                + " {\"kind\": \""
                + features
                + "\"}");
    try (Parallel parallel = new Parallel(1)) {
      Preview preview = generator(train, recipe, parallel).preview(0, 4);
      assertThat(preview.before()).containsExactly(noise(5, samples));
      assertThat(preview.after()[0]).isEqualTo(preview.before()[samples - 1]);
      assertThat(preview.columns()).isOne();
      assertThat(preview.applied().getFirst().kind()).isEqualTo("reverse");
    }
  }
}
