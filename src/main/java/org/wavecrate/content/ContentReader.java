package org.wavecrate.content;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.ValueRange;

/// Reads an array and decides what it is. Blocks.
public final class ContentReader {
  /// More channels than this are features.
  private static final int MOST_CHANNELS = 8;

  /// A gigabyte of samples: a longer array can be trained on but not looked at in one piece.
  private static final long MOST_ELEMENTS = 1L << 28;

  private static final int CHUNK = 1 << 20;

  private ContentReader() {}

  /// @throws BadFileException if the file can't be read
  /// @throws java.util.concurrent.CancellationException if nobody wants it any more
  public static Content read(ArrayFile file, Progress progress) throws BadFileException {
    NpyHeader header = file.header();
    Shape shape = squeezed(header.shape());
    if (shape.elements() == 0) {
      return new Content.Nothing("The array is empty: its shape is " + header.shape() + ".");
    }
    if (shape.elements() > MOST_ELEMENTS) {
      return new Content.Nothing(
          "The array has %,d elements; up to %,d can be shown."
              .formatted(shape.elements(), MOST_ELEMENTS));
    }
    if (shape.rank() > 2) {
      return new Content.Nothing(
          "An array of %d axes has no picture: its shape is %s. Waveforms (n,), channels (n, c) and features (frames, bins) do."
              .formatted(shape.rank(), header.shape()));
    }
    float[] values = floats(file, progress);
    if (shape.rank() == 0) {
      return new Content.Nothing("A single number: " + values[0] + ".");
    }
    if (shape.rank() == 2 && !isChannels(shape)) {
      return new Content.Features(
          values, (int) shape.axis(0), (int) shape.axis(1), ValueRange.of(values));
    }
    return sound(header, shape, values);
  }

  private static Content sound(NpyHeader header, Shape shape, float[] values) {
    float offset = (float) AmplitudeScale.offsetOf(header.dtype());
    float peak = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= offset;
      float size = Math.abs(values[i]);
      peak = size <= Float.MAX_VALUE ? Math.max(peak, size) : peak;
    }
    AmplitudeScale scale = AmplitudeScale.of(header.dtype(), peak);
    List<PeakPyramid> channels = new ArrayList<>();
    for (float[] channel : channels(shape, values)) {
      channels.add(new PeakPyramid(channel, scale.low(), scale.high()));
    }
    return new Content.Sound(List.copyOf(channels), scale);
  }

  private static boolean isChannels(Shape shape) {
    return Math.min(shape.axis(0), shape.axis(1)) <= MOST_CHANNELS
        && Math.max(shape.axis(0), shape.axis(1)) >= 64;
  }

  private static List<float[]> channels(Shape shape, float[] values) {
    if (shape.rank() == 1) {
      return List.of(values);
    }
    boolean planar = shape.axis(0) < shape.axis(1);
    int count = (int) Math.min(shape.axis(0), shape.axis(1));
    int length = values.length / count;
    List<float[]> channels = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      float[] channel = new float[length];
      for (int i = 0; i < length; i++) {
        channel[i] = values[planar ? c * length + i : i * count + c];
      }
      channels.add(channel);
    }
    return channels;
  }

  /// Without the axes of length 1 that batch-minded writers leave: (1, 98, 64) is (98, 64).
  private static Shape squeezed(Shape shape) {
    if (shape.rank() < 2) {
      return shape;
    }
    long[] axes = shape.axes().stream().mapToLong(Long::longValue).filter(n -> n != 1).toArray();
    return axes.length == 0 ? Shape.of(1) : Shape.of(axes);
  }

  private static float[] floats(ArrayFile file, Progress progress) throws BadFileException {
    float[] values = new float[Math.toIntExact(file.header().shape().elements())];
    MemorySegment all = MemorySegment.ofArray(values);
    for (int first = 0; first < values.length; first += CHUNK) {
      progress.throwIfCancelled();
      progress.report(first, values.length);
      int count = Math.min(CHUNK, values.length - first);
      long bytes = ValueLayout.JAVA_FLOAT.byteSize();
      file.readFloats(first, all.asSlice(first * bytes, count * bytes));
    }
    return values;
  }
}
