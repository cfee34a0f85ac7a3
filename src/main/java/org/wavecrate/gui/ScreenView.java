package org.wavecrate.gui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.sound.Zoom;

/// The view of a screen. Made when it is first looked at, so that the window need not wait for
/// those that are not.
public final class ScreenView {
  private final Supplier<Parent> maker;
  private @Nullable Parent node;
  private Optional<Consumer<Zoom>> zoomed = Optional.empty();

  /// @param maker makes all of it; called once at most
  public ScreenView(Supplier<Parent> maker) {
    this.maker = maker;
  }

  /// Lets menus zoom what the screen shows.
  public ScreenView zoomedBy(Consumer<Zoom> action) {
    zoomed = Optional.of(action);
    return this;
  }

  /// Zooms what the screen shows; nothing where there is nothing to zoom.
  Optional<Consumer<Zoom>> zoomed() {
    return zoomed;
  }

  /// All of it.
  Parent node() {
    if (node == null) {
      node = maker.get();
    }
    return node;
  }
}
