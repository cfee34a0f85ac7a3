package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import org.wavecrate.audio.Resampler;
import org.wavecrate.decode.Recording;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.decode.Recordings;
import org.wavecrate.npy.FileSource;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Sound;
import org.wavecrate.transform.Sounds;

/// The `.wav` and `.npy` recordings in a folder and below it, by name. Each is read once and kept,
/// up to 256 MB in all; what is beyond that is read whenever it is drawn.
///
/// WAV files of another sample rate are resampled; `.npy` files have that of the examples.
final class SoundFolder implements Sounds {
  private static final long MOST_KEPT_BYTES = 256L << 20;
  private static final long LARGEST_FILE_BYTES = 1L << 30;

  private final Path folder;
  private final List<String> names;
  private final OptionalInt sampleRateHz;
  private final AtomicReferenceArray<Sound> kept;
  private final AtomicLong keptBytes = new AtomicLong();

  private SoundFolder(Path folder, List<String> names, OptionalInt sampleRateHz) {
    this.folder = folder;
    this.names = names;
    this.sampleRateHz = sampleRateHz;
    kept = new AtomicReferenceArray<>(names.size());
  }

  /// @param named the folder as the recipe names it
  /// @param folder where that is
  /// @param sampleRateHz the rate of the examples, if known
  /// @throws IOException if there is no such folder, or no recording in it
  static SoundFolder open(String named, Path folder, OptionalInt sampleRateHz) throws IOException {
    List<String> names;
    try {
      names = SoundFiles.in(folder);
    } catch (IOException e) {
      throw new IOException(Formatted.of("folder: \"%s\": %s", named, e.getMessage()), e);
    }
    if (names.isEmpty()) {
      throw new IOException(Formatted.of("folder: \"%s\": holds no .wav or .npy file", named));
    }
    return new SoundFolder(folder, List.copyOf(names), sampleRateHz);
  }

  @Override
  public int count() {
    return names.size();
  }

  @Override
  public Sound sound(int index) throws IOException {
    Sound known = kept.get(index);
    if (known != null) {
      return known;
    }
    Sound read;
    try {
      read = read(names.get(index));
    } catch (IOException e) {
      throw new IOException(folder.resolve(names.get(index)) + ": " + e.getMessage(), e);
    }
    long bytes = (long) read.samples().length * Float.BYTES;
    if (keptBytes.addAndGet(bytes) <= MOST_KEPT_BYTES) {
      if (kept.compareAndSet(index, null, read)) {
        return read;
      }
    }
    keptBytes.addAndGet(-bytes);
    return read;
  }

  private Sound read(String name) throws IOException {
    Path file = folder.resolve(name);
    if (Files.size(file) > LARGEST_FILE_BYTES) {
      throw new IOException("is larger than 1 GiB; cut it into shorter recordings");
    }
    Sound sound =
        name.toLowerCase(Locale.ROOT).endsWith(".wav") ? wav(file, name) : npy(file, name);
    if (sound.samples().length == 0) {
      throw new IOException("holds no samples");
    }
    for (float sample : sound.samples()) {
      if (!Float.isFinite(sample)) {
        throw new IOException("holds NaN or infinite samples");
      }
    }
    return sound;
  }

  private Sound wav(Path file, String name) throws IOException {
    RecordingFormat format;
    float[] stored;
    try (Recording recording = Recordings.openWave(file)) {
      format = recording.format();
      stored = recording.readAll();
    }
    if (sampleRateHz.isEmpty()) {
      throw new IOException(
          Formatted.of(
                  "is sampled at %d Hz, and the recipe does not say at what rate the examples are;"
                      + " add",
                  format.sampleRateHz())
              + " sampleRateHz to the recipe");
    }
    int rate = sampleRateHz.getAsInt();
    if (format.sampleRateHz() == rate) {
      return new Sound(name, stored, format.channels());
    }
    try {
      float[] samples =
          Resampler.of(format.sampleRateHz(), rate).convert(stored, format.channels());
      return new Sound(name, samples, format.channels());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Sound npy(Path file, String name) throws IOException {
    try (FileSource source = FileSource.open(file)) {
      NpyArray array = new NpyReader().open(source);
      var shape = array.header().shape();
      float[] stored = new float[Math.toIntExact(shape.elements())];
      array.readFloats(MemorySegment.ofArray(stored));
      // No part of the dataset: it is what it looks like by itself, and sound if it can be.
      boolean few = shape.rank() == 2 && shape.axis(1) <= ArrayLayout.MOST_CHANNELS;
      ArrayStatement stated =
          few
              ? new ArrayStatement(Optional.of(Axes.SAMPLES_CHANNELS), OptionalDouble.empty())
              : ArrayStatement.NONE;
      ArrayAccount account =
          ArrayAccount.ofOne(array.header().dtype(), shape, AmplitudeScale.range(stored), stated);
      if (!account.axes().isWaveform()) {
        throw new IOException(
            Formatted.of(
                    "shape %s is no recording; allowed: (n,), (n, channels) or (channels, n) with"
                        + " at most",
                    shape)
                + Formatted.of(" %d channels", ArrayLayout.MOST_CHANNELS));
      }
      float[] samples = new float[stored.length];
      account.layout(shape).toFrames(stored, samples);
      float zero = (float) account.zero();
      float scale = (float) (1 / account.fullScale());
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (samples[i] - zero) * scale;
      }
      return new Sound(name, samples, (int) account.channels());
    }
  }
}
