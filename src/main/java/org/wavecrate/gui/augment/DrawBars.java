package org.wavecrate.gui.augment;

import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.text.Plural;

/// A histogram of a parameter's draws; the pointer reads out its bars.
final class DrawBars extends Region {
  private final DrawnValues.Bins bins;

  DrawBars(DrawnValues values) {
    bins = values.bins();
    getStyleClass().add("draw-bars");
    double step = (bins.high() - bins.low()) / bins.counts().length;
    for (int i = 0; i < bins.counts().length; i++) {
      double from = bins.low() + i * step;
      double to = from + step;
      Region bar = new Region();
      bar.getStyleClass().add("draw-bar");
      String where =
          values.whole()
              ? Math.ceil(from) == Math.floor(to)
                  ? Numbers.trimmed(Math.ceil(from), 0)
                  : Numbers.trimmed(Math.ceil(from), 0)
                      + " to "
                      + Numbers.trimmed(Math.floor(to), 0)
              : AppliedWords.number(values.name(), from)
                  + " to "
                  + AppliedWords.number(values.name(), to);
      Hint.set(
          bar,
          where
              + ": "
              + Numbers.count(bins.counts()[i])
              + " of "
              + Numbers.count(values.values().size()));
      getChildren().add(bar);
    }
    setAccessibleText(values.name() + ", " + Plural.of(values.values().size(), "value"));
  }

  @Override
  protected void layoutChildren() {
    int most = 1;
    for (int count : bins.counts()) {
      most = Math.max(most, count);
    }
    double step = getWidth() / bins.counts().length;
    double gap = step > 4 ? 1 : 0;
    for (int i = 0; i < bins.counts().length; i++) {
      double height = Math.ceil(getHeight() * bins.counts()[i] / most);
      double left = Math.round(i * step);
      double right = Math.round((i + 1) * step);
      getChildren()
          .get(i)
          .resizeRelocate(left, getHeight() - height, Math.max(1, right - left - gap), height);
    }
  }
}
