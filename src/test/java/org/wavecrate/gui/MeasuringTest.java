package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Statistics;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MeasuringTest {
  @TempDir Path folder;

  private final Waiting background = new Waiting();
  private Measuring measuring;
  private ExampleTable table;

  @BeforeEach
  void open() throws IOException {
    Dataset dataset = Dataset.open(SmallData.dataset(folder.resolve("data")), Progress.NONE);
    table = new ExampleTable(dataset, ArrayStatement.NONE);
    BoundedFolder stored = new BoundedFolder(folder.resolve("cache"), 1 << 20);
    measuring = new Measuring(new Statistics(stored, 1), background, reason -> {});
  }

  @Test
  void whatIsHeldCountsAsRunningAndReadsNothingUntilItIsLetGo() throws InterruptedException {
    Runnable go = measuring.hold();
    measuring.fill(table);
    background.awaitWaiting();

    assertThat(measuring.running().get()).isTrue();
    assertThat(table.known()).isZero();

    go.run();
    background.join();
    assertThat(table.known()).isEqualTo(table.size());
  }

  @Test
  void whatIsGivenUpWhileItIsHeldEnds() throws InterruptedException {
    measuring.hold();
    measuring.fill(table);
    background.awaitWaiting();
    measuring.stop();
    background.join();

    assertThat(measuring.running().get()).isFalse();
    assertThat(table.known()).isZero();
  }

  /// Work on a thread of its own, of whose result nobody hears.
  private static final class Waiting implements Background, Progress {
    private static final int LOOKS = 3;

    private Thread thread = new Thread(() -> {});
    private volatile int looked;
    private volatile boolean cancelled;

    @Override
    public <T> Job start(Work<? extends T> work, Receiver<? super T> receiver) {
      thread =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      work.run(this);
                    } catch (Exception e) {
                      receiver.failed(e);
                    }
                  });
      return () -> cancelled = true;
    }

    /// Until the work has looked several times and still waits, or has ended because it does not.
    void awaitWaiting() {
      while (thread.isAlive()
          && (looked < LOOKS || thread.getState() != Thread.State.TIMED_WAITING)) {
        Thread.onSpinWait();
      }
    }

    void join() throws InterruptedException {
      thread.join();
    }

    @Override
    public void report(long done, long total) {}

    @Override
    public boolean isCancelled() {
      looked++;
      return cancelled;
    }
  }
}
