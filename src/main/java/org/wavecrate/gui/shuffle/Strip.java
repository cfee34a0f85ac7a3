package org.wavecrate.gui.shuffle;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.wavecrate.generator.Epochs;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.mixing.Served;

/// One order over one epoch, and some of its batches enlarged: as many samples as there is room
/// for, taken in the background.
final class Strip {
  /// @param whole the epoch
  /// @param tiles batches of it
  record Pictures(Samples whole, BatchTiles tiles) {}

  private final Latest sampling;
  private final ReadOnlyObjectWrapper<Optional<Pictures>> pictures =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable Epochs epochs;
  private Object identity = "";
  private @Nullable Slice slice;
  private int columns;
  private int tileHeight;

  Strip(Background background) {
    sampling = new Latest(background);
  }

  /// Shows another order or another part of one.
  ///
  /// @param equal for orders that are the same
  void show(Epochs order, Object equal, Slice part) {
    if (epochs == null || !identity.equals(equal) || !part.equals(slice)) {
      epochs = order;
      identity = equal;
      slice = part;
      sample();
    }
  }

  /// Takes as many samples as fit.
  ///
  /// @param width in pixels
  /// @param height of the enlarged batches, in pixels
  void resize(int width, int height) {
    if (columns != width || tileHeight != height) {
      columns = width;
      tileHeight = height;
      sample();
    }
  }

  private void sample() {
    if (epochs == null || slice == null || columns < 1) {
      return;
    }
    Epochs order = Objects.requireNonNull(epochs);
    Slice part = Objects.requireNonNull(slice);
    int width = columns;
    int height = tileHeight;
    sampling.start(
        progress -> {
          Served served = new Served(order.epoch(part.epoch()), part.shard());
          return new Pictures(
              Samples.take(served, width, progress),
              BatchTiles.take(served, part, width, height, progress));
        },
        taken -> pictures.set(Optional.of(taken)),
        reason -> pictures.set(Optional.empty()));
  }

  ReadOnlyObjectProperty<Optional<Pictures>> pictures() {
    return pictures.getReadOnlyProperty();
  }
}
