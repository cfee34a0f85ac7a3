package org.wavecrate.gui;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads structure from FXML and connects it with a controller that was built by hand.
public final class Fxml {
  private Fxml() {}

  /// @param place the class beside which the file lies
  public static Parent load(Class<?> place, String file, Object controller) {
    FXMLLoader loader = new FXMLLoader(place.getResource(file));
    loader.setController(controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": damaged program file", e);
    }
  }
}
