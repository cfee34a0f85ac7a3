package org.wavecrate.survey;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyHeader;

/// Measures one example after another, each of its values once or twice while it is in the
/// processor's cache. One thread at a time; needs 32 MB at most.
final class ExampleReader {
  /// Longer arrays are measured in pieces of this size.
  private static final int MOST_AT_ONCE = 1 << 22;

  private final ArrayAccount account;
  private final AmplitudeScale scale;
  private boolean isOnScale;
  private final FullScaleRuns clips;
  private final SilentEnds ends;
  private final SpectrumMeter spectrum = new SpectrumMeter();
  private final BinMeter bins = new BinMeter();
  private final long[] lanes = new long[4];
  private float[] values = new float[1 << 14];
  private float[] planes = new float[0];
  private LevelMeter[] levels = {new LevelMeter()};
  private boolean[] open = new boolean[1];

  private final boolean hashed;

  /// @param account what the arrays of the dataset are
  /// @param hashed whether values are hashed too
  ExampleReader(ArrayAccount account, boolean hashed) {
    this.hashed = hashed;
    this.account = account;
    scale = account.scale();
    clips = new FullScaleRuns(scale);
    ends = new SilentEnds(scale);
  }

  void measure(NpyArray array, Interned<ArrayKind> kinds, Measured into, Progress progress)
      throws IOException {
    NpyHeader header = array.header();
    ArrayLayout layout = account.layout(header.shape());
    ArrayKind kind = ArrayKind.ofExample(header, layout);
    into.kind = kinds.number(kind);
    into.length = kind.length(header.shape());
    long elements = header.shape().elements();
    boolean sound = layout.isWaveform();
    int channels = sound ? (int) Math.max(1, layout.channels()) : 1;
    while (levels.length < channels) {
      levels = Arrays.copyOf(levels, levels.length + 1);
      levels[levels.length - 1] = new LevelMeter();
      open = new boolean[levels.length];
    }
    for (int c = 0; c < channels; c++) {
      levels[c].start();
      open[c] = true;
    }
    LevelMeter.startHash(lanes);
    into.hash = 0;
    boolean planar = sound && layout.isPlanar();
    long perPlane = planar ? elements / channels : elements;
    // Whole frames of the spectrum, so that none lies across two pieces.
    int most =
        Math.max(1, MOST_AT_ONCE / channels / SpectrumMeter.FRAME) * SpectrumMeter.FRAME * channels;
    spectrum.start(layout.frames(), channels);
    bins.start(layout, header.shape());
    boolean whole = elements <= most;
    // Integers among floats are told by their type, not for being loud.
    isOnScale = (header.dtype().kind() != Dtype.Kind.FLOAT) == scale.integer();
    float zero = sound ? (float) scale.offset() : 0;
    for (long first = 0; first < elements; ) {
      progress.throwIfCancelled();
      long room = whole || !planar ? most : Math.min(most, perPlane - first % perPlane);
      int size = (int) Math.min(room, elements - first);
      grow(size);
      array.readFloats(first, MemorySegment.ofArray(values).asSlice(0, 4L * size));
      into.hash = hashed ? LevelMeter.hash(values, size, lanes) : 0;
      if (zero != 0) {
        for (int i = 0; i < size; i++) {
          values[i] -= zero;
        }
      }
      if (sound) {
        sound(layout, channels, first, size, perPlane, whole, into);
      } else {
        bins.add(values, size, first);
        levels[0].add(values, 0, size, 0, into.invalids);
        if (first == 0 && header.shape().rank() == 2) {
          boolean unrelated = RowRelation.isMissing(values, size, header.shape());
          into.flags |= unrelated ? Measured.UNRELATED_ROWS : 0;
        }
      }
      first += size;
    }
    // Shapes are part of what is compared.
    into.hash = Mixed.of(into.hash, header.shape().hashCode());
    finish(channels, elements, sound, into);
  }

  private void grow(int size) {
    if (values.length < size) {
      values = new float[Math.max(size, Math.min(MOST_AT_ONCE, 2 * values.length))];
    }
  }

  private void sound(
      ArrayLayout layout,
      int channels,
      long first,
      int size,
      long perPlane,
      boolean whole,
      Measured into) {
    float[] data = values;
    int each = size / channels;
    if (channels > 1 && !layout.isPlanar()) {
      if (planes.length < size) {
        planes = new float[values.length];
      }
      for (int c = 0; c < channels; c++) {
        for (int i = 0, from = c; i < each; i++, from += channels) {
          planes[c * each + i] = values[from];
        }
      }
      data = planes;
    }
    boolean onePlane = layout.isPlanar() && !whole;
    int from = onePlane ? (int) (first / perPlane) : 0;
    int to = onePlane ? from + 1 : channels;
    each = onePlane ? size : each;
    long frame = onePlane ? first % perPlane : first / channels;
    int strongest = from;
    for (int c = from; c < to; c++) {
      int start = (c - from) * each;
      levels[c].add(data, start, start + each, frame, into.invalids);
      strongest = levels[c].peak() > levels[strongest].peak() ? c : strongest;
    }
    for (int c = from; isOnScale && c < to; c++) {
      int start = (c - from) * each;
      clips.add(data, start, start + each, frame, levels[c], into);
    }
    ends.add(data, from, to, each, frame, layout.frames(), into);
    for (int c = from; c < to; c++) {
      spectrum.add(data, (c - from) * each, each, frame);
    }
    if (hashed) {
      fingerprint(data, (strongest - from) * each, each, levels[strongest], into);
    }
  }

  private static void fingerprint(
      float[] data, int from, int each, LevelMeter strongest, Measured into) {
    int to = from + each;
    if (strongest.highBlock >= 0) {
      int at = LevelMeter.position(data, strongest.highBlock, to, strongest.high);
      Fingerprint.of(data, from, to, at, into.bits, 0);
    }
    if (strongest.lowBlock >= 0) {
      int at = LevelMeter.position(data, strongest.lowBlock, to, strongest.low);
      Fingerprint.of(data, from, to, at, into.bits, 2);
    }
  }

  private void finish(int channels, long elements, boolean sound, Measured into) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double energy = 0;
    double dc = 0;
    long count = 0;
    long invalid = 0;
    for (int c = 0; c < channels; c++) {
      low = Math.min(low, levels[c].low);
      high = Math.max(high, levels[c].high);
      energy += levels[c].energy;
      count += levels[c].count;
      invalid += levels[c].invalid;
      dc = Math.abs(levels[c].mean()) > Math.abs(dc) ? levels[c].mean() : dc;
    }
    into.invalid = (int) Math.min(invalid, Integer.MAX_VALUE);
    boolean same = low == high && invalid == 0;
    into.flags |= same && elements > 1 ? Measured.CONSTANT : 0;
    if (sound && elements > 0) {
      into.centroid = spectrum.centroid();
      into.edge = spectrum.edge();
    }
    if (sound && count > 0) {
      double peak = Math.max(Math.abs((double) low), Math.abs((double) high));
      double full = scale.fullScale();
      into.peak = (float) (peak / full);
      into.rms = (float) (Math.sqrt(energy / count) / full);
      into.dc = (float) (dc / full);
      into.parts = channels > 1 ? LevelMeter.parts(levels, channels, full) : into.parts;
    } else if (!sound) {
      bins.finish(into);
    }
  }
}
