package org.wavecrate.gui.sound;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.wavecrate.plot.TimeRange;

/// The one time axis under waveform and spectrogram, in samples (or frames): the visible range,
/// the selection, the cursor and the play head. Zoom and scroll stay from one example to the
/// next.
public final class TimeView {
  /// Closer than this there is nothing more to see.
  private static final double LEAST_LENGTH = 8;

  private static final TimeRange EMPTY = new TimeRange(0, 1);

  private final ReadOnlyObjectWrapper<TimeRange> bounds = new ReadOnlyObjectWrapper<>(EMPTY);
  private final ReadOnlyObjectWrapper<TimeRange> visible = new ReadOnlyObjectWrapper<>(EMPTY);
  private final ReadOnlyObjectWrapper<Optional<TimeRange>> selection =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<OptionalDouble> cursor =
      new ReadOnlyObjectWrapper<>(OptionalDouble.empty());
  private final ObjectProperty<OptionalDouble> playhead =
      new SimpleObjectProperty<>(OptionalDouble.empty());

  /// The range that the user zoomed to, kept while a shorter example can't show all of it; empty
  /// for all of the sound.
  private Optional<TimeRange> wanted = Optional.empty();

  private long own;
  private long beside;

  /// Shows something `length` samples long.
  public void show(long length) {
    own = length;
    fitBounds();
  }

  /// Leaves room for something else on the same axis, `length` samples long; 0 for nothing.
  public void makeRoom(long length) {
    beside = length;
    fitBounds();
  }

  private void fitBounds() {
    bounds.set(new TimeRange(0, Math.max(1, Math.max(own, beside))));
    selection.set(
        selection
            .get()
            .filter(range -> range.from() < bounds.get().to())
            .map(range -> new TimeRange(range.from(), Math.min(range.to(), bounds.get().to()))));
    if (cursor.get().orElse(0) >= bounds.get().to()) {
      cursor.set(OptionalDouble.empty());
    }
    update();
  }

  /// The visible range of something `length` samples long.
  public TimeRange visibleOf(long length) {
    TimeRange whole = new TimeRange(0, Math.max(1, Math.max(length, beside)));
    return wanted.orElse(whole).within(whole);
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

  /// Moves so that `time` is at the left.
  public void moveTo(double time) {
    want(visible.get().shifted(time - visible.get().from()));
  }

  /// Shows all.
  public void fit() {
    wanted = Optional.empty();
    update();
  }

  /// Moves, if need be, so that `time` is visible, at the left.
  public void reveal(double time) {
    TimeRange now = visible.get();
    if (time < now.from() || time >= now.to()) {
      want(now.shifted(time - now.from()));
    }
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

  public void selectAll() {
    selection.set(Optional.of(bounds.get()));
  }

  /// Moves the end of the selection that is nearer to `time` there; without one, selects from
  /// where playing begins.
  public void extend(double time) {
    if (selection.get().isEmpty()) {
      select(cursor.get().orElse(0), time);
      return;
    }
    TimeRange now = selection.get().get();
    boolean nearBegin = Math.abs(time - now.from()) < Math.abs(time - now.to());
    select(nearBegin ? now.to() : now.from(), time);
  }

  /// Lets playing begin at `time`.
  public void setCursor(double time) {
    cursor.set(OptionalDouble.of(Math.clamp(time, 0, bounds.get().to())));
  }

  public void clearCursor() {
    cursor.set(OptionalDouble.empty());
  }

  private void want(TimeRange range) {
    TimeRange inside = range.within(bounds.get());
    wanted = inside.length() >= bounds.get().length() ? Optional.empty() : Optional.of(inside);
    update();
  }

  private void update() {
    visible.set(visibleOf(own));
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

  /// Where playing begins, once the user has said so.
  public ReadOnlyObjectProperty<OptionalDouble> cursor() {
    return cursor.getReadOnlyProperty();
  }

  /// The position of playback, while something plays.
  public ObjectProperty<OptionalDouble> playhead() {
    return playhead;
  }
}
