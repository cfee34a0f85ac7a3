package org.wavecrate.gui.augment;

import static org.wavecrate.feature.FeatureSettings.Kind.MEL;
import static org.wavecrate.feature.FeatureSettings.Kind.STFT;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.stage.Popup;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.LateZoom;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.ScreenView;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.playback.AudioOutput;

/// Puts the Augment screen together: the pipeline on the left, what it does in the middle.
public final class AugmentScreen {
  private AugmentScreen() {}

  public static ScreenView create(
      Workspace workspace,
      Library library,
      Background background,
      Choosers choosers,
      AudioOutput output) {
    LateZoom zoom = new LateZoom();
    return new ScreenView(
            () -> {
              ExampleActions actions =
                  new ExampleActions(workspace, library.flags(), background, choosers);
              AugmentModel model = new AugmentModel(workspace, background);
              Parent node =
                  Fxml.load(
                      AugmentScreen.class,
                      "augment.fxml",
                      controllers(model, background, choosers, actions, output, zoom));
              node.getStylesheets().add(sheet());
              return node;
            })
        .zoomedBy(zoom);
  }

  private static List<Object> controllers(
      AugmentModel model,
      Background background,
      Choosers choosers,
      ExampleActions actions,
      AudioOutput output,
      LateZoom zoom) {
    Stand hearing = Stand.of(model, background, output);
    Stand opened = Stand.of(model, background, output);
    Stand gallery = Stand.of(model, background, output);
    Stand versus = Stand.of(model, background, output);
    new Pulse(
        List.of(hearing.audition(), opened.audition(), gallery.audition(), versus.audition()));
    var panels =
        new AugmentController.Panels(
            new PipelineController(model, choosers),
            new HeadController(model, hearing.audition()),
            new HearingController(model, background, actions, hearing.audition(), hearing.time()),
            new EpochsController(model.training()),
            new BatchController(model.training()),
            new DrawsController(model, background, gallery.audition()),
            new VersusController(model, background, choosers, versus.audition(), versus.time()));
    AugmentController whole =
        new AugmentController(model, background, actions, hearing, opened, panels);
    zoom.set(whole::zoom);
    return List.of(
        whole,
        panels.pipeline(),
        new SavingController(model.saving()),
        panels.head(),
        panels.hearing(),
        new ProblemController(model),
        panels.epochs(),
        panels.batch(),
        panels.draws(),
        panels.versus());
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
  /// waveforms, mel features; without a sample rate, what needs none. For pictures alone; it is not
  /// saved.
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
    boolean rated = recipe.sampleRateHz().isPresent();
    Recipe shown =
        waveforms && recipe.features().isEmpty()
            ? recipe.withFeatures(Optional.of(FeatureSettings.of(rated ? MEL : STFT)))
            : recipe;
    List<Step> steps = Preset.MUSIC.steps(waveforms, true);
    workspace.editRecipe(
        new RecipeDraft(shown, rated ? steps : steps.stream().filter(Step::needsNoRate).toList())
            .recipe());
  }
}
