package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A warning of the Augment screen leads to the draws that it counts.
@ExtendWith(WindowFaults.class)
class DrawWarningTest {
  private static final long PATIENCE_MS = 60_000;

  @TempDir private Path folder;

  @Test
  void pressingAWarningOpensItsDrawsTheWorstFirst() throws Exception {
    try (TouchStand stand = new TouchStand(folder, Optional.of(Screen.AUGMENT))) {
      stand.type("pipeline/sampleRateHz", "16000");
      stand.click("presets > strong");
      long end = System.currentTimeMillis() + PATIENCE_MS;
      while (Toolkit.get(() -> stand.root().lookup(".draw-warning") == null)) {
        assertThat(System.currentTimeMillis()).as("a warning in time").isLessThan(end);
        Thread.sleep(20);
      }
      stand.click("warnings/*");
      stand.await("the draw", () -> stand.shown("overlay"));
      String worst = Toolkit.get(() -> stand.text("drawPlace"));
      assertThat(worst).startsWith("worst of ");
      stand.click("nextDraw");
      stand.await("the next draw", () -> stand.text("drawPlace").startsWith("2 of "));
      stand.click("worseDraw");
      stand.await("the worst draw", () -> stand.text("drawPlace").equals(worst));
    }
  }
}
