package org.wavecrate.gui.overview;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.Tick;
import org.wavecrate.plot.Ticks;
import org.wavecrate.summary.Distribution;

/// Marks of the axis below bars: at round values where bins are ranges, in the middle of a bar
/// where it is one value.
final class BinMarks {
  private final Distribution distribution;
  private final List<Distribution.Bin> bins;

  BinMarks(Distribution distribution) {
    this.distribution = distribution;
    bins = distribution.bins();
  }

  /// @param most how many there may be
  List<ChartFrame.Mark> marks(int most) {
    List<ChartFrame.Mark> marks = new ArrayList<>();
    for (int i = 0; i < bins.size(); i++) {
      Distribution.Bin bin = bins.get(i);
      if (!bin.isBounded()) {
        marks.add(new ChartFrame.Mark(middle(i), BinText.outside(distribution, bin), true));
      }
    }
    int first = 0;
    while (first < bins.size() && !bins.get(first).isBounded()) {
      first++;
    }
    if (first == bins.size()) {
      return marks;
    }
    List<ChartFrame.Mark> inside =
        distribution.single() ? values(first, most) : round(first, Math.max(2, most));
    if (!inside.isEmpty()) {
      ChartFrame.Mark last = inside.removeLast();
      String unit = BinText.unit(distribution.column());
      inside.add(new ChartFrame.Mark(last.place(), (last.text() + " " + unit).strip(), true));
    }
    marks.addAll(inside);
    return marks;
  }

  private double middle(int bin) {
    return (bin + 0.5) / bins.size();
  }

  private List<ChartFrame.Mark> values(int first, int most) {
    int every = Math.max(1, Math.ceilDiv(bins.size(), Math.max(1, most)));
    List<ChartFrame.Mark> marks = new ArrayList<>();
    for (int i = first; i < bins.size(); i += every) {
      marks.add(ChartFrame.Mark.of(middle(i), BinText.value(distribution, bins.get(i).from())));
    }
    return marks;
  }

  private List<ChartFrame.Mark> round(int first, int most) {
    int end = first;
    while (end < bins.size() && bins.get(end).isBounded()) {
      end++;
    }
    double low = bins.get(first).from();
    double width = bins.get(first).to() - low;
    boolean inMiddle = distribution.isValue(bins.get(first));
    double high = bins.get(end - 1).to() - (inMiddle ? width : 0);
    List<ChartFrame.Mark> marks = new ArrayList<>();
    for (Tick tick :
        (inMiddle ? Ticks.whole(low, high, most) : Ticks.numbers(low, high, most)).ticks()) {
      double at = first + (tick.value() - low) / width + (inMiddle ? 0.5 : 0);
      int point = tick.label().indexOf('.');
      int digits = point < 0 ? 0 : tick.label().length() - point - 1;
      marks.add(ChartFrame.Mark.of(at / bins.size(), Numbers.decimal(tick.value(), digits)));
    }
    return marks;
  }
}
