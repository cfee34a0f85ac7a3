package org.wavecrate.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Moments;
import org.wavecrate.survey.PartTable;

/// Adds up channels and bins.
final class PartSums {
  private static final int PORTION = 1 << 14;

  /// More channels than this are not told apart.
  private static final int MOST_CHANNELS = 64;

  private final ExampleTable table;
  private final PartTable parts;
  private final Progress progress;

  PartSums(ExampleTable table, Progress progress) {
    this.table = table;
    this.progress = progress;
    parts = table.parts();
  }

  private IntStream known(int from, int to) {
    return IntStream.range(from, to)
        .peek(
            row -> {
              if (row % PORTION == 0) {
                progress.throwIfCancelled();
              }
            })
        .filter(row -> table.isKnown(row) && table.isReadable(row));
  }

  /// Channels of sounds that have several; empty if none has.
  List<ChannelFacts> channels() {
    int[] rows = known(0, table.size()).filter(row -> parts.channels(row) > 1).toArray();
    int most = Arrays.stream(rows).map(parts::channels).max().orElse(0);
    List<ChannelFacts> all = new ArrayList<>();
    for (int c = 0; c < Math.min(most, MOST_CHANNELS); c++) {
      all.add(channel(rows, c));
    }
    return List.copyOf(all);
  }

  private ChannelFacts channel(int[] rows, int channel) {
    double[] levels = new double[rows.length];
    int count = 0;
    int examples = 0;
    double samples = 0;
    double energy = 0;
    double sum = 0;
    double peak = 0;
    double farthest = 0;
    for (int row : rows) {
      if (parts.channels(row) <= channel) {
        continue;
      }
      examples++;
      double length = table.length(row);
      double rms = parts.rms(row, channel);
      double dc = parts.dcOffset(row, channel);
      samples += length;
      energy += rms * rms * length;
      sum += dc * length;
      peak = Math.max(peak, parts.peak(row, channel));
      farthest = Math.abs(dc) > Math.abs(farthest) ? dc : farthest;
      if (parts.peak(row, channel) > 0) {
        levels[count++] = decibels(rms);
      }
    }
    double[] sorted = Arrays.copyOf(levels, count);
    Arrays.sort(sorted);
    return new ChannelFacts(
        channel,
        examples,
        decibels(peak),
        decibels(Math.sqrt(energy / samples)),
        at(sorted, 0.1),
        at(sorted, 0.5),
        at(sorted, 0.9),
        sum / samples,
        farthest,
        examples - count);
  }

  private static double at(double[] sorted, double part) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
  }

  private static double decibels(double part) {
    return 20 * Math.log10(part);
  }

  /// Features; empty if no example is one.
  Optional<FeatureFacts> features(List<Split> splits) {
    int bins = bins();
    if (bins == 0) {
      return Optional.empty();
    }
    List<FeatureFacts.Figures> each = new ArrayList<>();
    Sums all = new Sums(bins);
    int first = 0;
    for (Split split : splits) {
      Sums sums = new Sums(bins);
      known(first, first + split.size()).forEach(sums::add);
      all.add(sums);
      each.add(sums.figures("split:" + split.name().canonical() + " invalid>0"));
      first += split.size();
    }
    return Optional.of(new FeatureFacts(List.copyOf(each), all.figures("invalid>0")));
  }

  /// The most usual number of bins; 1 if they are nowhere told apart, 0 if there are no features.
  private int bins() {
    Map<Integer, Integer> counts = new TreeMap<>();
    known(0, table.size()).forEach(row -> counts.merge(parts.bins(row), 1, Integer::sum));
    counts.remove(0);
    boolean features = !counts.isEmpty();
    counts.remove(1);
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(features ? 1 : 0);
  }

  private final class Sums {
    private final Moments whole = new Moments();
    private final Moments[] bins;
    private int examples;
    private int binned;
    private int spoiled;

    Sums(int bins) {
      this.bins = Stream.generate(Moments::new).limit(bins).toArray(Moments[]::new);
    }

    void add(int row) {
      if (parts.bins(row) == 0) {
        return;
      }
      examples++;
      spoiled += table.invalid(row) > 0 ? 1 : 0;
      whole.add(parts.moments(row));
      if (parts.bins(row) == bins.length) {
        binned++;
        for (int bin = 0; bin < bins.length; bin++) {
          parts.addTo(bins[bin], row, bin);
        }
      }
    }

    void add(Sums other) {
      whole.add(other.whole);
      for (int bin = 0; bin < bins.length; bin++) {
        bins[bin].add(other.bins[bin]);
      }
      examples += other.examples;
      binned += other.binned;
      spoiled += other.spoiled;
    }

    FeatureFacts.Figures figures(String query) {
      List<FeatureFacts.Bin> each =
          bins.length < 2
              ? List.of()
              : Arrays.stream(bins)
                  .map(bin -> new FeatureFacts.Bin(bin.mean(), bin.deviation(), bin.invalid()))
                  .toList();
      return new FeatureFacts.Figures(
          examples, whole.mean(), whole.deviation(), whole.invalid(), spoiled, query, each, binned);
    }
  }
}
