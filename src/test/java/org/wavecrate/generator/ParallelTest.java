package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ParallelTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void everyItemRunsOnce(int threads) throws IOException {
    try (Parallel parallel = new Parallel(threads)) {
      for (int count : new int[] {0, 1, 2, 7, 1000}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(count);
        parallel.forEach(count, runs::incrementAndGet);
        for (int i = 0; i < count; i++) {
          assertThat(runs.get(i)).isOne();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theLowestFailureIsTheOneThatIsTold(int threads) {
    try (Parallel parallel = new Parallel(threads)) {
      for (int round = 0; round < 300; round++) {
        assertThatThrownBy(
                () ->
                    parallel.forEach(
                        100,
                        i -> {
                          if (i == 5) {
                            LockSupport.parkNanos(50_000);
                          }
                          if (i >= 5) {
                            throw new IOException("item " + i);
                          }
                        }))
            .hasMessage("item 5");
      }
    }
  }

  @Test
  void errorsAndUncheckedFailuresArriveAsTheyAre() {
    try (Parallel parallel = new Parallel(2)) {
      assertThatThrownBy(
              () ->
                  parallel.forEach(
                      2,
                      i -> {
                        throw new OutOfMemoryError("no");
                      }))
          .isInstanceOf(OutOfMemoryError.class);
      assertThatThrownBy(
              () ->
                  parallel.forEach(
                      2,
                      i -> {
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aCallerDoesNotWaitForHelpersThatAreBusyElsewhere() throws Exception {
    CountDownLatch busy = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    try (Parallel parallel = new Parallel(2)) {
      var other =
          CompletableFuture.runAsync(
              () -> {
                try {
                  parallel.forEach(
                      2,
                      i -> {
                        busy.countDown();
                        await(release);
                      });
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      busy.await();
      AtomicInteger done = new AtomicInteger();

      parallel.forEach(50, i -> done.incrementAndGet());

      assertThat(done).hasValue(50);
      release.countDown();
      other.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void closingWhileWorkIsUnderWayLeavesNobodyWaiting() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Parallel parallel = new Parallel(3);
    AtomicInteger done = new AtomicInteger();
    var work =
        CompletableFuture.runAsync(
            () -> {
              try {
                parallel.forEach(
                    100,
                    i -> {
                      begun.countDown();
                      await(release);
                      done.incrementAndGet();
                    });
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    begun.await();
    parallel.close();
    release.countDown();

    work.get(10, TimeUnit.SECONDS);
    assertThat(done).hasValue(100);
    parallel.forEach(10, i -> done.incrementAndGet());
    assertThat(done).hasValue(110);
  }

  @Test
  void noThreadIsRefused() {
    assertThatThrownBy(() -> new Parallel(0)).hasMessage("threads 0; allowed: 1 or more");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
