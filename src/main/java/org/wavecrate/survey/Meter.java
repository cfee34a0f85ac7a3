package org.wavecrate.survey;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.content.Kind;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LabelClasses;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.NpyHeader;

/// Reads examples and measures them, each array once, with half a megabyte of memory of its own.
/// One thread at a time.
final class Meter {
  private static final int CHUNK = 1 << 16;

  private final ExampleTable table;
  private final ArrayAccount account;
  private final AmplitudeScale scale;
  private final float[] chunk = new float[CHUNK];
  private final float[] channel = new float[CHUNK];
  private final CentroidMeter centroid = new CentroidMeter();

  Meter(ExampleTable table) {
    this.table = table;
    account = table.account();
    scale = account.scale();
  }

  /// @throws java.util.concurrent.CancellationException if it was cancelled
  Facts read(Example example, Progress progress) {
    int label = ExampleTable.UNLABELLED;
    Optional<Facts.Problem> labelProblem = Optional.empty();
    if (example.hasLabel()) {
      try (ArrayFile file = example.openLabel()) {
        label = table.label(LabelClasses.of(file));
      } catch (BadFileException e) {
        labelProblem =
            Optional.of(new Facts.Problem(Facts.Cause.LABEL, String.valueOf(e.getMessage())));
      }
    }
    try (ArrayFile file = example.open()) {
      Facts facts = measure(file, label, progress);
      return facts.problem().isEmpty() && labelProblem.isPresent()
          ? with(facts, labelProblem)
          : facts;
    } catch (BadFileException e) {
      var problem = new Facts.Problem(Facts.Cause.EXAMPLE, e.reason());
      return unmeasured(Optional.empty(), 0, label, Optional.of(problem));
    }
  }

  private Facts measure(ArrayFile file, int label, Progress progress) throws BadFileException {
    NpyHeader header = file.header();
    ArrayLayout layout = account.layout(header.shape());
    Kind kind = Kind.of(header, layout);
    int length = (int) Math.min(layout.frames(), Integer.MAX_VALUE);
    if (!layout.isWaveform() || header.shape().elements() == 0) {
      return unmeasured(Optional.of(kind), length, label, Optional.empty());
    }
    Samples samples = new Samples(file, layout);
    int channels = (int) layout.channels();
    LevelMeter[] meters = new LevelMeter[channels];
    centroid.start(layout.frames(), channels);
    for (int c = 0; c < channels; c++) {
      meters[c] = meter();
    }
    // A multiple of the frame, so that none lies across two chunks.
    int step =
        CHUNK / (layout.isPlanar() ? 1 : channels) / CentroidMeter.FRAME * CentroidMeter.FRAME;
    for (long first = 0; first < layout.frames(); first += step) {
      progress.throwIfCancelled();
      int size = (int) Math.min(step, layout.frames() - first);
      for (int c = 0; c < channels; c++) {
        samples.read(c, first, size);
        meters[c].add(channel, size);
        centroid.add(channel, size, first, first + size == layout.frames());
      }
    }
    return summed(kind, length, label, meters);
  }

  /// Measures in parts of full scale.
  private LevelMeter meter() {
    double full = scale.fullScale();
    return new LevelMeter((float) (scale.low() / full), (float) (scale.high() / full));
  }

  private Facts summed(Kind kind, int length, int label, LevelMeter[] meters) {
    double peak = 0;
    double energy = 0;
    double offset = 0;
    long count = 0;
    long clipped = 0;
    long invalid = 0;
    for (LevelMeter meter : meters) {
      peak = Math.max(peak, meter.peak());
      energy += meter.energy();
      offset = Math.abs(meter.mean()) > Math.abs(offset) ? meter.mean() : offset;
      count += meter.count();
      clipped += meter.clipped();
      invalid += meter.invalid();
    }
    Optional<Facts.Problem> problem =
        invalid == 0
            ? Optional.empty()
            : Optional.of(
                new Facts.Problem(
                    Facts.Cause.INVALID_SAMPLES,
                    "holds " + invalid + (invalid == 1 ? " sample" : " samples") + NOT_FINITE));
    return new Facts(
        Optional.of(kind),
        length,
        decibels(peak),
        decibels(count == 0 ? 0 : Math.sqrt(energy / count)),
        (int) Math.min(clipped, Integer.MAX_VALUE),
        (float) offset,
        centroid.cyclesPerSample(),
        label,
        problem);
  }

  private static final String NOT_FINITE = " that are NaN or infinite";

  private static float decibels(double amplitude) {
    return (float) (20 * Math.log10(amplitude));
  }

  private static Facts unmeasured(
      Optional<Kind> kind, int length, int label, Optional<Facts.Problem> problem) {
    float none = Float.NaN;
    return new Facts(kind, length, none, none, 0, none, none, label, problem);
  }

  private static Facts with(Facts facts, Optional<Facts.Problem> problem) {
    return new Facts(
        facts.kind(),
        facts.length(),
        facts.peakDb(),
        facts.rmsDb(),
        facts.clipped(),
        facts.dcOffset(),
        facts.centroid(),
        facts.label(),
        problem);
  }

  /// The samples of one array, chunk by chunk.
  private final class Samples {
    private final ArrayFile file;
    private final ArrayLayout layout;
    private long inChunk = -1;

    Samples(ArrayFile file, ArrayLayout layout) {
      this.file = file;
      this.layout = layout;
    }

    /// Fills [Meter#channel] with a part of channel `c`, scaled.
    void read(int c, long first, int size) throws BadFileException {
      int stride = layout.isPlanar() ? 1 : (int) layout.channels();
      long start = layout.isPlanar() ? c * layout.frames() + first : first * stride;
      if (inChunk != start) {
        file.readFloats(start, MemorySegment.ofArray(chunk).asSlice(0, 4L * size * stride));
        inChunk = start;
      }
      int at = layout.isPlanar() ? 0 : c;
      float zero = (float) scale.offset();
      float factor = (float) (1 / scale.fullScale());
      for (int i = 0; i < size; i++, at += stride) {
        channel[i] = (chunk[at] - zero) * factor;
      }
    }
  }
}
