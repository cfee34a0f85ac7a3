package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.DecodeException;

/// Turns recordings into waiting examples. For any number of threads.
final class RecordingConversion {
  /// An error of writing, which ends the import; one of reading rejects a recording.
  private static final class WriteException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    WriteException(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private final IntakePlan plan;
  private final Staging staging;
  private final Progress progress;
  private final PreparedSound prepared;
  private final ThreadLocal<ArrayWriter> writers;

  RecordingConversion(IntakePlan plan, Staging staging, Progress progress) {
    this.plan = plan;
    this.staging = staging;
    this.progress = progress;
    prepared = new PreparedSound(plan.options(), plan.rateHz());
    writers = ThreadLocal.withInitial(() -> new ArrayWriter(plan.options().dtype()));
  }

  /// Whether the examples of a recording are where an earlier run has left them.
  boolean isThere(int index, FileDone done) throws IOException {
    if (staging.isArranging()) {
      return true;
    }
    for (long window = 0; window < done.examples(); window++) {
      Path file = staging.example(index, window);
      long frames = plan.windows().length().orElse(done.frames());
      long expected = ArrayWriter.fileBytes(plan.options().dtype(), frames, done.channels());
      if (!Files.exists(file) || Files.size(file) != expected) {
        return false;
      }
    }
    return true;
  }

  /// Converts the recording of this index in the plan, or rejects it.
  ///
  /// @throws IOException if examples can't be written
  FileDone run(int index) throws IOException {
    PlannedFile file = plan.files().get(index);
    try {
      return convert(index, file);
    } catch (WriteException e) {
      throw e.reason;
    } catch (IOException e) {
      return FileDone.rejected(file.file(), Rejection.reason(e));
    }
  }

  private FileDone convert(int index, PlannedFile planned) throws IOException {
    SourceFile file = planned.file();
    ArrayWriter writer = writers.get();
    int channels = prepared.channels(planned.format());
    folder(index);
    WindowCutter cutter =
        new WindowCutter(
            plan.windows(),
            channels,
            (window, samples, frames) -> write(writer, index, window, samples, frames, channels));
    PreparedSound.Outcome outcome =
        prepared.run(
            planned,
            progress,
            found -> {
              if (found != channels) {
                throw new DecodeException("changed since it was listed");
              }
              return cutter;
            });
    long examples = cutter.finish();
    String sha256 = FileSha256.of(file);
    if (!file.isUnchanged()) {
      return FileDone.rejected(
          file, "changed while it was read; import again when nothing writes to it");
    }
    if (outcome.damage().isPresent() && (plan.options().rejectDamaged() || examples == 0)) {
      return FileDone.rejected(file, outcome.damage().get());
    }
    if (examples == 0) {
      String why =
          plan.windows().length().isEmpty() || outcome.frames() == 0
              ? "holds no samples"
              : WindowChoice.tooShort(
                  (double) outcome.frames() / plan.rateHz(),
                  (double) plan.windows().length().getAsLong() / plan.rateHz());
      return FileDone.rejected(file, why);
    }
    return new FileDone(
        file.name(),
        file.bytes(),
        file.modifiedMs(),
        sha256,
        examples,
        outcome.frames(),
        outcome.startFrame(),
        channels,
        outcome.damage(),
        Optional.empty());
  }

  private void folder(int index) throws WriteException {
    try {
      staging.folderOf(index);
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }

  private void write(
      ArrayWriter writer, int index, long window, float[] samples, int frames, int channels)
      throws WriteException {
    try {
      writer.write(staging.example(index, window), samples, frames, channels);
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }
}
