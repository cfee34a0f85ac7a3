package org.wavecrate.gui;

import java.util.function.Consumer;
import org.wavecrate.gui.sound.Zoom;

/// Zooms what a screen shows as soon as that is made.
public final class LateZoom implements Consumer<Zoom> {
  private Consumer<Zoom> target = zoom -> {};

  /// Sets the picture's zoom, once the picture is made.
  public void set(Consumer<Zoom> made) {
    target = made;
  }

  @Override
  public void accept(Zoom zoom) {
    target.accept(zoom);
  }
}
