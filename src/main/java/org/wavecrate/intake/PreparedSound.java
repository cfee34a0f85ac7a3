package org.wavecrate.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.audio.Preparation;
import org.wavecrate.audio.PreparationStep;
import org.wavecrate.audio.Resampler;
import org.wavecrate.audio.ResamplerStream;
import org.wavecrate.audio.Waveform;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.DecodeException;
import org.wavecrate.decode.Recording;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.intake.IntakeOptions.ChannelChoice;

/// A recording on its way to examples: its channels chosen, its rate changed, silence trimmed, its
/// loudness set, in this order.
final class PreparedSound {
  /// Takes what is ready.
  @FunctionalInterface
  interface Sink {
    /// @param frames interleaved; overwritten after the call
    /// @param from the first frame to take
    /// @param count how many frames
    void accept(float[] frames, int from, int count) throws IOException;
  }

  /// The outcome of preparing a recording.
  ///
  /// @param frames that were delivered, at the new rate
  /// @param startFrame where they begin in the recording, at the new rate
  /// @param damage that was met
  record Outcome(long frames, long startFrame, Optional<String> damage) {}

  private static final int CHUNK_FRAMES = 1 << 13;

  /// Longer sounds are read again for each measure rather than held.
  private static final int MOST_MEASURED_SAMPLES = 1 << 22;

  /// Longer sounds are no example as a whole.
  static final long MOST_HELD_SAMPLES = 1L << 28;

  private final IntakeOptions options;
  private final int rateHz;
  private final Optional<PreparationStep> mixing;

  PreparedSound(IntakeOptions options, int rateHz) {
    this.options = options;
    this.rateHz = rateHz;
    mixing = mixing(options);
  }

  /// The steps done to recordings, in order, by the names that recipes use.
  ///
  /// @param resampled whether any of them has another rate
  static Preparation steps(IntakeOptions options, int rateHz, boolean resampled) {
    List<PreparationStep> steps = new ArrayList<>();
    mixing(options).ifPresent(steps::add);
    if (resampled) {
      steps.add(new PreparationStep.Resample(rateHz));
    }
    steps.addAll(held(options));
    return new Preparation(steps);
  }

  private static Optional<PreparationStep> mixing(IntakeOptions options) {
    return switch (options.channels()) {
      case KEEP -> Optional.empty();
      case MONO -> Optional.of(new PreparationStep.ToMono());
      case LEFT -> Optional.of(new PreparationStep.Channel(0));
      case RIGHT -> Optional.of(new PreparationStep.Channel(1));
    };
  }

  /// The steps that need the whole sound.
  private static List<PreparationStep> held(IntakeOptions options) {
    List<PreparationStep> steps = new ArrayList<>();
    options.trimBelowDb().ifPresent(db -> steps.add(new PreparationStep.TrimSilence(db, 0)));
    options.loudnessLufs().ifPresent(lufs -> steps.add(new PreparationStep.ToLoudness(lufs)));
    return steps;
  }

  /// How many channels a recording will have.
  int channels(RecordingFormat format) {
    return options.channels() == ChannelChoice.KEEP ? format.channels() : 1;
  }

  /// Prepares a recording.
  ///
  /// @throws DecodeException if it can't be taken; the message lacks its name
  Outcome run(PlannedFile file, Progress progress, SinkOf sinks) throws IOException {
    int channels = channels(file.format());
    Sink sink = sinks.open(channels);
    List<Optional<String>> damage = new ArrayList<>();
    MeasuredSound.Reading reading =
        to -> {
          try (Recording recording = file.open()) {
            if (channels(recording.format()) != channels) {
              throw new DecodeException("changed since it was listed");
            }
            stream(recording, channels, progress, to);
            damage.add(recording.damage());
          }
        };
    if (options.trimBelowDb().isEmpty() && options.loudnessLufs().isEmpty()) {
      Counting counting = new Counting(sink);
      reading.read(counting);
      return new Outcome(counting.frames, 0, damage.getLast());
    }
    var measured = new MeasuredSound(options, rateHz, channels, MOST_MEASURED_SAMPLES, reading);
    MeasuredSound.Delivered delivered = measured.deliver(sink);
    return new Outcome(delivered.frames(), delivered.startFrame(), damage.getLast());
  }

  /// Makes a sink for recordings of so many channels.
  @FunctionalInterface
  interface SinkOf {
    Sink open(int channels) throws IOException;
  }

  private void stream(Recording recording, int channels, Progress progress, Sink sink)
      throws IOException {
    RecordingFormat format = recording.format();
    ResamplerStream stream =
        Resampler.of(format.sampleRateHz(), rateHz).stream(
            channels, format.frames().orElse(Long.MAX_VALUE));
    boolean same = format.sampleRateHz() == rateHz;
    Failing failing = new Failing(sink);
    int chunk = Math.max(1, Math.min(CHUNK_FRAMES, (1 << 20) / format.channels()));
    float[] interleaved = new float[chunk * format.channels()];
    int frames = recording.read(interleaved, chunk);
    while (frames > 0) {
      progress.throwIfCancelled();
      float[] chosen = choose(interleaved, frames, format);
      requireFinite(chosen, frames * channels);
      if (same) {
        sink.accept(chosen, 0, frames);
      } else {
        stream.write(chosen, 0, frames, failing);
        failing.deliver();
      }
      frames = recording.read(interleaved, chunk);
    }
    if (!same) {
      stream.finish(failing);
      failing.deliver();
    }
  }

  /// The chosen channels of some frames.
  private float[] choose(float[] interleaved, int frames, RecordingFormat format) {
    int channels = format.channels();
    if (channels == 1 || mixing.isEmpty()) {
      return interleaved;
    }
    float[] whole =
        frames * channels == interleaved.length
            ? interleaved
            : Arrays.copyOf(interleaved, frames * channels);
    Waveform some = new Waveform(whole, channels, OptionalInt.of(format.sampleRateHz()), 1);
    return mixing.get().apply(some, new HashMap<>()).samples();
  }

  private static void requireFinite(float[] samples, int count) throws DecodeException {
    // Without their sign, the bits of floats are in the order of their values, then NaN.
    int most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, Float.floatToRawIntBits(samples[i]) & Integer.MAX_VALUE);
    }
    if (most >= Float.floatToRawIntBits(Float.POSITIVE_INFINITY)) {
      throw new DecodeException("holds NaN or infinite samples");
    }
  }

  private static final class Counting implements Sink {
    private final Sink sink;
    private long frames;

    Counting(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void accept(float[] some, int from, int count) throws IOException {
      frames += count;
      sink.accept(some, from, count);
    }
  }

  /// Carries an error of a sink through the resampler.
  private static final class Failing implements ResamplerStream.Sink {
    private final Sink sink;
    private Optional<IOException> error = Optional.empty();

    Failing(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void accept(float[] frames, int count) {
      try {
        if (error.isEmpty()) {
          sink.accept(frames, 0, count);
        }
      } catch (IOException e) {
        error = Optional.of(e);
      }
    }

    void deliver() throws IOException {
      if (error.isPresent()) {
        throw error.get();
      }
    }
  }
}
