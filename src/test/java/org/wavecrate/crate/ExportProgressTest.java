package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavecrate.dataset.Progress;

class ExportProgressTest {
  @Test
  void aProgressHearsOfBytesAloneAndCancels() {
    List<String> heard = new ArrayList<>();
    ExportProgress export =
        ExportProgress.of(
            new Progress() {
              @Override
              public void report(long done, long total) {
                heard.add(done + " of " + total);
              }

              @Override
              public boolean isCancelled() {
                return !heard.isEmpty();
              }
            });
    export.stage(ExportProgress.Stage.WRITING, "train.zip");
    assertThat(export.isCancelled()).isFalse();
    export.report(3, 7);
    assertThat(heard).containsExactly("3 of 7");
    assertThat(export.isCancelled()).isTrue();
  }
}
