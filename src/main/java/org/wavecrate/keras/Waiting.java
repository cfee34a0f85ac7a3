package org.wavecrate.keras;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Waits for threads that write into memory which its owner is about to free: no interrupt may cut
/// that short.
final class Waiting {
  private Waiting() {}

  static void untilEnded(ExecutorService executor) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = executor.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
