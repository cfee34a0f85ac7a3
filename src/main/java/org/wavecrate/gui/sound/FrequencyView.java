package org.wavecrate.gui.sound;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.ValueRange;

/// The visible part of the vertical axis of all spectrograms (or feature maps), as positions from
/// 0 (lowest) to 1 (highest). Stays from one example to the next.
public final class FrequencyView {
  private static final double LEAST = 1.0 / 64;

  private final ReadOnlyObjectWrapper<ValueRange> visible =
      new ReadOnlyObjectWrapper<>(PixelSource.WHOLE);

  /// Zooms by `factor` (below 1: closer), so that what lies at `height` of the visible part stays.
  ///
  /// @param height from 0 (its lower edge) to 1
  public void zoom(double height, double factor) {
    ValueRange now = visible.get();
    double length = Math.clamp(now.length() * factor, LEAST, 1);
    show(now.at(height) - height * length, length);
  }

  /// Moves by `fraction` of what is visible, up if positive.
  public void scroll(double fraction) {
    ValueRange now = visible.get();
    show(now.low() + fraction * now.length(), now.length());
  }

  /// Shows `part` alone, given as positions in all of the axis.
  public void showOnly(ValueRange part) {
    double length = Math.clamp(part.length(), LEAST, 1);
    show((part.low() + part.high() - length) / 2, length);
  }

  /// Shows all.
  public void fit() {
    visible.set(PixelSource.WHOLE);
  }

  private void show(double low, double length) {
    double from = Math.clamp(low, 0, 1 - length);
    visible.set(length >= 1 ? PixelSource.WHOLE : new ValueRange(from, from + length));
  }

  public ReadOnlyObjectProperty<ValueRange> visible() {
    return visible.getReadOnlyProperty();
  }
}
