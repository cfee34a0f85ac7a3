package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HintTest {
  @BeforeAll
  static void start() {
    Toolkit.start();
  }

  private static void point(Node node) {
    Event.fireEvent(
        node,
        new MouseEvent(
            MouseEvent.MOUSE_MOVED,
            2,
            2,
            2,
            2,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  private static Tooltip tooltip(Node node) {
    return (Tooltip) node.getProperties().get("javafx.scene.control.Tooltip");
  }

  @Test
  void theFirstMoveOfThePointerMakesTheTooltipAndBringsItUp() throws Exception {
    Toolkit.get(
        () -> {
          Region node = new Region();
          Stage stage = new Stage();
          stage.setScene(new Scene(new StackPane(node), 90, 90));
          stage.show();
          Hint.set(node, "one");
          assertThat(tooltip(node)).isNull();
          point(node);
          assertThat(tooltip(node).getText()).isEqualTo("one");
          assertThat(tooltip(node).isActivated()).isTrue();
          stage.hide();
          return null;
        });
  }

  @Test
  void anotherTextTakesTheTooltipThatIsThere() throws Exception {
    Toolkit.get(
        () -> {
          Label label = new Label();
          Hint.set(label, "one");
          point(label);
          Tooltip first = tooltip(label);
          Hint.set(label, "two");
          point(label);
          assertThat(tooltip(label)).isSameAs(first);
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
          point(label);
          Hint.set(label, "");
          point(label);
          assertThat(tooltip(label)).isNull();
          assertThat(Hint.getText(label)).isEmpty();
          return null;
        });
  }

  @Test
  void aScreenReaderGetsTheTextUnlessThereIsOtherHelp() throws Exception {
    Toolkit.get(
        () -> {
          Button plain = new Button();
          Hint.set(plain, "one");
          assertThat(plain.getAccessibleHelp()).isEqualTo("one");
          Button helped = new Button();
          helped.setAccessibleHelp("help");
          Hint.set(helped, "one");
          assertThat(helped.getAccessibleHelp()).isEqualTo("help");
          return null;
        });
  }
}
