package org.wavecrate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// Runs what commands run, as they are started, so that the build can record which classes that
/// needs and which code is used again and again, and Java starts them faster (JEP 514, JEP 515).
public final class StartUpTraining {
  /// Enough for Java to see which code is used again and again.
  private static final int ROUNDS = 5;

  /// Enough for it to see where the time goes in a dataset that is not small.
  private static final int EXAMPLES = 1000;

  private static final int SAMPLES = 1 << 14;
  private static final int EXAMPLES_OF_BLOCK = 250;
  private static final int CLASSES = 12;

  private StartUpTraining() {}

  /// @param args a dataset, and a folder for what commands write
  public static void main(String[] args) throws IOException {
    String dataset = args[0];
    Path scratch = Path.of(args[1]);
    String crates = scratch.resolve("crates").toString();
    String batches = scratch.resolve("batches.npz").toString();
    for (int i = 0; i < ROUNDS; i++) {
      Main.run("--version");
      Main.run("--help");
      for (String command : List.of("info", "order", "batches", "check", "list")) {
        Main.run(command, dataset);
        Main.run(command, dataset, "--json");
      }
      Main.run("batches", dataset, "--npz", batches);
      Main.run("export", dataset, "--out", crates, "--force", "--json");
      Main.run("verify", Path.of(crates).resolve("train.zip").toString());
    }
    Path large = scratch.resolve("large");
    writeExamples(large);
    for (int i = 0; i < 2; i++) {
      Main.run("check", large.toString());
      Main.run("export", large.toString(), "--out", crates, "--force");
      Main.run("verify", Path.of(crates).resolve("train.zip").toString());
    }
    Main.run("list", large.toString(), "--json");
    // As every command ends.
    System.exit(0);
  }

  /// Noise, 64 KB each.
  private static void writeExamples(Path dataset) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    float[] samples = new float[SAMPLES];
    for (int n = 1; n <= EXAMPLES; n++) {
      int block = (n - 1) / EXAMPLES_OF_BLOCK + 1;
      Path folder = Files.createDirectories(dataset.resolve("train data/block-id-" + block));
      for (int i = 0; i < SAMPLES; i++) {
        samples[i] = (float) (0.1 * random.nextGaussian());
      }
      NpyWriter.write(
          folder.resolve("id-" + n + ".npy"),
          Dtype.FLOAT32,
          Shape.of(SAMPLES),
          MemorySegment.ofArray(samples));
      long[] label = {n % CLASSES};
      NpyWriter.write(
          folder.resolve("id-label-" + n + ".npy"),
          Dtype.INT64,
          Shape.of(),
          MemorySegment.ofArray(label));
    }
  }
}
