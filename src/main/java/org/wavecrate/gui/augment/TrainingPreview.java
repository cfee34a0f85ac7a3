package org.wavecrate.gui.augment;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.content.LabelText;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.BatchSpec;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Preview;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shard;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.npy.Dtype;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.Domain;

/// Makes examples and batches exactly as training gets them, with the same generator. All methods
/// block; thread-safe.
final class TrainingPreview {
  /// More tensors of a batch than this are not kept to be looked at.
  static final int MOST_CELLS = 64;

  /// The same for their bytes, unless that left none.
  private static final long MOST_BYTES = 96L << 20;

  /// So many values are made to count draws, going by pitch shifting, the slowest.
  private static final long MOST_COUNTED_VALUES = 24_000_000;

  private static final int LEAST_COUNTED = 200;
  private static final int MOST_COUNTED = 20_000;

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Runs on the caller's thread alone: there are enough of these.
  private final Parallel parallel = new Parallel(1);

  private @Nullable BatchGenerator last;

  /// The generator of `recipe` over `split`; the last one is kept.
  private synchronized BatchGenerator generator(Split split, Recipe recipe) throws IOException {
    BatchGenerator known = last;
    if (known == null || known.split() != split || !known.recipe().equals(recipe)) {
      known = new BatchGenerator(split, recipe, Shard.WHOLE, parallel);
      last = known;
    }
    return known;
  }

  /// @throws IOException if the recipe does not fit the examples; a sentence
  BeforeAfter hear(Recipe recipe, Example example, long epoch, Progress progress)
      throws IOException {
    BatchGenerator generator = generator(example.split(), recipe);
    progress.throwIfCancelled();
    Take take = take(generator, example, epoch);
    progress.throwIfCancelled();
    Preview preview = generator.preview(epoch, example.index());
    ArrayLayout layout = preview.layout();
    AmplitudeScale scale = example.split().account(recipe.array()).scale();
    // Silence is at 0 before and after the transforms, but not in the tensor of unsigned samples.
    AmplitudeScale centred = AmplitudeScale.of(scale.fullScale(), 0, scale.integer());
    float[] difference = minus(preview.after(), preview.before());
    boolean sound = layout.isWaveform();
    return new BeforeAfter(
        Take.content(preview.before(), layout, centred),
        sound ? Take.content(preview.after(), layout, centred) : take.content(scale),
        Take.content(difference, layout, centred),
        take,
        scale);
  }

  private static float[] minus(float[] one, float[] other) {
    float[] difference = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  /// The same example in epochs from `first` on.
  List<Take> epochs(Recipe recipe, Example example, long first, int count, Progress progress)
      throws IOException {
    BatchGenerator generator = generator(example.split(), recipe);
    List<Take> takes = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < count && (i == 0 || bytes < MOST_BYTES); i++) {
      progress.throwIfCancelled();
      Take take = take(generator, example, first + i);
      bytes += take.bytes();
      takes.add(take);
    }
    return takes;
  }

  private static Take take(BatchGenerator generator, Example example, long epoch)
      throws IOException {
    ArraySpec spec = generator.exampleSpec();
    try (Arena arena = Arena.ofConfined()) {
      BatchMemory memory = BatchMemory.allocate(new BatchSpec(spec, generator.labelSpec()), arena);
      List<Applied> applied = generator.fillExampleAndTell(epoch, example.index(), memory);
      return take(generator, example, epoch, Optional.empty(), memory, applied);
    }
  }

  private static Take take(
      BatchGenerator generator,
      Example example,
      long epoch,
      Optional<Integer> place,
      BatchMemory memory,
      List<Applied> applied) {
    return new Take(
        epoch,
        example,
        place,
        generator.exampleLayout(),
        generator.exampleSpec().shape(),
        memory.features().toArray(FLOAT),
        label(generator, example, memory.labels()),
        sha256(memory.features()),
        applied);
  }

  /// The label of the file, or where labels are mixed the weights as served.
  private static String label(BatchGenerator generator, Example example, MemorySegment served) {
    List<String> classes = generator.recipe().labels().classes();
    Optional<ArraySpec> spec = generator.labelSpec();
    if (spec.isPresent() && spec.get().dtype().kind() == Dtype.Kind.FLOAT) {
      double[] weights = weights(spec.get(), served);
      StringJoiner words = new StringJoiner(" + ");
      boolean mixed = false;
      for (int i = 0; i < weights.length; i++) {
        if (weights[i] != 0) {
          mixed |= weights[i] != 1;
          words.add(Numbers.decimal(weights[i], 2) + " " + LabelText.className(i, classes));
        }
      }
      if (mixed && spec.get().shape().rank() == 1) {
        return words.toString();
      }
    }
    return LabelText.read(example, classes).text();
  }

  private static double[] weights(ArraySpec spec, MemorySegment served) {
    double[] weights = new double[(int) spec.shape().elements()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = spec.dtype().number(served, i);
    }
    return weights;
  }

  private static String sha256(MemorySegment bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.asByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Batch `index` of `epoch`, whose first examples are kept.
  Batch batch(Split split, Recipe recipe, long epoch, int index, Progress progress)
      throws IOException {
    BatchGenerator generator = generator(split, recipe);
    int wanted = Math.clamp(index, 0, Math.max(0, generator.batches() - 1));
    BatchSpec spec = generator.spec(wanted);
    progress.throwIfCancelled();
    try (Arena arena = Arena.ofConfined()) {
      BatchMemory memory = BatchMemory.allocate(spec, arena);
      List<List<Applied>> applied = generator.fillAndTell(epoch, wanted, memory);
      int[] members = generator.examples(epoch, wanted);
      long bytes = generator.exampleSpec().bytes();
      long labelBytes = generator.labelSpec().map(ArraySpec::bytes).orElse(0L);
      List<Take> takes = new ArrayList<>();
      for (int i = 0; i < Math.min(members.length, MOST_CELLS); i++) {
        if (i > 0 && i * bytes > MOST_BYTES) {
          break;
        }
        progress.throwIfCancelled();
        BatchMemory one =
            new BatchMemory(
                memory.features().asSlice(i * bytes, bytes),
                memory.labels().asSlice(i * labelBytes, labelBytes));
        takes.add(
            take(generator, split.example(members[i]), epoch, Optional.of(i), one, applied.get(i)));
      }
      return new Batch(
          epoch,
          wanted,
          generator.batches(),
          spec,
          sha256(memory.features()),
          takes,
          members.length);
    }
  }

  /// Looks for draws that spoil the example.
  Survey survey(Split split, Recipe recipe, double fullScale, Progress progress)
      throws IOException {
    return recipe.transforms().isEmpty() || split.size() == 0
        ? Survey.NONE
        : new DrawSurvey(generator(split, recipe), fullScale).run(progress);
  }

  /// Counts what `recipe` draws in an epoch: of all examples, or of some spread evenly over the
  /// split where that would take too long.
  Draws count(Split split, Recipe recipe, long epoch, Progress progress) throws IOException {
    DrawTally tally = new DrawTally(RecipeDraft.of(recipe).steps());
    if (split.size() == 0) {
      return new Draws(epoch, 0, 0, tally.tallies());
    }
    // What works on sounds draws the same whether or not features are made of them.
    boolean needless =
        recipe.standardize().isEmpty()
            && recipe.transforms().stream().allMatch(t -> t.domain() == Domain.WAVEFORM);
    Recipe bare = needless ? recipe.withFeatures(Optional.empty()) : recipe;
    BatchGenerator generator = new BatchGenerator(split, bare, Shard.WHOLE, parallel);
    long values = Math.max(1, generator.exampleSpec().shape().elements());
    int affordable = Math.clamp(MOST_COUNTED_VALUES / values, LEAST_COUNTED, MOST_COUNTED);
    int draws = Math.min(split.size(), affordable);
    try (Arena arena = Arena.ofConfined()) {
      BatchMemory memory =
          BatchMemory.allocate(
              new BatchSpec(generator.exampleSpec(), generator.labelSpec()), arena);
      for (int i = 0; i < draws; i++) {
        progress.throwIfCancelled();
        int example = (int) ((long) i * split.size() / draws);
        tally.add(generator.fillExampleAndTell(epoch, example, memory));
        progress.report(i + 1L, draws);
      }
    }
    return new Draws(epoch, draws, split.size(), tally.tallies());
  }

  /// The same example in epochs from `first` on, each with what is wrong with it.
  List<Drawn> gallery(
      Recipe recipe, Example example, long first, int count, double fullScale, Progress progress)
      throws IOException {
    DrawSurvey survey = new DrawSurvey(generator(example.split(), recipe), fullScale);
    List<Drawn> drawn = new ArrayList<>();
    for (Take take : epochs(recipe, example, first, count, progress)) {
      progress.throwIfCancelled();
      drawn.add(new Drawn(take, survey.faults(Math.toIntExact(take.epoch()), example.index())));
    }
    return drawn;
  }
}
