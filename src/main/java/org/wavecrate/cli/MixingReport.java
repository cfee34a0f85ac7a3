package org.wavecrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.mixing.Alternative;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.mixing.MixingFigure;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import tools.jackson.core.JsonGenerator;

/// The mixing quality of an order, compared with other orders, as JSON and as sentences.
///
/// @param batchSize examples a batch
/// @param recipe the figures of the recipe's order
/// @param verdict a sentence on it; empty for a split that is not shuffled
/// @param others those of other orders
record MixingReport(int batchSize, Mixing recipe, Optional<String> verdict, List<Measured> others) {
  /// An order that was measured.
  record Measured(Alternative alternative, Mixing mixing) {}

  void write(JsonGenerator json) {
    json.writeObjectPropertyStart("mixing");
    json.writeNumberProperty("blocksPerBatch", recipe.blocksPerBatch().value());
    json.writeNumberProperty("blocksPerBatchByChance", recipe.blocksPerBatch().byChance());
    json.writeNumberProperty("distanceMoved", recipe.distanceMoved().value());
    json.writeNumberProperty("distanceMovedByChance", recipe.distanceMoved().byChance());
    json.writeNumberProperty("sharedWithNextEpoch", recipe.sharedWithNextEpoch().value());
    json.writeNumberProperty("epoch", 0);
    json.writeNumberProperty("batchSize", batchSize);
    json.writeNumberProperty("batches", recipe.batches());
    json.writeNumberProperty("measuredBatches", recipe.measured());
    if (verdict.isPresent()) {
      json.writeStringProperty("verdict", verdict.get());
    } else {
      json.writeNullProperty("verdict");
    }
    writeFigures(json, recipe);
    json.writeArrayPropertyStart("alternatives");
    for (Measured other : others) {
      json.writeStartObject();
      json.writeStringProperty("order", other.alternative().key());
      json.writeStringProperty("title", other.alternative().title());
      writeFigures(json, other.mixing());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeFigures(JsonGenerator json, Mixing mixing) {
    json.writeObjectPropertyStart("figures");
    for (var figure : figures(mixing).entrySet()) {
      if (figure.getValue().isEmpty()) {
        json.writeNullProperty(figure.getKey());
        continue;
      }
      json.writeObjectPropertyStart(figure.getKey());
      json.writeNumberProperty("value", figure.getValue().get().value());
      json.writeNumberProperty("byChance", figure.getValue().get().byChance());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static Map<String, Optional<MixingFigure>> figures(Mixing mixing) {
    Map<String, Optional<MixingFigure>> figures = new LinkedHashMap<>();
    figures.put("blocksPerBatch", Optional.of(mixing.blocksPerBatch()));
    figures.put("labelsPerBatch", mixing.labelsPerBatch());
    figures.put("labelBalance", mixing.labelBalance());
    figures.put("longestRun", mixing.longestRun());
    figures.put("distanceMoved", Optional.of(mixing.distanceMoved()));
    figures.put("sharedWithNextEpoch", Optional.of(mixing.sharedWithNextEpoch()));
    figures.put("matesMeetAgain", Optional.of(mixing.matesMeetAgain()));
    figures.put("percentOfFullShuffle", Optional.of(mixing.percentOfFullShuffle()));
    figures.put("mixingScore", Optional.of(mixing.mixingScore()));
    return figures;
  }

  void print() {
    Output.print(Formatted.of("how well epoch 0 mixes, in batches of %,d", batchSize));
    if (recipe.measured() < recipe.batches()) {
      Output.print(
          Formatted.of(
              "  measured on %,d of %s, spread evenly over the epoch",
              recipe.measured(), Plural.of(recipe.batches(), "batch")));
    }
    print("blocks in a batch: %.1f; a perfect shuffle gives %.1f", recipe.blocksPerBatch());
    recipe
        .labelBalance()
        .ifPresentOrElse(
            balance ->
                print(
                    "label balance of a batch: %.2f, where 1 is like the whole split; a perfect"
                        + " shuffle gives %.2f",
                    balance),
            () -> Output.print("  label balance and runs: not known, no label was read"));
    recipe
        .longestRun()
        .ifPresent(
            run -> print("longest run of one label: %.0f; a perfect shuffle gives %.1f", run));
    print(
        "distance moved: %.0f %% of the split; a perfect shuffle gives %.0f %%",
        percent(recipe.distanceMoved()));
    print(
        "examples a batch shares with its closest batch of epoch 1: %.1f of "
            + batchSize
            + "; a perfect shuffle gives %.1f",
        recipe.sharedWithNextEpoch());
    print(
        "batch mates that meet again in epoch 1: %.1f %%; a perfect shuffle gives %.1f %%",
        percent(recipe.matesMeetAgain()));
    Output.print(
        Formatted.of(
                "  close to a full shuffle: %.0f %%, by how far apart in stored order batch mates"
                    + " lie and",
                recipe.percentOfFullShuffle().value())
            + " how many are parted in epoch 1");
    Output.print(
        Formatted.of(
            "  mixing score: %.0f %%, the same %s",
            recipe.mixingScore().value(),
            recipe
                .factors()
                .labels()
                .map(
                    part ->
                        Formatted.of(
                            "times how much batches' labels are like the split's: %.2f", part))
                .orElse("without labels")));
    verdict.ifPresent(sentence -> Output.print("  " + sentence));
    if (!others.isEmpty()) {
      Output.print("other orders of this split");
      Output.print(
          Formatted.of(
              "  %-26s %9s %9s %9s %12s %9s",
              "", "blocks", "balance", "run", "full shuffle", "score"));
    }
    for (Measured other : others) {
      Mixing mixing = other.mixing();
      Output.print(
          Formatted.of(
              "  %-26s %9.1f %9s %9s %10.0f %% %7.0f %%",
              other.alternative().title(),
              mixing.blocksPerBatch().value(),
              mixing.labelBalance().map(f -> Formatted.of("%.2f", f.value())).orElse("-"),
              mixing.longestRun().map(f -> Formatted.of("%.0f", f.value())).orElse("-"),
              mixing.percentOfFullShuffle().value(),
              mixing.mixingScore().value()));
    }
  }

  private static void print(String sentence, MixingFigure figure) {
    Output.print("  " + Formatted.of(sentence, figure.value(), figure.byChance()));
  }

  private static MixingFigure percent(MixingFigure figure) {
    return new MixingFigure(100 * figure.value(), 100 * figure.byChance());
  }
}
