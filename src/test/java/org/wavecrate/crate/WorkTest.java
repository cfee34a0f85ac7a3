package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.wavecrate.Cancelling;
import org.wavecrate.ToldProgress;
import org.wavecrate.dataset.Progress;

class WorkTest {
  @Test
  void bytesAddUpAndNeverToMoreThanAll() {
    ToldProgress progress = new ToldProgress();
    Work work = new Work(ExportProgress.of(progress), 10);
    work.add(4);
    work.report(9, 9);
    work.add(5);
    work.add(3);
    assertThat(progress.told()).containsExactly("4 of 10", "9 of 10", "10 of 10");
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
