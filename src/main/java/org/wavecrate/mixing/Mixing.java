package org.wavecrate.mixing;

import java.util.Optional;
import org.wavecrate.dataset.SplitLabels;

/// Mixing figures of an epoch's order, compared with those of a perfect shuffle. Every batch has
/// equal weight, even a shorter last one.
///
/// @param blocksPerBatch distinct blocks in a batch, on average
/// @param labelsPerBatch distinct labels in a batch, on average; empty without labels
/// @param labelBalance how much a batch's labels are like those of the whole split, on average:
///     1 minus half the sum over all labels of the difference between their shares of the batch
///     and of the split (the total variation distance). 1 is the same; empty without labels
/// @param longestRun how many examples of one label follow one another at most, across batches;
///     empty without labels
/// @param distanceMoved how far examples come from their stored place, on average, as a fraction
///     of the split
/// @param sharedWithNextEpoch how many examples a batch shares with the batch most like it in the
///     next epoch, on average
/// @param matesMeetAgain the share of all pairs of examples in a batch that are in one batch again
///     in the next epoch
/// @param factors what the next two figures are made of
/// @param percentOfFullShuffle how close this is to a full shuffle, whatever the labels; see
///     [MixingMeter]
/// @param mixingScore the same with labels taken into account, so no higher
/// @param batches how many batches an epoch has, of one worker
/// @param measured how many of them were measured; all of them up to 65,536 examples
public record Mixing(
    MixingFigure blocksPerBatch,
    Optional<MixingFigure> labelsPerBatch,
    Optional<MixingFigure> labelBalance,
    Optional<MixingFigure> longestRun,
    MixingFigure distanceMoved,
    MixingFigure sharedWithNextEpoch,
    MixingFigure matesMeetAgain,
    MixingFactors factors,
    MixingFigure percentOfFullShuffle,
    MixingFigure mixingScore,
    int batches,
    int measured) {
  /// How good the score is.
  public MixingGrade grade() {
    return MixingGrade.of(mixingScore.value());
  }

  /// The longest run of a label among `examples` from `start` to before `end`.
  static int longestRun(SplitLabels labels, int[] examples, int start, int end) {
    int longest = 0;
    int from = start;
    for (int i = start + 1; i <= end && start < end; i++) {
      if (i == end || labels.of(examples[i]) != labels.of(examples[from])) {
        longest = Math.max(longest, i - from);
        from = i;
      }
    }
    return longest;
  }
}
