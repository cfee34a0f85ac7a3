package org.wavecrate.gui.sound;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.plot.TimeRange;

/// The one time axis under waveform and spectrogram: what is visible, selected and pointed at, in
/// samples (or frames). Zoom and scroll stay from one example to the next.
public final class TimeView {
  /// Closer than this there is nothing more to see.
  private static final double LEAST_LENGTH = 8;

  private static final TimeRange EMPTY = new TimeRange(0, 1);

  private final ReadOnlyObjectWrapper<TimeRange> bounds = new ReadOnlyObjectWrapper<>(EMPTY);
  private final ReadOnlyObjectWrapper<TimeRange> visible = new ReadOnlyObjectWrapper<>(EMPTY);
  private final ReadOnlyObjectWrapper<Optional<TimeRange>> selection =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// What the user zoomed to, kept while a shorter example can't show all of it; empty for "all of
  /// it".
  private Optional<TimeRange> wanted = Optional.empty();

  /// Shows something `length` samples long.
  public void show(long length) {
    bounds.set(new TimeRange(0, Math.max(1, length)));
    selection.set(selection.get().filter(range -> range.from() < length));
    update();
  }

  /// Zooms by `factor` (below 1: closer), so that `time` stays where it is.
  public void zoom(double time, double factor) {
    TimeRange now = visible.get();
    double least = Math.min(LEAST_LENGTH, bounds.get().length());
    double length = Math.clamp(now.length() * factor, least, bounds.get().length());
    want(now.scaledAround(time, length / now.length()));
  }

  /// Moves by `fraction` of what is visible, later if positive.
  public void scroll(double fraction) {
    want(visible.get().shifted(fraction * visible.get().length()));
  }

  /// Shows all.
  public void fit() {
    wanted = Optional.empty();
    update();
  }

  /// Shows `range` alone.
  public void showOnly(TimeRange range) {
    double margin = Math.max(0, LEAST_LENGTH - range.length()) / 2;
    want(new TimeRange(range.from() - margin, range.to() + margin));
  }

  /// Selects from `from` to `to`, given in any order; nothing if both are the same.
  public void select(double from, double to) {
    double low = Math.clamp(Math.min(from, to), 0, bounds.get().to());
    double high = Math.clamp(Math.max(from, to), 0, bounds.get().to());
    selection.set(low < high ? Optional.of(new TimeRange(low, high)) : Optional.empty());
  }

  public void clearSelection() {
    selection.set(Optional.empty());
  }

  private void want(TimeRange range) {
    TimeRange inside = range.within(bounds.get());
    wanted = inside.length() >= bounds.get().length() ? Optional.empty() : Optional.of(inside);
    update();
  }

  private void update() {
    visible.set(wanted.orElse(bounds.get()).within(bounds.get()));
  }

  /// Whether all of the example is visible.
  public boolean isFitted() {
    return wanted.isEmpty();
  }

  /// From 0 to the example's end.
  public ReadOnlyObjectProperty<TimeRange> bounds() {
    return bounds.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<TimeRange> visible() {
    return visible.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<TimeRange>> selection() {
    return selection.getReadOnlyProperty();
  }
}
