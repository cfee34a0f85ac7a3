package org.wavecrate.gui.shuffle;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;

/// Says which colour is which: all of them, or the ends of a scale.
public final class Legend extends FlowPane {
  private static final int SCALE_STEPS = 24;

  public Legend() {
    getStyleClass().add("legend");
  }

  void show(Coloring coloring) {
    getChildren().clear();
    List<Coloring.Group> groups = coloring.groups();
    if (groups.isEmpty()) {
      return;
    }
    if (!coloring.isScale()) {
      for (Coloring.Group group : groups) {
        Label entry = new Label(group.name(), swatch(group.argb(), 11));
        Hint.set(entry, group.name() + ": " + Numbers.count(group.size()));
        getChildren().add(entry);
      }
      return;
    }
    getChildren().add(new Label(groups.getFirst().name()));
    javafx.scene.layout.HBox scale = new javafx.scene.layout.HBox();
    scale.getStyleClass().add("legend-scale");
    for (int i = 0; i < SCALE_STEPS; i++) {
      int group = (int) ((long) i * (groups.size() - 1) / (SCALE_STEPS - 1));
      scale.getChildren().add(swatch(groups.get(group).argb(), 8));
    }
    getChildren().addAll(scale, new Label(groups.getLast().name() + " · " + coloring.scale()));
  }

  private static Region swatch(int argb, double width) {
    Region swatch = new Region();
    swatch.getStyleClass().add("swatch");
    swatch.setStyle(Formatted.of("-fx-background-color: #%06x;", argb & 0xffffff));
    swatch.setMinSize(width, 11);
    swatch.setMaxSize(width, 11);
    return swatch;
  }
}
