package org.wavecrate.gui;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.DefaultProperty;
import javafx.collections.ObservableList;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Two groups of controls: on the left and on the right of one line, or where that is too narrow on
/// two lines.
@DefaultProperty("groups")
public final class Sides extends Region {
  private static final double GAP = 8;

  /// The height that the groups needed when they were laid out last.
  private double needed;

  /// The groups, the left one first.
  public ObservableList<Node> getGroups() {
    return getChildren();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private double inside(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private boolean fits(double width) {
    double both = GAP;
    for (Node group : getManagedChildren()) {
      both += group.prefWidth(-1);
    }
    return both <= inside(width);
  }

  /// Lays out the groups alone: what is around waits until they need another height.
  @Override
  public void requestLayout() {
    if (getWidth() > 0) {
      setNeedsLayout(true);
    } else {
      super.requestLayout();
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    double sum = 0;
    double most = 0;
    for (Node group : getManagedChildren()) {
      double height = group.prefHeight(inside(width));
      sum += height + (sum > 0 ? GAP : 0);
      most = Math.max(most, height);
    }
    double content = width < 0 || fits(width) ? most : sum;
    return snappedTopInset() + content + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 120;
  }

  @Override
  protected void layoutChildren() {
    askForHeight();
    List<Node> groups = getManagedChildren();
    double room = inside(getWidth());
    if (groups.size() == 2 && fits(getWidth())) {
      double height = getHeight() - snappedTopInset() - snappedBottomInset();
      double right = snapSizeX(groups.get(1).prefWidth(-1));
      layoutInArea(
          groups.getFirst(),
          snappedLeftInset(),
          snappedTopInset(),
          room - right - GAP,
          height,
          0,
          HPos.LEFT,
          VPos.CENTER);
      layoutInArea(
          groups.get(1),
          snappedLeftInset() + room - right,
          snappedTopInset(),
          right,
          height,
          0,
          HPos.RIGHT,
          VPos.CENTER);
      return;
    }
    double top = snappedTopInset();
    for (Node group : groups) {
      double height = snapSizeY(group.prefHeight(room));
      layoutInArea(group, snappedLeftInset(), top, room, height, 0, HPos.LEFT, VPos.CENTER);
      top += height + GAP;
    }
  }

  private void askForHeight() {
    double now = computePrefHeight(getWidth());
    if (now != needed && snapSizeY(now) != getHeight()) {
      // Whoever lays this out takes no wishes meanwhile.
      Platform.runLater(super::requestLayout);
    }
    needed = now;
  }
}
