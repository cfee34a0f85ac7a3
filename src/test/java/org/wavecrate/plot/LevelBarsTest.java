package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelBarsTest {
  private static final Palette DARK = Palette.DARK;

  @Test
  void barsAreAsLongAsLevelsSay() {
    LevelBars bars =
        new LevelBars(
            List.of(
                new LevelBars.Channel(-30, -15, -6, false),
                new LevelBars.Channel(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, true)),
            DARK);
    RecordingCanvas canvas = new RecordingCanvas();
    bars.paint(canvas, 100, 700);
    String peak = Integer.toHexString(DARK.wave());
    String rms = Integer.toHexString(DARK.waveCore());
    String light = Integer.toHexString(DARK.warning());
    assertThat(canvas.calls("rectangle " + peak).get(0)).endsWith("[100.0, 3.0, 450.0, 5.0]");
    assertThat(canvas.calls("rectangle " + rms).get(0)).endsWith("[100.0, 4.0, 300.0, 3.0]");
    assertThat(canvas.calls("rectangle " + peak).get(1)).endsWith("[100.0, 9.0, 0.0, 5.0]");
    assertThat(canvas.calls("rectangle " + light)).hasSize(1);
    assertThat(String.join("\n", canvas.calls())).contains("LEFT 0.0").contains("CENTER −12");
  }

  @Test
  void aNarrowScaleHasFewerMarks() {
    LevelBars bars = new LevelBars(List.of(new LevelBars.Channel(-9, -9, -90, false)), DARK);
    RecordingCanvas canvas = new RecordingCanvas();
    bars.paint(canvas, 0, 120);
    List<String> marks =
        canvas.calls().stream().filter(call -> call.contains("AXIS CENTER")).toList();
    assertThat(marks).hasSizeBetween(3, 4);
    assertThat(String.join("\n", canvas.calls())).contains("LEFT dBFS");
  }
}
