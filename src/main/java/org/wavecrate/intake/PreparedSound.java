package org.wavecrate.intake;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wavecrate.audio.Loudness;
import org.wavecrate.audio.Resampler;
import org.wavecrate.audio.ResamplerStream;
import org.wavecrate.audio.Silence;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.DecodeException;
import org.wavecrate.decode.Recording;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.intake.IntakeOptions.ChannelChoice;

/// A recording on its way to examples: its channels chosen, its rate changed, silence trimmed, its
/// loudness set, in this order. It streams unless silence or loudness must be known first.
final class PreparedSound {
  /// Takes what is ready.
  @FunctionalInterface
  interface Sink {
    /// @param frames interleaved; overwritten after the call
    /// @param from the first frame to take
    /// @param count how many frames
    void accept(float[] frames, int from, int count) throws IOException;
  }

  /// What became of a recording.
  ///
  /// @param frames that were delivered, at the new rate
  /// @param startFrame where they begin in the recording, at the new rate
  /// @param damage that was met
  record Outcome(long frames, long startFrame, Optional<String> damage) {}

  private static final int CHUNK_FRAMES = 1 << 13;

  /// Longer sounds are not held in memory whole.
  static final long MOST_HELD_SAMPLES = 1L << 28;

  private final IntakeOptions options;
  private final int rateHz;
  private final boolean held;

  PreparedSound(IntakeOptions options, int rateHz) {
    this.options = options;
    this.rateHz = rateHz;
    held = options.trimBelowDb().isPresent() || options.loudnessLufs().isPresent();
  }

  /// How many channels a recording will have.
  int channels(RecordingFormat format) {
    return options.channels() == ChannelChoice.KEEP ? format.channels() : 1;
  }

  /// Prepares a recording.
  ///
  /// @throws DecodeException if it can't be taken; the message lacks its name
  Outcome run(PlannedFile file, Progress progress, SinkOf sinks) throws IOException {
    try (Recording recording = file.open()) {
      int channels = channels(recording.format());
      Sink sink = sinks.open(channels);
      if (!held) {
        Counting counting = new Counting(sink);
        stream(recording, channels, progress, counting);
        return new Outcome(counting.frames, 0, recording.damage());
      }
      Holding holding = new Holding(channels);
      stream(recording, channels, progress, holding);
      return finish(holding.samples(), channels, sink, recording.damage());
    }
  }

  /// Makes a sink for recordings of so many channels.
  @FunctionalInterface
  interface SinkOf {
    Sink open(int channels) throws IOException;
  }

  private Outcome finish(float[] samples, int channels, Sink sink, Optional<String> damage)
      throws IOException {
    int from = 0;
    int to = samples.length / channels;
    if (options.trimBelowDb().isPresent() && to > 0) {
      double belowDb = options.trimBelowDb().getAsDouble();
      Silence.Kept kept = Silence.trim(samples, channels, rateHz, belowDb, 0);
      from = kept.from();
      to = kept.to();
    }
    if (options.loudnessLufs().isPresent()) {
      float[] sound = Arrays.copyOfRange(samples, from * channels, to * channels);
      OptionalDouble lufs = Loudness.of(sound, channels, rateHz);
      if (lufs.isPresent()) {
        float factor =
            (float) Loudness.factor(lufs.getAsDouble(), options.loudnessLufs().getAsDouble());
        for (int i = from * channels; i < to * channels; i++) {
          samples[i] *= factor;
        }
      }
    }
    sink.accept(samples, from, to - from);
    return new Outcome(to - from, from, damage);
  }

  private void stream(Recording recording, int channels, Progress progress, Sink sink)
      throws IOException {
    RecordingFormat format = recording.format();
    ResamplerStream stream = Resampler.of(format.sampleRateHz(), rateHz).stream(channels);
    boolean same = format.sampleRateHz() == rateHz;
    Failing failing = new Failing(sink);
    int chunk = Math.max(1, Math.min(CHUNK_FRAMES, (1 << 20) / format.channels()));
    float[] interleaved = new float[chunk * format.channels()];
    int frames = recording.read(interleaved, chunk);
    while (frames > 0) {
      progress.throwIfCancelled();
      choose(interleaved, frames, format.channels());
      requireFinite(interleaved, frames * channels);
      if (same) {
        sink.accept(interleaved, 0, frames);
      } else {
        stream.write(interleaved, 0, frames, failing);
        failing.deliver();
      }
      frames = recording.read(interleaved, chunk);
    }
    if (!same) {
      stream.finish(failing);
      failing.deliver();
    }
  }

  /// Leaves the chosen channels at the front.
  private void choose(float[] samples, int frames, int channels) {
    if (channels == 1 || options.channels() == ChannelChoice.KEEP) {
      return;
    }
    if (options.channels() == ChannelChoice.MONO) {
      mix(samples, frames, channels);
      return;
    }
    int channel = options.channels() == ChannelChoice.LEFT ? 0 : 1;
    for (int i = 0; i < frames; i++) {
      samples[i] = samples[i * channels + channel];
    }
  }

  /// The mean, summed in double and in the order of channels.
  private static void mix(float[] samples, int frames, int channels) {
    for (int i = 0; i < frames; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += samples[i * channels + c];
      }
      samples[i] = (float) (sum / channels);
    }
  }

  private static void requireFinite(float[] samples, int count) throws DecodeException {
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new DecodeException("holds NaN or infinite samples");
      }
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

  /// Keeps a whole sound.
  private static final class Holding implements Sink {
    private final int channels;
    private float[] all = new float[1 << 16];
    private int length;

    Holding(int channels) {
      this.channels = channels;
    }

    @Override
    public void accept(float[] some, int from, int count) throws DecodeException {
      int samples = count * channels;
      if (length + (long) samples > MOST_HELD_SAMPLES) {
        throw new DecodeException(
            "is too long for --trim-silence or --loudness, which must know all of it; cut it up");
      }
      if (length + samples > all.length) {
        all = Arrays.copyOf(all, Math.max(2 * all.length, length + samples));
      }
      System.arraycopy(some, from * channels, all, length, samples);
      length += samples;
    }

    float[] samples() {
      return Arrays.copyOf(all, length);
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
