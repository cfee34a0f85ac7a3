package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.gui.sound.Zoom;

/// Holds the panels of the screen together: the keys, the focus, and what is opened above all.
final class AugmentController {
  private final AugmentModel model;
  private final Background background;
  private final ExampleActions actions;
  private final TimeView time;
  private final Audition audition;
  private final Audition opened;
  private final Panels panels;
  private final TakeWindow window;
  private final Latest opening;

  @FXML private HBox root;
  @FXML private VBox stage;
  @FXML private StackPane overlay;

  /// The parts of the screen that answer to keys, or hold pictures.
  record Panels(
      PipelineController pipeline,
      HeadController head,
      HearingController hearing,
      EpochsController epochs,
      BatchController batch,
      DrawsController draws,
      VersusController versus) {}

  /// @param hearing where the example is heard before and after
  /// @param opened where what is opened above is heard
  @SuppressWarnings("NullAway.Init")
  AugmentController(
      AugmentModel model,
      Background background,
      ExampleActions actions,
      Stand hearing,
      Stand opened,
      Panels panels) {
    this.model = model;
    this.background = background;
    this.actions = actions;
    this.panels = panels;
    time = hearing.time();
    audition = hearing.audition();
    this.opened = opened.audition();
    window = new TakeWindow(model, background, opened.audition(), opened.time(), this::close);
    opening = new Latest(background);
  }

  @FXML
  private void initialize() {
    // Keys reach the screen only while the focus is within it.
    stage.setFocusTraversable(true);
    stage.setOnMousePressed(event -> stage.requestFocus());
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                stage.requestFocus();
              }
            });
    TrainingView training = model.training();
    training
        .heard()
        .subscribe(
            (was, now) -> {
              if (was.isEmpty() && now.isPresent()) {
                stage.requestFocus();
              }
            });
    overlay.getChildren().add(window);
    close();
    panels.epochs().onOpen(draws -> open(draws, 0));
    panels.draws().onOpen(this::open);
    TakePanes takes =
        new TakePanes(
            model,
            background,
            actions,
            panels.epochs().cells(),
            panels.batch().cells(),
            this::open);
    model.workspace().look().subscribe(now -> takes.repaint());
    training.epochs().subscribe(takes::paint);
    training.batch().subscribe(now -> takes.paint(now.map(Batch::takes).orElse(List.of())));
    training.stage().subscribe(this::showStage);
    root.addEventFilter(KeyEvent.KEY_PRESSED, new AugmentKeys(model, time, keyActions())::press);
  }

  private AugmentKeys.Actions keyActions() {
    return new AugmentKeys.Actions() {
      @Override
      public void add() {
        panels.pipeline().showCatalogue();
      }

      @Override
      public void loop() {
        panels.head().loop();
      }

      @Override
      public void choose(int side) {
        if (model.training().stage().get() == StageView.VERSUS) {
          panels.versus().listenTo(side);
        } else {
          panels.head().listenTo(side);
        }
      }

      @Override
      public void difference() {
        panels.hearing().turnDifference();
      }

      @Override
      public void play() {
        if (isOpened()) {
          opened.toggle(Audition.A);
        } else {
          playStage();
        }
      }

      @Override
      public boolean isOpened() {
        return overlay.isVisible();
      }

      @Override
      public void close() {
        AugmentController.this.close();
      }
    };
  }

  /// Zooms the sounds in front.
  void zoom(Zoom zoom) {
    zoom.apply(overlay.isVisible() ? window.views() : stageViews());
  }

  private List<SoundView> stageViews() {
    return switch (model.training().stage().get()) {
      case EXAMPLE -> panels.hearing().views();
      case VERSUS -> panels.versus().views();
      case BATCH, DRAWS -> List.of();
    };
  }

  private void playStage() {
    switch (model.training().stage().get()) {
      case EXAMPLE, BATCH -> audition.toggle(audition.side().get());
      case DRAWS -> panels.draws().play();
      case VERSUS -> panels.versus().play();
    }
  }

  private void showStage(StageView view) {
    if (view != StageView.EXAMPLE) {
      audition.stop();
    }
    close();
  }

  // Opening one cell

  private void open(Take take) {
    audition.stop();
    opening.start(
        progress -> model.training().hear(take, progress),
        heard -> open(take, Optional.of(heard)),
        reason -> open(take, model.training().heard().get()));
  }

  /// Opens one of several draws.
  private void open(List<FaultyDraw> draws, int at) {
    audition.stop();
    opening.start(
        progress -> model.training().hear(draws.get(at), progress),
        heard -> {
          open(heard.take(), Optional.of(heard));
          window.showSteps(at, draws.size(), next -> open(draws, next));
        },
        reason -> close());
  }

  private void open(Take take, Optional<BeforeAfter> heard) {
    window.show(take, heard);
    Presence.show(overlay, true);
    window.requestFocus();
  }

  private void close() {
    opening.cancel();
    opened.stop();
    if (overlay.isVisible()) {
      stage.requestFocus();
    }
    Presence.show(overlay, false);
  }
}
