package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WindowFaults.class)
class PlatformKeysTest {
  @ParameterizedTest
  @CsvSource({
    "Undo (Ctrl+Z), Undo (⌘Z)",
    "Redo (Ctrl+Shift+Z), Redo (⇧⌘Z)",
    "/ or Ctrl+Shift+F, / or ⇧⌘F",
    "Shift+drag, ⇧drag",
    "Alt+wheel, ⌥wheel",
    "no key, no key"
  })
  void keysOfMacOsAreSymbols(String text, String onMac) {
    assertThat(PlatformKeys.of(text, true)).isEqualTo(onMac);
    assertThat(PlatformKeys.of(text, false)).isEqualTo(text);
  }

  @Test
  void tooltipsAreFoundBehindDividersAndInScrolledPanes() throws Exception {
    Toolkit.get(
        () -> {
          Button button = new Button("Undo");
          button.setTooltip(new Tooltip("Undo (Ctrl+Z)"));
          HBox box = new HBox(new SplitPane(new ScrollPane(new HBox(button))));

          PlatformKeys.inTooltips(box, false);
          assertThat(button.getTooltip().getText()).isEqualTo("Undo (Ctrl+Z)");

          PlatformKeys.inTooltips(box, true);
          assertThat(button.getTooltip().getText()).isEqualTo("Undo (⌘Z)");
          return null;
        });
  }
}
