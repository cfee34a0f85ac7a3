package org.wavecrate.gui.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;

class StretchModelTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());

  @BeforeEach
  void open() throws IOException {
    workspace.open(SmallData.dataset(folder));
  }

  private ExampleModel model() {
    ExampleModel model =
        new ExampleModel(workspace, new ImmediateBackground(), new RowWalk(workspace));
    model.time().show(1600);
    return model;
  }

  @Test
  void itMeasuresTheSelectionElseTheViewAndOnlyWhileOneLooks() {
    ExampleModel model = model();
    StretchModel stretch = new StretchModel(model, new ImmediateBackground());
    assertThat(stretch.measured().get()).isEmpty();
    stretch.open().set(true);
    StretchModel.Measured whole = stretch.measured().get().orElseThrow();
    assertThat(whole.of().selected()).isFalse();
    assertThat(whole.facts().to()).isEqualTo(1600);
    // 100 periods in 1,600 samples at 16 kHz.
    double bin = whole.facts().strongest().orElseThrow().peak().bin();
    assertThat(bin * 16_000 / 1024).isCloseTo(1000, within(2.0));
    model.time().select(200, 900);
    StretchModel.Measured selected = stretch.measured().get().orElseThrow();
    assertThat(selected.of().selected()).isTrue();
    assertThat(selected.facts().from()).isEqualTo(200);
    assertThat(selected.facts().to()).isEqualTo(900);
    new RowWalk(workspace).move(1);
    bin = stretch.measured().get().orElseThrow().facts().strongest().orElseThrow().peak().bin();
    assertThat(bin * 16_000 / 1024).as("the next one").isCloseTo(2000, within(5.0));
    stretch.open().set(false);
    assertThat(stretch.measured().get()).isEmpty();
  }

  /// Each measurement is let finish, then the newest wish is met; those between are passed over.
  @Test
  void whileOneDragsEveryResultIsSeenAndNoneIsOvertaken() {
    HeldBackground background = new HeldBackground();
    ExampleModel model = model();
    StretchModel stretch = new StretchModel(model, background);
    stretch.open().set(true);
    for (int to = 100; to <= 500; to += 100) {
      model.time().select(0, to);
    }
    background.finish(0);
    assertThat(stretch.measured().get().orElseThrow().of().selected()).isFalse();
    background.finish(1);
    assertThat(stretch.measured().get().orElseThrow().facts().to()).isEqualTo(500);
    assertThat(background.started()).isEqualTo(2);
  }
}
