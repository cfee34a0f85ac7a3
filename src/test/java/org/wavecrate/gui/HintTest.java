package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HintTest {
  @BeforeAll
  static void start() {
    Toolkit.start();
  }

  @Test
  void anotherTextTakesTheTooltipThatIsThere() throws Exception {
    Toolkit.get(
        () -> {
          Label label = new Label();
          Hint.set(label, "one");
          Tooltip first = label.getTooltip();
          assertThat(first.getText()).isEqualTo("one");
          Hint.set(label, "two");
          assertThat(label.getTooltip()).isSameAs(first);
          assertThat(first.getText()).isEqualTo("two");
          return null;
        });
  }

  @Test
  void noTextIsNoTooltip() throws Exception {
    Toolkit.get(
        () -> {
          Label label = new Label();
          Hint.set(label, "one");
          Hint.set(label, "");
          assertThat(label.getTooltip()).isNull();
          return null;
        });
  }
}
