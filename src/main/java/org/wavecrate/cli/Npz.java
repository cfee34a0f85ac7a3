package org.wavecrate.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.storage.NewFile;

/// Batches joined along the first axis in a `.npz`, NumPy's zip of arrays. It appears under its
/// name when it is complete; until then nothing is there, or what was there before.
final class Npz implements AutoCloseable {
  /// The same batches make the same file.
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final NewFile fresh;
  private final Optional<ArraySpec> labels;
  private final ZipOutputStream zip;
  private final WritableByteChannel channel;
  private final ByteArrayOutputStream labelBytes = new ByteArrayOutputStream();

  /// @param examples how many examples the batches hold together
  /// @param features one example
  /// @param labels one label
  Npz(Path file, int examples, ArraySpec features, Optional<ArraySpec> labels) throws IOException {
    this.labels = labels.map(label -> label.stacked(examples));
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(file + ": there is no folder " + folder);
    }
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder; expected the name of a file");
    }
    fresh = NewFile.of(file);
    zip = new ZipOutputStream(new BufferedOutputStream(fresh.stream(), 1 << 16));
    channel = Channels.newChannel(zip);
    zip.setLevel(Deflater.NO_COMPRESSION);
    begin("features.npy", features.stacked(examples));
  }

  private void begin(String name, ArraySpec array) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FIXED_TIME);
    zip.putNextEntry(entry);
    NpyWriter.writeHeader(channel, array.dtype(), array.shape());
  }

  void add(BatchMemory batch) throws IOException {
    write(channel, batch.features());
    write(Channels.newChannel(labelBytes), batch.labels());
  }

  private static void write(WritableByteChannel to, MemorySegment bytes) throws IOException {
    long part = 1 << 30;
    for (long done = 0; done < bytes.byteSize(); done += part) {
      var buffer = bytes.asSlice(done, Math.min(part, bytes.byteSize() - done)).asByteBuffer();
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
    }
  }

  /// Puts the complete file under its name.
  void finish() throws IOException {
    zip.closeEntry();
    if (labels.isPresent()) {
      begin("labels.npy", labels.get());
      labelBytes.writeTo(zip);
      zip.closeEntry();
    }
    zip.close();
    fresh.publish();
  }

  @Override
  public void close() throws IOException {
    try {
      zip.close();
    } finally {
      fresh.close();
    }
  }
}
