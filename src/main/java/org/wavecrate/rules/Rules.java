package org.wavecrate.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All rules there are, errors first.
public final class Rules {
  static final List<CheckRule> LIST =
      List.of(
          new Unreadable(),
          new LeftOutFiles(),
          new SplitsGuessed(),
          new PairedFiles(),
          new MissingLabel(),
          new ExtraLabel(),
          new AmbiguousLabel(),
          new NotFinite(),
          new Constant(),
          new NotBatchable(),
          new ShapeDiffers(),
          new ChannelsDiffer(),
          new DtypeDiffers(),
          new BatchFile(),
          new EmptySplit(),
          new EmptyBlock(),
          new LabelShapeDiffers(),
          new LabelDtypeDiffers(),
          new LabelOutOfDomain(),
          new LabelConflict(),
          new DuplicateAcrossSplits(),
          new NearDuplicate(),
          new DuplicateInSplit(),
          new FileVersion(),
          new Clipping(),
          new NearSilence(),
          new SilentEdges(),
          new DcOffset(),
          new LevelOutlier(),
          new SpectrumOutlier(),
          new SampleRateRule(),
          new ClassMissing(),
          new ClassImbalance(),
          new LabelDistribution(),
          new LabelsNotMixed(),
          new SingleClassBlock(),
          new BlockSize(),
          new NumberingGap(),
          new OrderDiffers(),
          new Float64(),
          new BigEndian(),
          new FortranOrder(),
          new UnscaledIntegers(),
          new Counts(),
          new Hours(),
          new ClassDistribution(),
          new ContentHashRule());

  /// The order of asking: last the one that has to know what the others found, which are asked at
  /// once.
  static final List<CheckRule> ORDER =
      LIST.stream().sorted(Comparator.comparing(rule -> rule instanceof NotBatchable)).toList();

  private Rules() {}

  public static List<Rule> all() {
    return List.copyOf(LIST);
  }

  /// The rule of this code.
  public static Optional<Rule> of(String code) {
    return all().stream().filter(rule -> rule.code().equals(code)).findFirst();
  }

  static int number(Rule rule) {
    return LIST.indexOf(rule);
  }
}
