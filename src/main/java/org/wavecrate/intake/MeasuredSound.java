package org.wavecrate.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.wavecrate.audio.Loudness;
import org.wavecrate.audio.LoudnessMeter;
import org.wavecrate.audio.Silence;
import org.wavecrate.audio.SilenceMeter;

/// A sound of which silence or loudness must be known before the first of it can be delivered: as
/// the steps `trim-silence` and `loudness` of recipes do. What is short is held; what is long is
/// read once for each measure, and once more.
final class MeasuredSound {
  /// Reads the whole sound from its start on.
  @FunctionalInterface
  interface Reading {
    void read(PreparedSound.Sink sink) throws IOException;
  }

  /// Frames that were delivered, and where they begin.
  record Delivered(long frames, long startFrame) {}

  private final IntakeOptions options;
  private final int rateHz;
  private final int channels;
  private final int mostHeldSamples;
  private final Reading reading;
  private final List<float[]> held = new ArrayList<>();
  private boolean isHeld;

  MeasuredSound(
      IntakeOptions options, int rateHz, int channels, int mostHeldSamples, Reading reading) {
    this.options = options;
    this.rateHz = rateHz;
    this.channels = channels;
    this.mostHeldSamples = mostHeldSamples;
    this.reading = reading;
  }

  Delivered deliver(PreparedSound.Sink sink) throws IOException {
    Silence.Kept kept = new Silence.Kept(0, Long.MAX_VALUE);
    if (options.trimBelowDb().isPresent()) {
      var meter = new SilenceMeter(channels, rateHz, options.trimBelowDb().getAsDouble());
      read(meter::accept);
      kept = meter.kept(0);
    }
    OptionalDouble factor = OptionalDouble.empty();
    if (options.loudnessLufs().isPresent()) {
      var meter = new LoudnessMeter(channels, rateHz);
      read(new Stretch(kept, meter::accept));
      OptionalDouble lufs = meter.lufs();
      if (lufs.isPresent()) {
        double wanted = options.loudnessLufs().getAsDouble();
        factor = OptionalDouble.of(Loudness.factor(lufs.getAsDouble(), wanted));
      }
    }
    Stretch stretch =
        new Stretch(kept, factor.isEmpty() ? sink : scaled(factor.getAsDouble(), sink));
    read(stretch);
    return new Delivered(stretch.frames, kept.from());
  }

  private PreparedSound.Sink scaled(double factor, PreparedSound.Sink sink) {
    return (frames, from, count) -> {
      float[] scaled = new float[count * channels];
      for (int i = 0, at = from * channels; i < scaled.length; i++, at++) {
        scaled[i] = (float) (frames[at] * factor);
      }
      sink.accept(scaled, 0, count);
    };
  }

  private void read(PreparedSound.Sink sink) throws IOException {
    if (isHeld) {
      for (float[] piece : held) {
        sink.accept(piece, 0, piece.length / channels);
      }
      return;
    }
    held.clear();
    long[] samples = {0};
    reading.read(
        (frames, from, count) -> {
          samples[0] += (long) count * channels;
          if (samples[0] <= mostHeldSamples) {
            held.add(Arrays.copyOfRange(frames, from * channels, (from + count) * channels));
          } else {
            held.clear();
          }
          sink.accept(frames, from, count);
        });
    isHeld = samples[0] <= mostHeldSamples;
  }

  /// Lets through what lies in a stretch.
  private static final class Stretch implements PreparedSound.Sink {
    private final Silence.Kept kept;
    private final PreparedSound.Sink sink;
    private long at;
    private long frames;

    Stretch(Silence.Kept kept, PreparedSound.Sink sink) {
      this.kept = kept;
      this.sink = sink;
    }

    @Override
    public void accept(float[] some, int from, int count) throws IOException {
      long first = Math.clamp(kept.from() - at, 0, count);
      long end = Math.clamp(kept.to() - at, first, count);
      at += count;
      if (end > first) {
        frames += end - first;
        sink.accept(some, from + (int) first, (int) (end - first));
      }
    }
  }
}
