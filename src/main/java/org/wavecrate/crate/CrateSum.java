package org.wavecrate.crate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.wavecrate.dataset.Progress;
import org.wavecrate.work.Workers;

/// The SHA-256 of a crate, taken of the file behind the thread that writes it: each stretch is
/// forced to the disk first, then read again and hashed, while the next is written.
final class CrateSum implements AutoCloseable {
  private static final long STRETCH_BYTES = 64 << 20;
  private static final int CHUNK_BYTES = 1 << 18;

  private final Path file;
  private final Progress progress;
  private final Workers worker = new Workers("sum", 1);
  private final Future<String> sum;
  private long written;
  private boolean isWhole;

  /// @param file need not be there yet
  CrateSum(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
    sum = worker.submit(this::follow);
  }

  /// Says that the first `bytes` of the file are there and stay as they are.
  synchronized void written(long bytes) {
    written = bytes;
    notifyAll();
  }

  /// Says that there are `bytes` and no more.
  synchronized void finish(long bytes) {
    isWhole = true;
    written(bytes);
  }

  /// Waits for the sum, in hex digits.
  String result() throws IOException {
    return Workers.result(sum);
  }

  private String follow() throws IOException {
    MessageDigest sha256 = Sha256.start();
    long to = await(STRETCH_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
      for (long done = 0; done < to; to = await(done + STRETCH_BYTES)) {
        channel.force(false);
        while (done < to) {
          progress.throwIfCancelled();
          int length = channel.read(chunk.clear().limit((int) Math.min(CHUNK_BYTES, to - done)));
          if (length < 0) {
            throw new ExportException(file + ": was cut short while it was written");
          }
          sha256.update(chunk.array(), 0, length);
          done += length;
        }
      }
    }
    return Sha256.hex(sha256.digest());
  }

  /// Waits until `bytes` are written, or all there are.
  ///
  /// @return how many are
  private synchronized long await(long bytes) {
    try {
      while (written < bytes && !isWhole) {
        wait();
      }
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /// Ends the reading, so that the file can be taken away.
  @Override
  public void close() {
    worker.close();
  }
}
