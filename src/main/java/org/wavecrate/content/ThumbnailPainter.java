package org.wavecrate.content;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.plot.HeatMapPixels;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.SpectrogramPixels;
import org.wavecrate.plot.SpectrogramStyle;
import org.wavecrate.plot.Thumbnail;
import org.wavecrate.plot.ThumbnailStyle;
import org.wavecrate.plot.TimeRange;

/// Draws one thumbnail: of a sound the first channel, and of a long one only what the columns show.
final class ThumbnailPainter {
  /// Longer arrays are not read whole.
  private static final int MOST_READ = 1 << 21;

  /// Features that lie bin by bin, up to this many values.
  private static final int MOST_MAPPED = 1 << 24;

  private final ThumbnailStyle style;

  ThumbnailPainter(ThumbnailStyle style) {
    this.style = style;
  }

  /// @throws java.util.concurrent.CancellationException if it was cancelled
  Thumbnail paint(Example example, BooleanSupplier cancelled) {
    try (ArrayFile file = example.open()) {
      ArrayAccount account = example.split().account(style.array());
      ArrayLayout layout = account.layout(file.header().shape());
      long elements = file.header().shape().elements();
      if (elements == 0) {
        return nothing("The array is empty.");
      }
      return switch (layout.form()) {
        case SOUND -> sound(file, layout, account.scale(), cancelled);
        case FEATURES -> features(file, layout, cancelled);
        case OTHER -> nothing("Its shape " + file.header().shape() + " has no picture.");
      };
    } catch (BadFileException e) {
      return nothing(e.reason());
    }
  }

  private Thumbnail nothing(String why) {
    return Thumbnail.nothing(style.width(), style.height(), why);
  }

  private Thumbnail sound(
      ArrayFile file, ArrayLayout layout, AmplitudeScale scale, BooleanSupplier cancelled)
      throws BadFileException {
    long stride = layout.isPlanar() ? 1 : layout.channels();
    boolean whole = layout.frames() * stride <= MOST_READ;
    float[] samples =
        whole
            ? channel(file, 0, (int) layout.frames(), layout)
            : columns(file, layout, style.spectrogram(1).stft().fftSize());
    float zero = (float) scale.offset();
    for (int i = 0; i < samples.length && zero != 0; i++) {
      samples[i] -= zero;
    }
    PeakPyramid pyramid = new PeakPyramid(samples, Float.POSITIVE_INFINITY);
    SpectrogramStyle spectrogram = style.spectrogram(scale.fullScale());
    var pixels = new SpectrogramPixels(pyramid, style.sampleRateHz(), spectrogram);
    TimeRange time = new TimeRange(0, samples.length);
    return picture(pixels.render(time, style.width(), style.height(), cancelled));
  }

  /// One frame from the middle of every column, put together.
  private float[] columns(ArrayFile file, ArrayLayout layout, int frame) throws BadFileException {
    float[] joined = new float[style.width() * frame];
    for (int x = 0; x < style.width(); x++) {
      double middle = (x + 0.5) / style.width() * layout.frames();
      long first = Math.clamp((long) middle - frame / 2, 0, layout.frames() - frame);
      System.arraycopy(channel(file, first, frame, layout), 0, joined, x * frame, frame);
    }
    return joined;
  }

  private static float[] channel(ArrayFile file, long first, int count, ArrayLayout layout)
      throws BadFileException {
    int stride = layout.isPlanar() ? 1 : (int) layout.channels();
    float[] all = new float[count * stride];
    file.readFloats(first * stride, MemorySegment.ofArray(all));
    if (stride == 1) {
      return all;
    }
    float[] one = new float[count];
    for (int i = 0; i < count; i++) {
      one[i] = all[i * stride];
    }
    return one;
  }

  private Thumbnail features(ArrayFile file, ArrayLayout layout, BooleanSupplier cancelled)
      throws BadFileException {
    int bins = (int) Math.min(layout.bins(), MOST_READ);
    // Of an array that lies bin by bin, the first frames are everywhere.
    long most = layout.isByFrame() ? MOST_READ / Math.max(1, bins) : layout.frames();
    int frames = (int) Math.min(layout.frames(), most);
    if (frames == 0 || (long) frames * bins > MOST_MAPPED) {
      return nothing("The array is too wide for a thumbnail.");
    }
    float[] values = new float[frames * bins];
    file.readFloats(0, MemorySegment.ofArray(values));
    if (!layout.isByFrame()) {
      float[] stored = values;
      values = new float[stored.length];
      layout.toFrames(stored, values);
    }
    HeatMapPixels pixels = new HeatMapPixels(values, frames, bins, style.colors());
    return picture(
        pixels.render(new TimeRange(0, frames), style.width(), style.height(), cancelled));
  }

  private Thumbnail picture(int[] argb) {
    return new Thumbnail(style.width(), style.height(), argb, Optional.empty());
  }
}
