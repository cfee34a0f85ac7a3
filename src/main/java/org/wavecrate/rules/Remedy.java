package org.wavecrate.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.content.RateGuess;
import org.wavecrate.generator.Fit;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.transform.Transform;

/// A change of the recipe with which all batches can be made: proposed only after the engine was
/// asked.
///
/// @param words such as `add "fit": {"samples": 16000}`
/// @param recipe the changed one
record Remedy(String words, Recipe recipe) {
  /// Longer than this many times the usual length, the longest example is no measure for all.
  private static final double MOST_PADDING = 1.5;

  /// The first that works, if any does.
  static Optional<Remedy> find(Evidence evidence) {
    for (Remedy remedy : candidates(evidence)) {
      if (Serving.troubles(evidence, remedy.recipe).isEmpty()) {
        return Optional.of(remedy);
      }
    }
    return Optional.empty();
  }

  private static List<Remedy> candidates(Evidence evidence) {
    Recipe recipe = evidence.recipe();
    List<Remedy> all = new ArrayList<>();
    if (recipe.fit().isPresent()) {
      Fit fit = recipe.fit().get();
      if (fit.mode() != Fit.Mode.PAD_OR_CROP) {
        Fit free = new Fit(fit.samples(), Fit.Mode.PAD_OR_CROP, fit.crop(), fit.padValue());
        all.add(
            new Remedy(
                "set fit.mode of the recipe to \"padOrCrop\": with it all batches were made",
                recipe.withFit(Optional.of(free))));
      }
    } else {
      int samples = length(evidence);
      if (samples > 0) {
        Fit fit = new Fit(samples, Fit.Mode.PAD_OR_CROP, Fit.Crop.CENTER);
        all.add(
            new Remedy(
                Formatted.of(
                        "add \"fit\": {\"samples\": %d, \"mode\": \"padOrCrop\"} to the recipe:"
                            + " with it all",
                        samples)
                    + " batches were made",
                recipe.withFit(Optional.of(fit))));
      }
    }
    if (recipe.sampleRateHz().isEmpty()) {
      int rate = (int) RateGuess.of(evidence.rows().dataset()).hz();
      all.add(
          new Remedy(
              Formatted.of(
                  "add \"sampleRateHz\" to the recipe: with %d, a guess, all batches were made",
                  rate),
              recipe.withSampleRateHz(OptionalInt.of(rate))));
    }
    for (int i = 0; i < recipe.transforms().size(); i++) {
      List<Transform> others = new ArrayList<>(recipe.transforms());
      others.remove(i);
      all.add(
          new Remedy(
              Formatted.of(
                  "take transforms[%d] out of the recipe: without it all batches were made", i),
              recipe.withTransforms(others)));
    }
    if (recipe.labels().encoding() != Labels.Encoding.AS_IS) {
      Labels asStored = new Labels(Labels.Encoding.AS_IS, recipe.labels().classes());
      all.add(
          new Remedy(
              "set labels.encoding of the recipe to \"asIs\": with it all batches were made",
              recipe.withLabels(asStored)));
    }
    if (recipe.features().isPresent()) {
      all.add(
          new Remedy(
              "take features out of the recipe: without them all batches were made",
              recipe.withFeatures(Optional.empty())));
    }
    return all;
  }

  /// A length for all: the usual one, else the longest unless much is longer than the middle.
  private static int length(Evidence evidence) {
    ExampleTable table = evidence.table();
    long[] lengths = new long[table.size()];
    int count = 0;
    for (int row = 0; row < table.size(); row++) {
      if (table.isReadable(row) && !evidence.isBatch(row)) {
        lengths[count++] = table.length(row);
      }
    }
    if (count == 0) {
      return 0;
    }
    Arrays.sort(lengths, 0, count);
    long middle = lengths[count / 2];
    long longest = lengths[count - 1];
    boolean usual = evidence.usualOfAll().length().isPresent();
    long chosen = usual || longest > MOST_PADDING * middle ? middle : longest;
    return (int) Math.min(chosen, Integer.MAX_VALUE);
  }
}
