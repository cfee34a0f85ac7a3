package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.wavecrate.Cancelling;
import org.wavecrate.dataset.Progress;

class WorkTest {
  @Test
  void bytesAddUpAndNeverToMoreThanAll() {
    List<String> told = new ArrayList<>();
    ExportProgress progress =
        ExportProgress.of(
            new Progress() {
              @Override
              public void report(long done, long total) {
                told.add(done + " of " + total);
              }

              @Override
              public boolean isCancelled() {
                return false;
              }
            });
    Work work = new Work(progress, 10);
    work.add(4);
    work.report(9, 9);
    work.add(5);
    work.add(3);
    assertThat(told).containsExactly("4 of 10", "9 of 10", "10 of 10");
  }

  @Test
  void itStopsWhenItsUserSaysSoOrTheProgramEnds() {
    Work work = new Work(ExportProgress.of(Progress.NONE), 10);
    work.throwIfCancelled();
    work.stop();
    assertThatThrownBy(work::throwIfCancelled).isInstanceOf(CancellationException.class);
    assertThat(new Work(ExportProgress.of(Cancelling.AT_ONCE), 10).isCancelled()).isTrue();
  }
}
