package org.wavecrate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.npy.FileSource;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample dataset is the same everywhere, well formed, and its classes can be told apart.
class SampleDatasetTest {
  private static final String GOLDEN =
      "a7fa2941340a86302b8da94384a11e1f2a8e897a06bed31ee60025b9d09b4238";
  private static final long MOST_BYTES = 3_000_000;

  private record Clip(String split, int id, float[] samples, int label) {}

  @TempDir private static Path folder;

  private static final List<Clip> CLIPS = new ArrayList<>();

  @BeforeAll
  static void write() throws IOException {
    SampleDataset.write(folder.resolve("new/sample"));
    folder = folder.resolve("new/sample");
    for (String block :
        List.of(
            "train data/block-id-1",
            "train data/block-id-2",
            "train data/block-id-3",
            "validation data/block-id-1",
            "test data/block-id-1")) {
      int perBlock = block.startsWith("train") ? 22 : 12;
      int first = 1 + perBlock * (block.charAt(block.length() - 1) - '1');
      for (int id = first; id < first + perBlock; id++) {
        float[] samples = new float[8000];
        long[] label = new long[1];
        NpyHeader example = read(block + "/id-" + id + ".npy", samples);
        assertThat(example.dtype().code()).isEqualTo("<f4");
        assertThat(example.shape()).isEqualTo(Shape.of(8000));
        NpyHeader labels = read(block + "/id-label-" + id + ".npy", label);
        assertThat(labels.dtype().code()).isEqualTo("<i8");
        assertThat(labels.shape()).isEqualTo(Shape.of());
        CLIPS.add(new Clip(block.substring(0, block.indexOf('/')), id, samples, (int) label[0]));
      }
    }
  }

  @Test
  void everyByteIsTheSameOnEveryPlatform() throws Exception {
    assertThat(sha256(folder)).isEqualTo(GOLDEN);
  }

  @Test
  void holdsNothingButTheExamplesTheirLabelsAndTheRecipe() throws IOException {
    assertThat(files(folder)).hasSize(2 * CLIPS.size() + 1);
    long bytes = 0;
    for (String file : files(folder).keySet()) {
      bytes += Files.size(folder.resolve(file));
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void theProjectsOwnCopyIsUpToDate() throws IOException {
    for (String file : files(folder).keySet()) {
      assertThat(Path.of("samples").resolve(file))
          .as("write samples anew")
          .hasSameBinaryContentAs(folder.resolve(file));
    }
  }

  @Test
  void theRecipeNamesRateSeedAndClasses() throws IOException {
    JsonNode recipe =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("wavecrate.json")));

    assertThat(recipe.get("format").asString()).isEqualTo("wavecrate-recipe/1");
    assertThat(recipe.get("sampleRateHz").asInt()).isEqualTo(16_000);
    assertThat(recipe.get("seed").asInt()).isEqualTo(7);
    assertThat(recipe.get("batchSize").asInt()).isEqualTo(16);
    assertThat(recipe.at("/labels/classes").valueStream().map(JsonNode::asString))
        .isEqualTo(SampleDataset.classes())
        .containsExactly("kick", "snare", "hi-hat", "bass", "bells", "laser");
  }

  @Test
  void everySplitHoldsEveryClassAsOften() {
    for (String split : List.of("train data", "validation data", "test data")) {
      List<Clip> clips = CLIPS.stream().filter(clip -> clip.split.equals(split)).toList();
      for (int label = 0; label < 6; label++) {
        int wanted = label;
        assertThat(clips.stream().filter(clip -> clip.label == wanted))
            .as("%s in %s", SampleDataset.classes().get(label), split)
            .hasSize(clips.size() / 6);
      }
    }
  }

  @Test
  void everyBlockMixesTheClasses() {
    for (int start = 0; start < 66; start += 22) {
      List<Integer> labels = CLIPS.subList(start, start + 22).stream().map(Clip::label).toList();
      assertThat(labels.stream().distinct()).hasSize(6);
      assertThat(labels).isNotEqualTo(labels.stream().sorted().toList());
    }
  }

  @Test
  void everyClipIsAudibleAndUndistorted() {
    for (Clip clip : CLIPS) {
      float peak = 0;
      double sum = 0;
      for (float sample : clip.samples) {
        assertThat(sample).isFinite();
        peak = Math.max(peak, Math.abs(sample));
        sum += sample;
      }
      assertThat(peak).as("peak of %s", clip).isBetween(0.19f, 0.95f);
      assertThat(sum / clip.samples.length).as("offset of %s", clip).isBetween(-0.01, 0.01);
      assertThat(Math.abs(clip.samples[7999])).as("end of %s", clip).isLessThan(0.01f);
    }
  }

  @Test
  void noTwoClipsAreTheSame() {
    for (int i = 0; i < CLIPS.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(CLIPS.get(i).samples).isNotEqualTo(CLIPS.get(j).samples);
      }
    }
  }

  @Test
  void theClassesCanBeToldApart() {
    double[][] centers = new double[6][];
    for (int label = 0; label < 6; label++) {
      int wanted = label;
      double[][] sounds =
          CLIPS.stream()
              .filter(clip -> clip.split.equals("train data") && clip.label == wanted)
              .map(clip -> character(clip.samples))
              .toArray(double[][]::new);
      centers[label] =
          IntStream.range(0, sounds[0].length)
              .mapToDouble(d -> Stream.of(sounds).mapToDouble(s -> s[d]).average().orElseThrow())
              .toArray();
    }
    for (Clip clip : CLIPS) {
      double[] sound = character(clip.samples);
      int nearest =
          IntStream.range(0, 6)
              .boxed()
              .min(
                  (a, b) ->
                      Double.compare(distance(sound, centers[a]), distance(sound, centers[b])))
              .orElseThrow();
      assertThat(SampleDataset.classes().get(nearest))
          .as("%s %d", clip.split, clip.id)
          .isEqualTo(SampleDataset.classes().get(clip.label));
    }
  }

  @Test
  void refusesAFolderThatHoldsAnything(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> SampleDataset.write(other))
        .isInstanceOf(IOException.class)
        .hasMessage(
            other
                + " is not empty: it holds notes.txt;"
                + " the sample dataset needs a new or an empty folder");
    assertThat(files(other)).containsOnlyKeys("notes.txt");
    assertThatThrownBy(() -> SampleDataset.write(other.resolve("notes.txt")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a file; the sample dataset needs");
  }

  /// How bright a sound is (the power of its slope), where in time its energy lies, and how much of
  /// that comes early.
  private static double[] character(float[] samples) {
    double energy = 0;
    double steps = 0;
    double moment = 0;
    double early = 0;
    for (int i = 1; i < samples.length; i++) {
      double power = samples[i] * samples[i];
      double step = samples[i] - samples[i - 1];
      energy += power;
      steps += step * step;
      moment += power * i;
      early += i < 2400 ? power : 0;
    }
    return new double[] {
      Math.log10(steps / energy), 4 * moment / energy / samples.length, early / energy
    };
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
  }

  private static NpyHeader read(String file, Object destination) throws IOException {
    try (FileSource source = FileSource.open(folder.resolve(file))) {
      NpyArray array = new NpyReader().open(source);
      array.readStored(
          destination instanceof float[] floats
              ? MemorySegment.ofArray(floats)
              : MemorySegment.ofArray((long[]) destination));
      return array.header();
    }
  }

  /// Every file below a folder, by its name with `/`.
  private static TreeMap<String, Path> files(Path root) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(root.relativize(file).toString().replace('\\', '/'), file));
    }
    return files;
  }

  private static String sha256(Path root) throws IOException, NoSuchAlgorithmException {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    for (var file : files(root).entrySet()) {
      hash.update((file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
      hash.update(Files.readAllBytes(file.getValue()));
    }
    return HexFormat.of().formatHex(hash.digest());
  }
}
