package org.wavecrate.decode;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.wavecrate.storage.Formatted;

/// A running worker. Idle ones are kept for the next file; all end with this program.
final class FfmpegProcess {
  /// No packet takes that long; what does would hang for ever.
  private static final long MOST_SECONDS = 60;

  private static final int MOST_IDLE = 64;
  private static final ConcurrentLinkedDeque<FfmpegProcess> IDLE = new ConcurrentLinkedDeque<>();
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("wavecrate-decode-clock").factory());

  /// One exchange with the worker.
  interface Exchange<T> {
    T run(DataInputStream in, DataOutputStream out) throws IOException;
  }

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private volatile boolean late;

  private FfmpegProcess(Process process) {
    this.process = process;
    in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /// Takes an idle worker or starts one.
  ///
  /// @throws DecodeException if the part is not installed
  static FfmpegProcess take() throws IOException {
    List<String> command =
        FfmpegPart.command()
            .orElseThrow(
                () ->
                    new DecodeException(
                        "needs FFmpeg to be decoded, which this installation lacks; convert it to"
                            + " WAV or FLAC, or install Wavecrate with its ffmpeg folder"));
    for (var idle = IDLE.pollFirst(); idle != null; idle = IDLE.pollFirst()) {
      if (idle.process.isAlive()) {
        return idle;
      }
    }
    Process started =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new FfmpegProcess(started);
  }

  /// Sends a request and reads its answer.
  ///
  /// @throws DecodeException if the worker dies of it or gives no answer
  <T> T exchange(Exchange<T> exchange) throws IOException {
    ScheduledFuture<?> alarm =
        CLOCK.schedule(
            () -> {
              late = true;
              process.destroyForcibly();
            },
            MOST_SECONDS,
            TimeUnit.SECONDS);
    try {
      return exchange.run(in, out);
    } catch (DecodeException e) {
      throw e;
    } catch (IOException e) {
      process.destroyForcibly();
      throw new DecodeException(
          late
              ? Formatted.of("kept its decoder busy for %d s", MOST_SECONDS)
              : "crashed its decoder",
          e);
    } finally {
      alarm.cancel(false);
    }
  }

  /// Gives a worker back that has nothing open.
  void release() {
    if (process.isAlive() && IDLE.size() < MOST_IDLE) {
      IDLE.addFirst(this);
    } else {
      process.destroyForcibly();
    }
  }

  void kill() {
    process.destroyForcibly();
  }
}
