package org.wavecrate.gui.explore;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.ScrollBarSkin;
import javafx.scene.layout.Region;

/// A scroll bar whose thumb can be seen and grabbed even where a million rows make it a hair.
public final class RowScrollBarSkin extends ScrollBarSkin {
  private static final double LEAST = 36;

  private double top;
  private double track;

  public RowScrollBarSkin(ScrollBar bar) {
    super(bar);
    bar.valueProperty().subscribe(value -> place());
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    super.layoutChildren(x, y, width, height);
    top = y;
    track = height;
    place();
  }

  private void place() {
    ScrollBar bar = getSkinnable();
    Node thumb = bar == null ? null : bar.lookup(".thumb");
    double range = bar == null ? 0 : bar.getMax() - bar.getMin();
    if (thumb instanceof Region region
        && bar.getOrientation() == Orientation.VERTICAL
        && range > 0
        && track > 2 * LEAST
        && track * bar.getVisibleAmount() / range < LEAST) {
      region.resize(region.getWidth(), LEAST);
      double part = Math.clamp((bar.getValue() - bar.getMin()) / range, 0, 1);
      region.setTranslateY(top + Math.round(part * (track - LEAST)));
    }
  }
}
