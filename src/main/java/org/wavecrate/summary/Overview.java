package org.wavecrate.summary;

import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.query.SurveyedDataset;

/// A whole dataset at a glance; every part of it knows the filter that finds its examples.
///
/// @param splits the splits
/// @param classes the classes that occur, by number; empty if labels are no classes
/// @param distributions of the numbers that there are
/// @param channels each channel, where sounds have several
/// @param features mean and deviation of features, where there are any
/// @param unusual what to look at first
/// @param checked whether a check has had its say about what is unusual
/// @param known how many examples this is about
/// @param examples how many there are
public record Overview(
    List<SplitFacts> splits,
    List<ClassBar> classes,
    List<Distribution> distributions,
    List<ChannelFacts> channels,
    Optional<FeatureFacts> features,
    List<Unusual> unusual,
    boolean checked,
    int known,
    int examples) {
  /// @param split the split
  /// @param examples how many it has
  /// @param blocks how many it has
  /// @param known how many examples are read
  /// @param hours how long those are that are read and are sounds
  /// @param bad how many of those can't be used as they are
  /// @param query finds its examples
  public record SplitFacts(
      Split split, int examples, int blocks, int known, double hours, int bad, String query) {}

  /// @param number the class
  /// @param name its name, or its number
  /// @param bySplit how many examples each split has of it, as in [Overview#splits]
  /// @param count how many there are in all
  /// @param query finds them
  public record ClassBar(
      long number, String name, List<Integer> bySplit, int count, String query) {}

  /// The overview of the facts known by now; blocks about a microsecond an example, three for
  /// features.
  ///
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static Overview of(SurveyedDataset subject, List<String> classNames, Progress progress) {
    return new OverviewCounts(subject, classNames, progress).overview();
  }
}
