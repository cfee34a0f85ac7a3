package org.wavecrate.gui.overview;

import java.util.List;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.Tick;
import org.wavecrate.plot.Ticks;
import org.wavecrate.summary.Distribution;

/// The heights of a histogram's bars: counts, splits stacked; or shares of each split, side by
/// side, so that splits of any size can be compared.
///
/// @param shares whether it is the latter
record Bars(Distribution distribution, boolean shares) {
  private static final double HEADROOM = 1.06;

  /// A count, or a percentage of the split.
  double value(int bin, int split) {
    int count = distribution.bins().get(bin).bySplit().get(split);
    int all = distribution.bySplit().get(split);
    return shares ? all == 0 ? 0 : 100.0 * count / all : count;
  }

  /// The value at the upper end of the axis.
  double top() {
    double most = 0;
    for (int bin = 0; bin < distribution.bins().size(); bin++) {
      double sum = 0;
      for (int split = 0; split < distribution.bySplit().size(); split++) {
        sum = shares ? Math.max(sum, value(bin, split)) : sum + value(bin, split);
      }
      most = Math.max(most, sum);
    }
    return Math.max(most, shares ? 1e-9 : 1) * HEADROOM;
  }

  /// Marks of the axis at the left.
  List<ChartFrame.Mark> marks(int most) {
    double top = top();
    List<Tick> ticks = ticks(top, most);
    for (int more = most + 1; ticks.size() < 2 && more < 2 * most + 2; more++) {
      // One at 0 alone says nothing.
      ticks = ticks(top, more);
    }
    return ticks.stream()
        .map(
            tick -> {
              String text = shares ? tick.label() + "%" : Numbers.count(Math.round(tick.value()));
              return ChartFrame.Mark.of(tick.value() / top, text);
            })
        .toList();
  }

  private List<Tick> ticks(double top, int most) {
    return (shares ? Ticks.numbers(0, top, most) : Ticks.whole(0, top, most)).ticks();
  }
}
