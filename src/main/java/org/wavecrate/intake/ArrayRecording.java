package org.wavecrate.intake;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.decode.DecodeException;
import org.wavecrate.decode.Recording;
import org.wavecrate.decode.RecordingFormat;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// An array read as a recording is: frame by frame, around 0, of full scale 1.
final class ArrayRecording implements Recording {
  private final ArrayFile file;
  private final ArrayAccount account;
  private final ArrayLayout layout;
  private final RecordingFormat format;
  private long done;

  private ArrayRecording(ArrayFile file, ArrayAccount account, RecordingFormat format) {
    this.file = file;
    this.account = account;
    this.format = format;
    layout = account.layout(file.header().shape());
  }

  /// @throws DecodeException if it is no sound, or nobody says how fast its samples follow
  static ArrayRecording open(StoredArray array, OptionalInt rateHz) throws IOException {
    ArrayFile file;
    try {
      file = array.example().open();
    } catch (BadFileException e) {
      throw new DecodeException(e.reason(), e);
    }
    try {
      return new ArrayRecording(file, array.account(), format(file, array.account(), rateHz));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static RecordingFormat format(ArrayFile file, ArrayAccount account, OptionalInt rateHz)
      throws DecodeException {
    Shape shape = file.header().shape();
    if (!account.axes().isWaveform()) {
      throw new DecodeException(
          Formatted.of(
              "shape %s is taken for \"%s\"; allowed: waveforms; if it is sound, say so by"
                  + " array.axes in wavecrate.json",
              shape, account.axes().text()));
    }
    if (!account.fits(shape)) {
      throw new DecodeException(
          Formatted.of(
              "shape %s is not \"%s\" of %s, as the other arrays are",
              shape, account.axes().text(), Plural.of(account.channels(), "channel")));
    }
    if (rateHz.isEmpty()) {
      throw new DecodeException(
          "is an array without a sample rate; give it by --rate HZ, or by sampleRateHz in"
              + " wavecrate.json");
    }
    ArrayLayout layout = account.layout(shape);
    String coding = file.header().dtype().numpyName();
    try {
      return new RecordingFormat(
          "NPY",
          coding,
          rateHz.getAsInt(),
          Math.toIntExact(layout.channels()),
          OptionalLong.of(layout.frames()),
          "",
          true);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new DecodeException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public RecordingFormat format() {
    return format;
  }

  @Override
  public int read(float[] interleaved, int frames) throws IOException {
    int count = (int) Math.min(frames, layout.frames() - done);
    int channels = format.channels();
    try {
      if (layout.isByFrame()) {
        int samples = count * channels;
        file.readFloats(
            done * channels, MemorySegment.ofArray(interleaved).asSlice(0, 4L * samples));
      } else {
        float[] plane = new float[count];
        for (int channel = 0; channel < channels; channel++) {
          file.readFloats(channel * layout.frames() + done, MemorySegment.ofArray(plane));
          for (int i = 0, to = channel; i < count; i++, to += channels) {
            interleaved[to] = plane[i];
          }
        }
      }
    } catch (BadFileException e) {
      throw new DecodeException(e.reason(), e);
    }
    float zero = (float) account.zero();
    float scale = (float) (1 / account.fullScale());
    for (int i = 0; i < count * channels && (zero != 0 || scale != 1); i++) {
      interleaved[i] = (interleaved[i] - zero) * scale;
    }
    done += count;
    return count;
  }

  @Override
  public Optional<String> damage() {
    return Optional.empty();
  }

  @Override
  public void close() {
    file.close();
  }
}
