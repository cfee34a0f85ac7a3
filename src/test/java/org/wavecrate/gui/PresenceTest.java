package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private final Region first = new Region();
  private final Region second = new Region();
  private final Region third = new Region();
  private final Region fourth = new Region();
  private final HBox pane = new HBox(first, second, third, fourth);

  private List<Node> shown() {
    return List.copyOf(pane.getChildren());
  }

  @Test
  void hiddenNodesReturnToTheirPlacesWhenTheyAreFirstShown() {
    List.of(first, second, fourth).forEach(node -> node.setVisible(false));
    Presence.late(first, second, third, fourth);
    assertThat(shown()).containsExactly(third);
    fourth.setVisible(true);
    assertThat(shown()).containsExactly(third, fourth);
    second.setVisible(true);
    assertThat(shown()).containsExactly(second, third, fourth);
    first.setVisible(true);
    assertThat(shown()).containsExactly(first, second, third, fourth);
  }

  @Test
  void whatWasShownOnceStays() {
    second.setVisible(false);
    Presence.late(second);
    second.setVisible(true);
    second.setVisible(false);
    assertThat(shown()).containsExactly(first, second, third, fourth);
    second.setVisible(true);
    assertThat(shown()).containsExactly(first, second, third, fourth);
  }
}
