package org.wavecrate.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.SurveyPass;

/// A clean dataset for a test to spoil: sounds of 4,000 samples that are all different, 40 in two
/// blocks for training and 20 for test, of four classes in turn.
record Planted(Path root) {
  static final int SAMPLES = 4000;

  static Planted clean(Path root) {
    Planted planted = new Planted(root);
    for (int n = 1; n <= 60; n++) {
      String block = n <= 20 ? "train/b-1" : n <= 40 ? "train/b-2" : "test/b-1";
      Fixture.floats(planted.example(block, n), sound(n));
      planted.label(block, n, n * 7 % 4);
    }
    return planted;
  }

  static float[] sound(int seed) {
    return sound(seed, SAMPLES);
  }

  /// The first `samples` of a sound.
  private static float[] sound(int seed, int samples) {
    Random random = new Random(seed * 0x9e3779b97f4a7c15L);
    float[] values = new float[samples];
    double hz = 0.01 + 0.2 * random.nextDouble();
    for (int i = 0; i < samples; i++) {
      double noise = 0.1 * random.nextGaussian();
      values[i] = (float) ((Math.sin(2 * Math.PI * hz * i) * 0.3 + noise) * Math.exp(-i / 4000.0));
    }
    return values;
  }

  Path example(String block, int n) {
    return root.resolve(block + Formatted.of("/id-%02d.npy", n));
  }

  Path labelFile(String block, int n) {
    return root.resolve(block + Formatted.of("/id-label-%02d.npy", n));
  }

  void label(String block, int n, long value) {
    Fixture.longs(labelFile(block, n), Shape.of(), value);
  }

  /// Writes example 5, the fifth of the first block, anew.
  void spoil(UnaryOperator<float[]> change) {
    Fixture.floats(example("train/b-1", 5), change.apply(sound(5)));
  }

  static byte[] bytes(ByteOrder order, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  static void array(Path file, String dtype, Shape shape, byte[] bytes) {
    try {
      Fixture.array(file, Dtype.parse(dtype), shape, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dataset open() {
    return open(root);
  }

  static Dataset open(Path path) {
    try {
      return Dataset.open(path, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CheckReport check() {
    return check(Recipe.DEFAULT);
  }

  CheckReport check(Recipe recipe) {
    try {
      return DatasetCheck.run(open(), recipe, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What one rule finds; the others are not asked.
  List<Finding> found(String code) {
    return found(code, Recipe.DEFAULT);
  }

  List<Finding> found(String code, Recipe recipe) {
    return found(code, open(), recipe);
  }

  static List<Finding> found(String code, Dataset dataset, Recipe recipe) {
    CheckRule rule =
        Rules.LIST.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    Evidence evidence = evidence(dataset, recipe);
    Findings found = new Findings(rule, rule.severity(), evidence.rows(), List.of());
    rule.find(evidence, Settings.limits(rule, recipe.check()), found);
    return found.list();
  }

  static Evidence evidence(Dataset dataset, Recipe recipe) {
    ExampleTable table = new ExampleTable(dataset, recipe.array());
    try {
      SurveyPass.run(table, Optional.empty(), 1, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Evidence(table, new ServingMemory(), recipe);
  }

  /// A recipe that sets one limit of a rule.
  static Recipe limit(String code, String limit, double value) {
    var rule = new CheckSettings.Rule(Optional.empty(), Map.of(limit, value));
    return Recipe.DEFAULT.withCheck(CheckSettings.STANDARD.with(code, rule));
  }

  /// Sentence, value and limit of each.
  static List<String> told(List<Finding> findings) {
    return findings.stream()
        .map(one -> one.message() + " | " + one.value() + " | " + one.limit())
        .toList();
  }

  /// Short sounds `first` to `last`, all different, where labels or names alone matter.
  void shortSounds(String block, int first, int last) {
    for (int n = first; n <= last; n++) {
      Fixture.floats(example(block, n), sound(n, 16));
    }
  }

  /// Rule and path of all that is no information.
  static List<String> wrong(CheckReport report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(finding -> finding.rule().code() + " " + finding.place().path())
        .toList();
  }
}
