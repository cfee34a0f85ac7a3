package org.wavecrate.gui.example;

import java.util.List;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.Zoom;

/// The part of a screen that shows the workspace's current example.
public final class ExamplePane {
  private final ExampleHeadController head;
  private final ExampleController controller;
  private final Parent node;

  /// @param walk where the buttons for the next and the previous example lead
  /// @param actions what its context menu offers
  public ExamplePane(
      Workspace workspace,
      Background background,
      Choosers choosers,
      AudioOutput output,
      Walk walk,
      ExampleActions actions) {
    ExampleModel model = new ExampleModel(workspace, background, walk);
    ExamplePair comparison = new ExamplePair(model, background);
    Playback playback = new Playback(model, comparison, background, output, Platform::runLater);
    SoundView sound = new SoundView(background, model.time());
    head = new ExampleHeadController(model, walk, comparison, sound::plot, background, choosers);
    controller =
        new ExampleController(model, comparison, playback, sound, head, background, actions);
    node =
        Fxml.load(
            ExamplePane.class,
            "example.fxml",
            List.of(controller, head, new NoPictureController(model), new FactsController(model)));
  }

  /// All of it.
  public Parent node() {
    return node;
  }

  /// Further buttons beside the example's name, such as one that marks it.
  public ObservableList<Node> buttons() {
    return head.buttons();
  }

  /// Zooms the sound.
  public void zoom(Zoom zoom) {
    controller.zoom(zoom);
  }

  /// Does what a key asks for and consumes it; leaves other keys alone.
  public void press(KeyEvent event) {
    controller.press(event);
  }
}
