package org.wavecrate.gui.export;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;

/// A bar that shows how much of a whole something takes, and how much of that is done.
public final class FillBar extends Region {
  private static final double LEAST_PIXELS = 2;

  private final Region extent = new Region();
  private final Region progress = new Region();
  private double fill;
  private double done;

  public FillBar() {
    getStyleClass().add("fill-bar");
    extent.getStyleClass().add("extent");
    progress.getStyleClass().add("progress");
    getChildren().addAll(extent, progress);
    setMinWidth(20);
  }

  /// @param part of the whole, from 0 to 1
  /// @param finished of that part, from 0 to 1
  void show(double part, double finished) {
    fill = Math.clamp(part, 0, 1);
    done = Math.clamp(finished, 0, 1);
    requestLayout();
  }

  /// Gives it the colours of a crate in this state.
  void show(CrateRow.State state) {
    boolean begun = state.compareTo(CrateRow.State.SAVING) >= 0;
    pseudoClassStateChanged(PseudoClass.getPseudoClass("written"), begun);
  }

  /// Whether there is too much of it.
  void warn(boolean over) {
    pseudoClassStateChanged(PseudoClass.getPseudoClass("over"), over);
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double height = getHeight() - insets.getTop() - insets.getBottom();
    double room = getWidth() - insets.getLeft() - insets.getRight();
    double width = fill > 0 ? Math.max(LEAST_PIXELS, Math.rint(room * fill)) : 0;
    extent.resizeRelocate(insets.getLeft(), insets.getTop(), width, height);
    progress.resizeRelocate(insets.getLeft(), insets.getTop(), Math.rint(width * done), height);
  }
}
