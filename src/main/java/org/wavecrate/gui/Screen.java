package org.wavecrate.gui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.sound.Zoom;

/// One of the screens that the rail on the left leads to. Made when it is first looked at, so that
/// the window need not wait for those that are not.
public final class Screen {
  private final String id;
  private final String title;
  private final String icon;
  private final Supplier<Parent> maker;
  private @Nullable Parent node;
  private Optional<Consumer<Zoom>> zoomed = Optional.empty();

  /// @param id as it stands in file names
  /// @param title as the rail shows it
  /// @param icon an Ikonli code
  /// @param maker makes all of it; called once at most
  public Screen(String id, String title, String icon, Supplier<Parent> maker) {
    this.id = id;
    this.title = title;
    this.icon = icon;
    this.maker = maker;
  }

  /// Lets menus zoom what the screen shows.
  public Screen zoomedBy(Consumer<Zoom> action) {
    zoomed = Optional.of(action);
    return this;
  }

  /// Zooms what the screen shows; nothing where there is nothing to zoom.
  Optional<Consumer<Zoom>> zoomed() {
    return zoomed;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public String icon() {
    return icon;
  }

  /// All of it.
  Parent node() {
    if (node == null) {
      node = maker.get();
    }
    return node;
  }
}
