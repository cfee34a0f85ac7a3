package org.wavecrate.gui.overview;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The legend of the splits' colours.
final class SplitLegend {
  private SplitLegend() {}

  /// Shows nothing for a single split.
  static void fill(HBox legend, List<String> splits) {
    legend.getChildren().clear();
    for (int i = 0; i < splits.size() && splits.size() > 1; i++) {
      Region square = new Region();
      square.getStyleClass().addAll("part", "part-" + Math.min(i, 2), "square");
      Label name = new Label(splits.get(i), square);
      name.getStyleClass().add("muted");
      name.setMinWidth(Region.USE_PREF_SIZE);
      legend.getChildren().add(name);
    }
  }
}
