package org.wavecrate.gui.augment;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Parent;
import javafx.stage.Popup;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.playback.AudioOutput;

/// Puts the Augment screen together: the pipeline on the left, what it does in the middle.
public final class AugmentScreen {
  /// The screen's identifier.
  public static final String ID = AugmentModel.SCREEN;

  private AugmentScreen() {}

  public static Screen create(
      Workspace workspace, Background background, Choosers choosers, AudioOutput output) {
    return new Screen(
        ID,
        "Augment",
        "fth-activity",
        () -> {
          AugmentModel model = new AugmentModel(workspace, background);
          AugmentController controller = new AugmentController(model, background, choosers, output);
          Parent node = Fxml.load(AugmentScreen.class, "augment.fxml", controller);
          node.getStylesheets().add(sheet());
          return node;
        });
  }

  private static String sheet() {
    return Objects.requireNonNull(AugmentScreen.class.getResource("augment.css")).toExternalForm();
  }

  /// Gives a popup's content the looks of this screen; the window's own it has by itself.
  static void dress(Popup popup, Parent content) {
    popup.getScene().getRoot().setStyle("-fx-background-color: transparent;");
    content.getStylesheets().add(sheet());
  }

  /// A pipeline to be looked at where the dataset's recipe has none: the music preset and, for
  /// waveforms, mel features. For pictures alone; it is not saved.
  public static void demonstrate(Workspace workspace) {
    Recipe recipe = workspace.recipe().get();
    boolean waveforms =
        workspace
            .example()
            .get()
            .map(example -> example.split().account(recipe.array()).axes().isWaveform())
            .orElse(true);
    if (!recipe.transforms().isEmpty()) {
      return;
    }
    Recipe rated =
        recipe.sampleRateHz().isPresent()
            ? recipe
            : recipe.withSampleRateHz(
                OptionalInt.of((int) Math.round(workspace.sampleRate().get().hz())));
    Recipe shown =
        waveforms && recipe.features().isEmpty()
            ? rated.withFeatures(Optional.of(FeatureSettings.of(FeatureSettings.Kind.MEL)))
            : rated;
    workspace.editRecipe(new Draft(shown, Preset.MUSIC.steps(waveforms, true)).recipe());
  }
}
