package org.wavecrate.audio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavecrate.npy.Shape;

/// Decides the meaning of the axes of arrays. `.npy` files do not state it, so their shapes decide:
/// the axis whose length differs from array to array is time, and a short one beside a long one is
/// channels.
final class AxesRule {
  /// As many channels as 7.1 surround has; more columns are bins.
  static final int MOST_CHANNELS = 8;

  /// Sounds of several channels are longer.
  private static final int LEAST_SAMPLES = 64;

  /// So many values in a row are samples beyond doubt if there are one or two rows of them.
  private static final int SURE_SAMPLES = 1024;

  /// No spectrum has so many bins; a waveform has.
  private static final int MOST_BINS = 4096;

  /// From so many lengths on an axis differs; fewer may be a few arrays that do not belong there.
  private static final int SURE_LENGTHS = 4;

  /// Of so many arrays in ten the length must be another one.
  private static final int LEAST_TENTHS = 2;

  /// @param axes what they stand for
  /// @param channels how many
  /// @param guess whether other readings are as likely
  record Found(Axes axes, long channels, boolean guess) {}

  /// The shapes of some arrays that have the same number of axes.
  private record Shapes(List<Shape> shapes, List<Integer> counts) {
    int rank() {
      return shapes.getFirst().rank();
    }

    /// The shape that most have; of equally many the first.
    Shape usual() {
      int best = 0;
      for (int i = 1; i < counts.size(); i++) {
        best = counts.get(i) > counts.get(best) ? i : best;
      }
      return shapes.get(best);
    }

    long least(int axis) {
      return shapes.stream().mapToLong(shape -> shape.axis(axis)).min().orElseThrow();
    }

    long most(int axis) {
      return shapes.stream().mapToLong(shape -> shape.axis(axis)).max().orElseThrow();
    }

    boolean differs(int axis) {
      Map<Long, Integer> lengths = new HashMap<>();
      int all = 0;
      for (int i = 0; i < shapes.size(); i++) {
        lengths.merge(shapes.get(i).axis(axis), counts.get(i), Integer::sum);
        all += counts.get(i);
      }
      int most = lengths.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
      // Two lengths are two sorts of array, as spectra and piano rolls of one piece, unless each is
      // that of a single array.
      boolean several = lengths.size() > 2 || lengths.size() == 2 && all == 2;
      return lengths.size() >= SURE_LENGTHS
          || several && 10L * (all - most) >= (long) LEAST_TENTHS * all;
    }

    /// The only axis that differs; -1 if none or several do.
    int onlyDiffering() {
      int found = -1;
      for (int axis = 0; axis < rank(); axis++) {
        if (differs(axis)) {
          if (found >= 0) {
            return -1;
          }
          found = axis;
        }
      }
      return found;
    }

    /// Whether the axis can be that of channels, and `other` that of samples.
    boolean areChannels(int axis, int other) {
      return most(axis) <= MOST_CHANNELS && least(other) >= LEAST_SAMPLES;
    }

    /// Without the first axis, which has length 1.
    Shapes inner() {
      return new Shapes(shapes.stream().map(AxesRule::inner).toList(), counts);
    }
  }

  private AxesRule() {}

  /// @param seen how many arrays have each shape, in the order in which they were seen
  static Found of(Map<Shape, Integer> seen) {
    Map<Integer, Integer> ranks = new LinkedHashMap<>();
    boolean all = seen.keySet().stream().allMatch(shape -> shape.elements() == 0);
    seen.forEach(
        (shape, count) -> {
          // Empty arrays say nothing as long as there are others.
          if (all || shape.elements() > 0) {
            ranks.merge(shape.rank(), count, Integer::sum);
          }
        });
    int rank = 0;
    for (int other : ranks.keySet()) {
      rank = ranks.getOrDefault(other, 0) > ranks.getOrDefault(rank, 0) ? other : rank;
    }
    List<Shape> shapes = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Map.Entry<Shape, Integer> entry : seen.entrySet()) {
      Shape shape = entry.getKey();
      if (shape.rank() == rank && (all || shape.elements() > 0)) {
        shapes.add(shape);
        counts.add(entry.getValue());
      }
    }
    return shapes.isEmpty() ? new Found(Axes.OTHER, 1, false) : of(new Shapes(shapes, counts));
  }

  private static Found of(Shapes shapes) {
    boolean oneInFront = shapes.rank() > 1 && shapes.most(0) == 1;
    return switch (shapes.rank()) {
      case 1 -> new Found(Axes.SAMPLES, 1, false);
      case 2 -> ofTwo(shapes);
      case 3 -> {
        // (1, 2, 16000) is a sound with an axis for the batch, (1, 98, 64) features of a channel.
        Found inner = oneInFront ? ofTwo(shapes.inner()) : new Found(Axes.OTHER, 1, true);
        yield inner.axes().isWaveform() && !inner.guess() ? inner : ofThree(shapes);
      }
      default -> oneInFront ? of(shapes.inner()) : new Found(Axes.OTHER, 1, false);
    };
  }

  private static Shape inner(Shape shape) {
    return Shape.of(shape.axes().stream().skip(1).mapToLong(Long::longValue).toArray());
  }

  private static Found ofTwo(Shapes shapes) {
    Shape usual = shapes.usual();
    if (shapes.differs(0) && shapes.areChannels(0, 1)
        || shapes.differs(1) && shapes.areChannels(1, 0)) {
      return bySize(usual);
    }
    int time = shapes.onlyDiffering();
    if (time < 0) {
      return bySize(usual);
    }
    long other = usual.axis(1 - time);
    long longest = shapes.most(time);
    if (other == 1 || other <= MOST_CHANNELS && longest >= LEAST_SAMPLES) {
      Axes axes = time == 0 ? Axes.SAMPLES_CHANNELS : Axes.CHANNELS_SAMPLES;
      return new Found(axes, other, !areSamples(longest, other));
    }
    return new Found(time == 0 ? Axes.FRAMES_BINS : Axes.BINS_FRAMES, 1, other <= MOST_CHANNELS);
  }

  private static Found bySize(Shape shape) {
    long few = Math.min(shape.axis(0), shape.axis(1));
    long many = Math.max(shape.axis(0), shape.axis(1));
    if (few == 1 || few > 0 && few <= MOST_CHANNELS && many >= LEAST_SAMPLES) {
      boolean channelsFirst = shape.axis(0) < shape.axis(1);
      return new Found(
          channelsFirst ? Axes.CHANNELS_SAMPLES : Axes.SAMPLES_CHANNELS,
          few,
          !areSamples(many, few));
    }
    return new Found(Axes.FRAMES_BINS, 1, true);
  }

  private static boolean areSamples(long length, long channels) {
    return length > MOST_BINS || channels <= 2 && length >= SURE_SAMPLES;
  }

  private static Found ofThree(Shapes shapes) {
    Shape usual = shapes.usual();
    long first = usual.axis(0);
    long last = usual.axis(2);
    int time = shapes.onlyDiffering();
    // Where only the first axis differs and is short, the number of channels does.
    if (time > 0 || time == 0 && shapes.most(0) > MOST_CHANNELS) {
      return switch (time) {
        case 0 -> new Found(Axes.FRAMES_BINS_CHANNELS, last, last > MOST_CHANNELS);
        case 1 -> new Found(Axes.CHANNELS_FRAMES_BINS, first, first > MOST_CHANNELS);
        default -> new Found(Axes.CHANNELS_BINS_FRAMES, first, first > MOST_CHANNELS);
      };
    }
    return first <= MOST_CHANNELS && first < last
        ? new Found(Axes.CHANNELS_FRAMES_BINS, first, true)
        : new Found(Axes.FRAMES_BINS_CHANNELS, last, true);
  }
}
