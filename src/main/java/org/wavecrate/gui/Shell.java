package org.wavecrate.gui;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.wavecrate.gui.augment.AugmentScreen;
import org.wavecrate.gui.explore.ExploreScreen;

/// Puts everything inside the window together.
///
/// @param workspace what it shows
/// @param screens in the order of the rail
/// @param scene all of it
record Shell(Workspace workspace, List<Screen> screens, Scene scene) {
  /// @param width of the content in pixels
  /// @param height of the content in pixels
  static Shell create(
      Workspace workspace, Background background, Choosers choosers, double width, double height) {
    Theming theming = new Theming(workspace);
    List<Screen> screens =
        List.of(
            ExploreScreen.create(workspace, background, choosers),
            AugmentScreen.create(workspace, background, choosers));
    ShellController controller =
        new ShellController(new ShellModel(workspace, choosers), theming, screens);
    Parent root = Fxml.load(Shell.class, "shell.fxml", controller);
    Scene scene = new Scene(root, width, height);
    theming.dress(scene);
    return new Shell(workspace, screens, scene);
  }
}
