package org.wavecrate.sample;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;

/// Writes the sample dataset: six instruments, each note of half a second at 16 kHz, in three
/// splits. The same bytes on every platform and in every run.
public final class SampleDataset {
  private static final int SAMPLES = 8000;
  private static final long SEED = 7;

  private static final List<Instrument> VOICES =
      List.of(new Kick(), new Snare(), new HiHat(), new Bass(), new Bells(), new Laser());

  private record Split(String folder, int blocks, int examplesPerBlock) {}

  private static final List<Split> SPLITS =
      List.of(
          new Split("train data", 3, 22),
          new Split("validation data", 1, 12),
          new Split("test data", 1, 12));

  private static final String RECIPE =
      """
      {
        "format": "wavecrate-recipe/1",
        "sampleRateHz": %d,
        "seed": %d,
        "batchSize": 16,
        "labels": {
          "classes": [%s]
        }
      }
      """;

  private SampleDataset() {}

  /// The names of the classes; a label is an index into them.
  public static List<String> classes() {
    return VOICES.stream().map(Instrument::name).toList();
  }

  /// Writes all splits and the recipe.
  ///
  /// @param folder a folder that is empty or does not exist yet
  /// @throws IOException if `folder` holds anything or is a file, or if writing fails
  public static void write(Path folder) throws IOException {
    requireEmpty(folder);
    for (int number = 0; number < SPLITS.size(); number++) {
      write(folder, SPLITS.get(number), number);
    }
    String classes = classes().stream().collect(Collectors.joining("\", \"", "\"", "\""));
    String recipe = Formatted.of(RECIPE, Instrument.SAMPLE_RATE_HZ, SEED, classes);
    NewFile.write(folder.resolve("wavecrate.json"), recipe);
  }

  private static void requireEmpty(Path folder) throws IOException {
    String allowed = "; the sample dataset needs a new or an empty folder";
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + " is a file" + allowed);
    }
    if (Files.isDirectory(folder)) {
      try (var content = Files.list(folder)) {
        var first = content.sorted().findFirst();
        if (first.isPresent()) {
          throw new IOException(
              folder + " is not empty: it holds " + first.get().getFileName() + allowed);
        }
      }
    }
  }

  private static void write(Path folder, Split split, int splitNumber) throws IOException {
    int[] labels = labels(split.blocks * split.examplesPerBlock, splitNumber);
    for (int example = 0; example < labels.length; example++) {
      int block = 1 + example / split.examplesPerBlock;
      int id = 1 + example;
      Path place = folder.resolve(split.folder).resolve("block-id-" + block);
      Files.createDirectories(place);
      float[] clip = clip(VOICES.get(labels[example]), new HashRandom(SEED, splitNumber, id));
      NpyWriter.write(
          place.resolve("id-" + id + ".npy"),
          Dtype.FLOAT32,
          Shape.of(SAMPLES),
          MemorySegment.ofArray(clip));
      NpyWriter.write(
          place.resolve("id-label-" + id + ".npy"),
          Dtype.INT64,
          Shape.of(),
          MemorySegment.ofArray(new long[] {labels[example]}));
    }
  }

  /// As many of each class, in mixed order.
  private static int[] labels(int examples, int splitNumber) {
    int[] labels = new int[examples];
    HashRandom random = new HashRandom(SEED, splitNumber);
    for (int i = 0; i < examples; i++) {
      int j = random.below(i + 1);
      labels[i] = labels[j];
      labels[j] = i % VOICES.size();
    }
    return labels;
  }

  /// A note as it would be recorded: not quite at the start, louder or softer, with a faint hiss.
  private static float[] clip(Instrument voice, HashRandom random) {
    int onset = (int) random.between(0, 0.03 * Instrument.SAMPLE_RATE_HZ);
    double peak = decibels(random.between(-14, -1));
    double hiss = decibels(random.between(-72, -58));
    double fadeSamples = 0.03 * Instrument.SAMPLE_RATE_HZ;
    double[] note = voice.play(SAMPLES - onset, random);
    double loudest = 0;
    for (double value : note) {
      loudest = Math.max(loudest, Math.abs(value));
    }
    float[] clip = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      double fade = Math.min(1, (SAMPLES - 1 - i) / fadeSamples);
      double value = i < onset ? 0 : note[i - onset] / loudest * peak * fade;
      clip[i] = (float) (value + hiss * random.noise());
    }
    return clip;
  }

  private static double decibels(double level) {
    return StrictMath.pow(10, level / 20);
  }
}
