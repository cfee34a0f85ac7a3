package org.wavecrate.gui.shuffle;

import java.util.List;
import java.util.Optional;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.mixing.MixingFactors;
import org.wavecrate.mixing.MixingFigure;
import org.wavecrate.storage.Formatted;

/// One mixing figure in words.
///
/// @param value the figure
/// @param name what it is
/// @param note what a perfect shuffle gives
/// @param definition for those who ask
/// @param verdict how good that is
record FigureText(String value, String name, String note, String definition, Verdict verdict) {
  private static final String NO_LABELS = "no label names a class";

  /// The four that matter most.
  ///
  /// @param blocks how many the split has
  /// @param reading whether labels are still being read
  static List<FigureText> of(Mixing mixing, int batchSize, int blocks, boolean reading) {
    return List.of(
        blocks(mixing.blocksPerBatch(), batchSize, blocks),
        balance(mixing.labelBalance(), reading),
        run(mixing.longestRun(), reading, mixing),
        score(mixing));
  }

  /// The same of a split that is not to be shuffled.
  FigureText unjudged() {
    return new FigureText(value, name, note, definition, Verdict.NONE);
  }

  private static FigureText blocks(MixingFigure figure, int batchSize, int blocks) {
    return new FigureText(
        Numbers.trimmed(figure.value(), 1) + " of " + Numbers.count(blocks),
        blocks == 1
            ? "block in a batch: there is one"
            : "blocks in a batch of " + Numbers.count(batchSize),
        "a perfect shuffle gives " + Numbers.trimmed(figure.byChance(), 1),
        "Distinct blocks among the examples of a batch, on average over all batches.",
        blocks == 1 ? Verdict.NONE : high(figure));
  }

  private static FigureText balance(Optional<MixingFigure> figure, boolean reading) {
    return new FigureText(
        figure.map(f -> Numbers.decimal(f.value(), 2)).orElse("–"),
        "label balance per batch",
        figure
            .map(f -> "1 = like the whole split · by chance " + Numbers.decimal(f.byChance(), 2))
            .orElse(reading ? "reading labels …" : NO_LABELS),
        "1 minus half the sum, over all labels, of the difference between their share of a batch"
            + " and their share of the split; on average over all batches.",
        figure.map(FigureText::high).orElse(Verdict.NONE));
  }

  private static FigureText run(Optional<MixingFigure> figure, boolean reading, Mixing mixing) {
    boolean sampled = mixing.measured() < mixing.batches();
    return new FigureText(
        figure.map(f -> Numbers.trimmed(f.value(), 0)).orElse("–"),
        "longest run of one label",
        figure
            .map(
                f ->
                    "by chance: "
                        + Numbers.decimal(f.byChance(), 1)
                        + (sampled ? " · in the batches measured" : ""))
            .orElse(reading ? "reading labels …" : NO_LABELS),
        "The longest run of examples with the same label, across batches. By chance: the"
            + " mean of many shuffles.",
        figure.map(FigureText::low).orElse(Verdict.NONE));
  }

  private static FigureText score(Mixing mixing) {
    MixingFactors factors = mixing.factors();
    return new FigureText(
        percentage(mixing.mixingScore().value()),
        "of a full shuffle",
        Formatted.of(
            "spread %.2f × renewal %.2f%s",
            factors.spread(),
            factors.renewal(),
            factors.labels().map(labels -> Formatted.of(" × labels %.2f", labels)).orElse("")),
        "Spread: how far apart in stored order batch mates lie, from 0 for the stored order to 1"
            + " for what chance gives. Renewal: how many of them are parted in the next epoch; "
            + percentage(100 * mixing.matesMeetAgain().value())
            + " meet again, by chance "
            + percentage(100 * mixing.matesMeetAgain().byChance())
            + ". Labels: how balanced they are, from 0 for batches of a single label to 1 for what"
            + " chance gives.",
        Verdict.of(mixing.grade()));
  }

  /// Never 100 % for what is less.
  static String percentage(double percent) {
    boolean tiny = percent > 0 && percent < 1;
    return (tiny ? "< 1" : Numbers.decimal(percent, 0)) + " %";
  }

  private static Verdict high(MixingFigure figure) {
    return figure.value() >= 0.9 * figure.byChance()
        ? Verdict.GOOD
        : figure.value() >= 0.6 * figure.byChance() ? Verdict.FAIR : Verdict.POOR;
  }

  private static Verdict low(MixingFigure figure) {
    return figure.value() <= 1.5 * figure.byChance() + 1
        ? Verdict.GOOD
        : figure.value() <= 3 * figure.byChance() ? Verdict.FAIR : Verdict.POOR;
  }
}
