package org.wavecrate.gui.sound;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A line of text in which all digits are equally wide, so that numbers that change do not jitter:
/// the typeface has such digits but JavaFX can't ask for them.
public final class DigitsLabel extends Region {
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final Text widest = new Text("0");

  public DigitsLabel() {
    getStyleClass().add("digits-label");
    setAccessibleRole(AccessibleRole.TEXT);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    widest.getStyleClass().add("digits");
    widest.setVisible(false);
    getChildren().add(widest);
  }

  public void setText(String words) {
    if (words.equals(text.get())) {
      return;
    }
    text.set(words);
    setAccessibleText(words);
    int used = 1;
    int from = 0;
    while (from < words.length()) {
      int to = from + 1;
      while (!isDigit(words, from) && to < words.length() && !isDigit(words, to)) {
        to++;
      }
      if (used == getChildren().size()) {
        Text run = new Text();
        run.setTextOrigin(VPos.TOP);
        run.getStyleClass().add("digits");
        getChildren().add(run);
      }
      ((Text) getChildren().get(used++)).setText(words.substring(from, to));
      from = to;
    }
    getChildren().remove(used, getChildren().size());
    requestLayout();
  }

  public String getText() {
    return text.get();
  }

  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  private static boolean isDigit(String words, int at) {
    return words.charAt(at) >= '0' && words.charAt(at) <= '9';
  }

  private double width(Text run) {
    double own = run.getLayoutBounds().getWidth();
    return isDigit(run.getText(), 0) ? Math.max(own, widest.getLayoutBounds().getWidth()) : own;
  }

  @Override
  protected double computePrefWidth(double height) {
    double width = snappedLeftInset() + snappedRightInset();
    for (int i = 1; i < getChildren().size(); i++) {
      width += width((Text) getChildren().get(i));
    }
    return Math.ceil(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(
        snappedTopInset() + widest.getLayoutBounds().getHeight() + snappedBottomInset());
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    for (int i = 1; i < getChildren().size(); i++) {
      Text run = (Text) getChildren().get(i);
      double width = width(run);
      run.relocate(x + (width - run.getLayoutBounds().getWidth()) / 2, snappedTopInset());
      x += width;
    }
  }
}
