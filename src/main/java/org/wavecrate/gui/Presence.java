package org.wavecrate.gui;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Whether a node is seen and takes up room.
public final class Presence {
  private Presence() {}

  /// Shows a node, or takes it away with the room it needs.
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// Leaves nodes that are hidden now out of the scene until they are first shown: JavaFX styles
  /// and lays out hidden ones, too, and most windows never show them. Each returns to its place.
  ///
  /// @param nodes in panes
  public static void late(Node... nodes) {
    List<Runnable> leaving =
        Stream.of(nodes).filter(node -> !node.isVisible()).map(Presence::leaving).toList();
    leaving.forEach(Runnable::run);
  }

  /// Remembers the place of a node while all of its siblings are there.
  private static Runnable leaving(Node node) {
    Pane parent = (Pane) node.getParent();
    List<Node> all = List.copyOf(parent.getChildren());
    List<Node> before = all.subList(0, all.indexOf(node));
    return () -> {
      parent.getChildren().remove(node);
      node.visibleProperty()
          .addListener(
              new ChangeListener<Boolean>() {
                @Override
                public void changed(
                    ObservableValue<? extends Boolean> visible, Boolean was, Boolean now) {
                  visible.removeListener(this);
                  parent.getChildren().add(placeBehind(before, parent), node);
                }
              });
    };
  }

  private static int placeBehind(List<Node> before, Pane parent) {
    return 1 + before.stream().mapToInt(parent.getChildren()::indexOf).max().orElse(-1);
  }
}
