package org.wavecrate.gui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads structure from FXML and connects it with a controller that was built by hand.
public final class Fxml {
  private Fxml() {}

  /// @param place the class beside which the file lies
  public static Parent load(Class<?> place, String file, Object controller) {
    FXMLLoader loader = new FXMLLoader(place.getResource(file));
    loader.setController(controller);
    return load(loader, file);
  }

  /// Loads a file and those that it includes (`fx:include`), one a panel. Each names the class of
  /// its controller by `fx:controller`.
  ///
  /// @param controllers one object for each class named
  public static Parent load(Class<?> place, String file, List<?> controllers) {
    FXMLLoader loader = new FXMLLoader(place.getResource(file));
    loader.setControllerFactory(
        wanted ->
            controllers.stream()
                .filter(wanted::isInstance)
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException(file + ": no " + wanted.getName())));
    return load(loader, file);
  }

  private static Parent load(FXMLLoader loader, String file) {
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": damaged program file", e);
    }
  }
}
