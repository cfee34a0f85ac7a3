package org.wavecrate.content;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.Shape;
import org.wavecrate.plot.ValueRange;
import org.wavecrate.storage.Formatted;

/// Reads an array for display. Blocks.
public final class ContentReader {
  /// A gigabyte of samples: a longer array can be trained on but not looked at in one piece.
  private static final long MOST_ELEMENTS = 1L << 28;

  private static final int CHUNK = 1 << 20;

  private ContentReader() {}

  /// @param account what the arrays of the dataset are
  /// @throws BadFileException if the file can't be read
  /// @throws java.util.concurrent.CancellationException if nobody wants it any more
  public static Content read(ArrayFile file, ArrayAccount account, Progress progress)
      throws BadFileException {
    Shape shape = file.header().shape();
    if (shape.elements() == 0) {
      return new Content.Nothing("The array is empty: its shape is " + shape + ".");
    }
    if (shape.elements() > MOST_ELEMENTS) {
      return new Content.Nothing(
          Formatted.of(
              "The array has %,d elements; up to %,d can be shown.",
              shape.elements(), MOST_ELEMENTS));
    }
    if (shape.rank() == 0) {
      return new Content.Nothing("A single number: " + floats(file, progress)[0] + ".");
    }
    ArrayLayout layout = account.layout(shape);
    return switch (layout.form()) {
      case SOUND -> sound(layout, account.scale(), byFrame(file, layout, progress));
      case FEATURES -> {
        float[] values = byFrame(file, layout, progress);
        yield new Content.Features(
            values, (int) layout.frames(), (int) layout.bins(), ValueRange.of(values));
      }
      case OTHER ->
          new Content.Nothing(
              Formatted.of(
                  "An array of %d axes has no picture: its shape is %s. Waveforms (n,), channels"
                      + " (n, c) and features (frames, bins) do.",
                  shape.rank(), shape));
    };
  }

  private static float[] byFrame(ArrayFile file, ArrayLayout layout, Progress progress)
      throws BadFileException {
    float[] stored = floats(file, progress);
    if (layout.isByFrame()) {
      return stored;
    }
    float[] byFrame = new float[stored.length];
    layout.toFrames(stored, byFrame);
    return byFrame;
  }

  private static Content sound(ArrayLayout layout, AmplitudeScale scale, float[] values) {
    return Content.Sound.of(values, (int) layout.channels(), scale);
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
