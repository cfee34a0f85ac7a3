package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;

/// Measures means and deviations of the training split: of what it serves without transforms, in
/// epoch 0. Sums have a fixed order, so that every machine finds the same numbers.
public final class Standardization {
  /// Examples are summed up in groups of so many, which threads share, and groups in their order.
  private static final int GROUP = 64;

  private static final Map<Split, Map<Recipe, Standardize>> MEASURED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Standardization() {}

  /// A recipe whose `standardize` says what it means for this dataset, measured if it does not.
  ///
  /// @throws IOException if an example of the training split can't be read
  public static Recipe told(Recipe recipe, Dataset dataset) throws IOException {
    if (recipe.standardize().isEmpty() || dataset.splits().isEmpty()) {
      return recipe;
    }
    return recipe.withStandardize(
        Optional.of(of(recipe.standardize().get(), recipe, dataset.splits().getFirst())));
  }

  /// Means and deviations for a split: those of the recipe, or of the dataset's training split.
  static Standardize of(Standardize wanted, Recipe recipe, Split split) throws IOException {
    if (wanted.isKnown()) {
      return wanted;
    }
    Split training = training(split);
    Recipe plain = plain(recipe);
    Map<Recipe, Standardize> known =
        MEASURED.computeIfAbsent(training, s -> Collections.synchronizedMap(new HashMap<>()));
    Recipe key = plain.withStandardize(Optional.of(wanted));
    Standardize measured = known.get(key);
    if (measured == null) {
      measured = measure(training, plain, wanted.per(), Progress.NONE);
      known.put(key, measured);
    }
    return measured;
  }

  /// Means and deviations of a dataset's training split, whatever the recipe says they are.
  ///
  /// @param per what is to have a mean and a deviation of its own
  /// @param progress counts examples
  /// @throws IOException if an example of the training split can't be read
  public static Standardize measured(
      Standardize.Per per, Recipe recipe, Dataset dataset, Progress progress) throws IOException {
    return measure(training(dataset.splits().getFirst()), plain(recipe), per, progress);
  }

  private static Split training(Split any) throws RecipeException {
    return any.training()
        .orElseThrow(
            () ->
                new RecipeException(
                    "features.standardize: has no mean and deviation yet, and there is no training"
                        + " split to measure them; take the recipe from an export of the whole"
                        + " dataset"));
  }

  private static Recipe plain(Recipe recipe) {
    return recipe.withTransforms(List.of()).withStandardize(Optional.empty());
  }

  private static Standardize measure(
      Split training, Recipe plain, Standardize.Per per, Progress progress) throws IOException {
    ExamplePipeline pipeline = new ExamplePipeline(training, plain);
    ArrayLayout layout = pipeline.servedLayout();
    int bins = per == Standardize.Per.ALL ? 1 : (int) layout.bins();
    int groups = (training.size() + GROUP - 1) / GROUP;
    List<Sums> sums = new ArrayList<>(Collections.nCopies(groups, new Sums(bins)));
    AtomicInteger done = new AtomicInteger();
    try (Parallel parallel = Parallel.ofAllProcessors()) {
      parallel.forEach(
          groups,
          group -> {
            Sums some = new Sums(bins);
            int size = Math.toIntExact(pipeline.spec().shape().elements());
            float[] values = new float[size];
            float[] byFrame = new float[size];
            int end = Math.min(training.size(), (group + 1) * GROUP);
            for (int i = group * GROUP; i < end; i++) {
              pipeline.fill(Appearance.first(0, i), MemorySegment.ofArray(values));
              layout.toFrames(values, byFrame);
              some.add(byFrame, (int) layout.channels());
            }
            sums.set(group, some);
            progress.report(done.addAndGet(end - group * GROUP), training.size());
          });
    }
    Sums all = new Sums(bins);
    sums.forEach(all::add);
    return all.standardize(per);
  }

  /// Counts, sums and sums of squares, one each of every bin.
  private static final class Sums {
    private final double[] sum;
    private final double[] squares;
    private long count;

    Sums(int bins) {
      sum = new double[bins];
      squares = new double[bins];
    }

    void add(float[] values, int channels) {
      int bins = sum.length;
      for (int i = 0; i < values.length; i++) {
        int bin = i / channels % bins;
        sum[bin] += values[i];
        squares[bin] += (double) values[i] * values[i];
      }
      count += values.length / bins;
    }

    void add(Sums other) {
      for (int bin = 0; bin < sum.length; bin++) {
        sum[bin] += other.sum[bin];
        squares[bin] += other.squares[bin];
      }
      count += other.count;
    }

    Standardize standardize(Standardize.Per per) throws RecipeException {
      List<Double> mean = new ArrayList<>();
      List<Double> deviation = new ArrayList<>();
      for (int bin = 0; bin < sum.length; bin++) {
        double middle = sum[bin] / count;
        double variance = squares[bin] / count - middle * middle;
        if (!Double.isFinite(variance)) {
          throw new RecipeException(
              "features.standardize: the training split holds NaN or infinite values, so that it"
                  + " has no mean; run wavecrate check");
        }
        mean.add(middle);
        deviation.add(Math.sqrt(Math.max(0, variance)));
      }
      return new Standardize(per, mean, deviation);
    }
  }
}
