package org.wavecrate.gui.shuffle;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.wavecrate.generator.Epochs;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;

/// One order over one epoch, sampled for as many columns as there is room, in the background.
final class Strip {
  private final Latest sampling;
  private final ReadOnlyObjectWrapper<Optional<Samples>> samples =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable Epochs epochs;
  private Object identity = "";
  private long epoch;
  private int columns;

  Strip(Background background) {
    sampling = new Latest(background);
  }

  /// Shows another order or epoch.
  ///
  /// @param equal for orders that are the same
  void show(Epochs order, Object equal, long ofEpoch) {
    if (epochs == null || !identity.equals(equal) || epoch != ofEpoch) {
      epochs = order;
      identity = equal;
      epoch = ofEpoch;
      sample();
    }
  }

  /// Takes as many samples as fit.
  void resize(int width) {
    if (columns != width) {
      columns = width;
      sample();
    }
  }

  private void sample() {
    if (epochs == null || columns < 1) {
      return;
    }
    Epochs order = Objects.requireNonNull(epochs);
    long ofEpoch = epoch;
    int count = columns;
    sampling.start(
        progress -> Samples.take(order.epoch(ofEpoch), count, progress),
        taken -> samples.set(Optional.of(taken)),
        reason -> samples.set(Optional.empty()));
  }

  ReadOnlyObjectProperty<Optional<Samples>> samples() {
    return samples.getReadOnlyProperty();
  }
}
