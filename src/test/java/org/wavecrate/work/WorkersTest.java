package org.wavecrate.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void resultsComeInTheOrderOfTheirTasks(int threads) throws IOException {
    List<Callable<Integer>> tasks =
        IntStream.range(0, 50).<Callable<Integer>>mapToObj(i -> () -> i * i).toList();

    assertThat(Workers.all("test", threads, tasks))
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> i * i).toList());
  }

  @Test
  void theFirstFailureEndsAllAndArrivesAsItIs() {
    AtomicBoolean begun = new AtomicBoolean();
    List<Callable<Integer>> tasks =
        List.of(
            () -> {
              throw new IOException("first");
            },
            () -> {
              throw new IllegalStateException("second");
            });
    assertThatThrownBy(() -> Workers.all("test", 1, tasks))
        .isInstanceOf(IOException.class)
        .hasMessage("first");

    List<Callable<Boolean>> waiting =
        List.of(
            () -> {
              throw new OutOfMemoryError("no");
            },
            () -> {
              new CountDownLatch(1).await();
              return true;
            },
            () -> begun.compareAndSet(false, true));
    assertThatThrownBy(() -> Workers.all("test", 1, waiting)).isInstanceOf(OutOfMemoryError.class);
    assertThat(begun).isFalse();
  }

  @Test
  void anInterruptedCallerIsCancelledAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Workers.all("test", 1, List.of(() -> 1)))
        .isInstanceOf(CancellationException.class);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closingWaitsForWhatRunsEvenIfInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Workers workers = new Workers("test", 1);
    Future<Boolean> running =
        workers.submit(
            () -> {
              begun.countDown();
              long until = System.nanoTime() + 50_000_000;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              ended.set(true);
              return true;
            });
    begun.await();
    Thread.currentThread().interrupt();

    workers.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).isTrue();
    assertThat(running.get()).isTrue();
    assertThatThrownBy(() -> workers.submit(() -> 1))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void threadsAreNamedDaemonsOfTheirPriority() throws Exception {
    try (Workers workers = new Workers("test", 2, Thread.MIN_PRIORITY)) {
      Thread thread = workers.submit(Thread::currentThread).get();
      assertThat(thread.getName()).isEqualTo("wavecrate-test-1");
      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
      assertThat(workers.ahead()).isEqualTo(4);
    }
    assertThatThrownBy(() -> new Workers("test", 0)).hasMessage("threads 0; allowed: 1 or more");
  }
}
