package org.wavecrate.mixing;

import java.util.Optional;
import java.util.stream.IntStream;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// One sentence on how well an order mixes: what it lacks most, or that it lacks nothing.
public final class MixingVerdict {
  /// A figure at least this part of what chance gives is as good as chance.
  private static final double ALIKE = 0.9;

  private MixingVerdict() {}

  /// @param mixing of an order of `split`
  /// @param labels those that it was measured with
  public static String of(Mixing mixing, Split split, Optional<SplitLabels> labels) {
    String fault =
        mixing.grade() == MixingGrade.GOOD
            ? praise(mixing, split, labels)
            : fault(mixing, split, labels);
    return switch (mixing.grade()) {
          case GOOD -> "Well mixed: ";
          case FAIR -> "Partly mixed: ";
          case POOR -> "Poorly mixed: ";
        }
        + fault
        + ".";
  }

  private static String praise(Mixing mixing, Split split, Optional<SplitLabels> labels) {
    if (labels.isPresent() && labels.get().count() > 1) {
      MixingFigure distinct = mixing.labelsPerBatch().orElseThrow();
      return held(distinct, labels.get()) + "; " + byChance(distinct);
    }
    return blocks(split) > 1
        ? held(mixing, split) + "; " + byChance(mixing.blocksPerBatch())
        : "batches are as different from epoch to epoch as after a full shuffle";
  }

  private static String byChance(MixingFigure figure) {
    return "a full shuffle gives " + number(figure.byChance());
  }

  private static String fault(Mixing mixing, Split split, Optional<SplitLabels> labels) {
    MixingFactors factors = mixing.factors();
    double ofLabels = factors.labels().orElse(1.0);
    if (labels.isPresent()
        && (ofLabels < 0.5 || ofLabels <= Math.min(factors.spread(), factors.renewal()))) {
      return labelFault(mixing, labels.get());
    }
    return factors.spread() <= factors.renewal()
        ? spreadFault(mixing, split)
        : renewalFault(mixing);
  }

  private static String labelFault(Mixing mixing, SplitLabels labels) {
    MixingFigure distinct = mixing.labelsPerBatch().orElseThrow();
    MixingFigure balance = mixing.labelBalance().orElseThrow();
    return lacks(distinct)
        ? held(distinct, labels)
            + " where "
            + byChance(distinct)
            + ", so each step learns few of them and forgets the others"
        : Formatted.of(
            "the %s of a batch are unlike those of the whole split: label balance %.2f where a full"
                + " shuffle gives %.2f",
            Plural.word(labels.count(), noun(labels)), balance.value(), balance.byChance());
  }

  private static String spreadFault(Mixing mixing, Split split) {
    MixingFigure blocks = mixing.blocksPerBatch();
    String what =
        lacks(blocks)
            ? held(mixing, split) + " where " + byChance(blocks)
            : Formatted.of(
                "examples of a batch lie %.0f %% as far apart in stored order as after a full"
                    + " shuffle",
                100 * mixing.factors().spread());
    return what + ", so what is stored together is learnt together";
  }

  private static String renewalFault(Mixing mixing) {
    MixingFigure again = mixing.matesMeetAgain();
    return Formatted.of(
        "%.0f %% of the pairs in a batch meet again in the next epoch where a full shuffle gives"
            + " %.0f %%, so epochs repeat their batches",
        100 * again.value(), 100 * again.byChance());
  }

  private static boolean lacks(MixingFigure figure) {
    return figure.value() < ALIKE * figure.byChance();
  }

  private static String held(MixingFigure distinct, SplitLabels labels) {
    return Formatted.of(
        "batches hold %s of %s on average",
        number(distinct.value()), Plural.of(labels.count(), noun(labels)));
  }

  private static String held(Mixing mixing, Split split) {
    return Formatted.of(
        "batches hold %s of %s on average",
        number(mixing.blocksPerBatch().value()), Plural.of(blocks(split), "block"));
  }

  private static long blocks(Split split) {
    return split.blocks().stream().filter(block -> block.size() > 0).count();
  }

  /// A label of several classes is not a class.
  private static String noun(SplitLabels labels) {
    boolean classes =
        IntStream.range(0, labels.count()).allMatch(label -> labels.classes(label).size() == 1);
    return classes ? "class" : "label";
  }

  private static String number(double value) {
    return Formatted.of("%,.1f", value);
  }
}
