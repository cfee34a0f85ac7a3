package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;

/// Binds the screen to its model and forwards what the user does.
final class AugmentController {
  /// What the lower picture shows.
  private enum View {
    SOUND,
    TENSOR,
    DIFFERENCE
  }

  private final AugmentModel model;
  private final Background background;
  private final Choosers choosers;
  private final TimeView time = new TimeView();
  private final TimeView openedTime = new TimeView();
  private final Audition audition;
  private final Audition openedAudition;
  private final SoundView original;
  private final SoundView augmented;
  private final SoundView tensor;
  private final TakeWindow window;
  private final Latest opening;
  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          audition.follow();
          openedAudition.follow();
        }
      };
  private View view = View.SOUND;

  @FXML private HBox root;
  @FXML private VBox stage;
  @FXML private MenuButton presets;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button add;
  @FXML private ScrollPane scroll;
  @FXML private VBox pipeline;
  @FXML private VBox invitation;
  @FXML private FlowPane invitationPresets;
  @FXML private Label told;
  @FXML private VBox savingPlace;
  @FXML private MenuItem copyJson;
  @FXML private MenuItem openRecipe;
  @FXML private MenuItem compare;
  @FXML private Button changes;
  @FXML private Button revert;
  @FXML private Button save;
  @FXML private Label fileName;
  @FXML private Label labelChip;
  @FXML private Button previousExample;
  @FXML private Button nextExample;
  @FXML private Button previousEpoch;
  @FXML private Button nextEpoch;
  @FXML private Label epoch;
  @FXML private ToggleButton asExample;
  @FXML private ToggleButton asBatch;
  @FXML private ToggleButton loop;
  @FXML private ToggleButton sideA;
  @FXML private ToggleButton sideB;
  @FXML private StackPane shownPlace;
  @FXML private VBox exampleBox;
  @FXML private VBox originalCard;
  @FXML private Label originalWords;
  @FXML private Label silent;
  @FXML private Button playOriginal;
  @FXML private VBox augmentedCard;
  @FXML private Label augmentedTitle;
  @FXML private Label augmentedWords;
  @FXML private HBox views;
  @FXML private ToggleButton asSound;
  @FXML private ToggleButton asTensor;
  @FXML private ToggleButton asDifference;
  @FXML private Button playAugmented;
  @FXML private StackPane augmentedStage;
  @FXML private StackPane overlay;

  @SuppressWarnings("NullAway.Init")
  AugmentController(
      AugmentModel model, Background background, Choosers choosers, AudioOutput output) {
    this.model = model;
    this.background = background;
    this.choosers = choosers;
    var listening = model.workspace().listening();
    audition = new Audition(background, output, time, listening, Platform::runLater);
    openedAudition = new Audition(background, output, openedTime, listening, Platform::runLater);
    original = new SoundView(background, time);
    augmented = new SoundView(background, time);
    tensor = new SoundView(background, new TimeView());
    window = new TakeWindow(model, background, openedAudition, openedTime, this::close);
    opening = new Latest(background);
  }

  @FXML
  private void initialize() {
    new PipelineController(
        model,
        choosers,
        new PipelineController.Parts(
            presets,
            undo,
            redo,
            add,
            scroll,
            pipeline,
            invitation,
            invitationPresets,
            told,
            savingPlace,
            changes,
            revert,
            save,
            copyJson,
            openRecipe,
            compare));
    for (SoundView each : List.of(original, augmented, tensor)) {
      each.setMinSize(0, 0);
      each.choice().bind(model.workspace().look());
      each.wheel().bind(model.workspace().wheel());
      VBox.setVgrow(each, Priority.ALWAYS);
    }
    originalCard.getChildren().add(original);
    augmentedStage
        .getChildren()
        .addAll(
            Fxml.load(AugmentScreen.class, "problem.fxml", new ProblemController(model)),
            augmented,
            tensor);
    for (VBox card : List.of(originalCard, augmentedCard)) {
      card.setMinHeight(0);
      card.setPrefHeight(100);
    }
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
    model
        .training()
        .heard()
        .subscribe(
            (was, now) -> {
              if (was.isEmpty() && now.isPresent()) {
                stage.requestFocus();
              }
            });
    overlay.getChildren().add(window);
    close();
    connectHead();
    connectPlaying();
    model.workspace().example().subscribe(this::showExample);
    model.workspace().sampleRate().subscribe(now -> show());
    model.training().heard().subscribe(now -> show());
    model.training().problem().subscribe(now -> show());
    EpochsController epochs = new EpochsController(model.training(), draws -> open(draws, 0));
    exampleBox.getChildren().add(Fxml.load(AugmentScreen.class, "epochs.fxml", epochs));
    BatchController batch = new BatchController(model.training());
    shownPlace.getChildren().add(Fxml.load(AugmentScreen.class, "batch.fxml", batch));
    TakePanes takes = new TakePanes(model, background, epochs.cells(), batch.cells(), this::open);
    model.workspace().look().subscribe(now -> takes.repaint());
    model.training().epochs().subscribe(takes::paint);
    model.training().batch().subscribe(now -> takes.paint(now.map(Batch::takes).orElse(List.of())));
    model.training().showsBatch().subscribe(this::showMode);
    root.addEventFilter(KeyEvent.KEY_PRESSED, new AugmentKeys(model, time, keyActions())::press);
  }

  private AugmentKeys.Actions keyActions() {
    return new AugmentKeys.Actions() {
      @Override
      public void add() {
        add.fire();
      }

      @Override
      public void loop() {
        loop.fire();
      }

      @Override
      public void choose(int side) {
        AugmentController.this.choose(side);
      }

      @Override
      public void difference() {
        AugmentController.this.choose(view == View.DIFFERENCE ? View.SOUND : View.DIFFERENCE);
      }

      @Override
      public void play() {
        if (overlay.isVisible()) {
          openedAudition.toggle(Audition.A);
        } else {
          audition.toggle(audition.side().get());
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

  private void connectHead() {
    previousExample.setOnAction(event -> model.training().walk(-1));
    nextExample.setOnAction(event -> model.training().walk(1));
    previousEpoch.setOnAction(
        event -> model.training().goToEpoch(model.training().epoch().get() - 1));
    nextEpoch.setOnAction(event -> model.training().goToEpoch(model.training().epoch().get() + 1));
    model
        .training()
        .epoch()
        .subscribe(
            now -> {
              epoch.setText(now.toString());
              previousEpoch.setDisable(now.intValue() == 0);
            });
    asExample.setOnAction(event -> model.training().showBatch(false));
    asBatch.setOnAction(event -> model.training().showBatch(true));
    asSound.setOnAction(event -> choose(View.SOUND));
    asTensor.setOnAction(event -> choose(View.TENSOR));
    asDifference.setOnAction(event -> choose(View.DIFFERENCE));
  }

  private void connectPlaying() {
    var listening = model.workspace().listening();
    listening.subscribe(now -> loop.setSelected(now.loop()));
    loop.setOnAction(event -> listening.set(listening.get().withLoop(loop.isSelected())));
    sideA.setOnAction(event -> choose(Audition.A));
    sideB.setOnAction(event -> choose(Audition.B));
    playOriginal.setOnAction(event -> audition.toggle(Audition.A));
    playAugmented.setOnAction(event -> audition.toggle(Audition.B));
    playOriginal.setTooltip(new Tooltip("Play the original (Space plays the side chosen)"));
    playAugmented.setTooltip(new Tooltip("Play what training gets"));
    playOriginal.disableProperty().bind(audition.playable().not());
    playAugmented.disableProperty().bind(audition.playable().not());
    sideA.disableProperty().bind(audition.playable().not());
    sideB.disableProperty().bind(audition.playable().not());
    audition.side().subscribe(now -> showPlaying());
    audition.state().subscribe(now -> showPlaying());
    openedAudition.state().subscribe(now -> showPlaying());
  }

  private void choose(int side) {
    audition.choose(side);
    showPlaying();
  }

  private void showPlaying() {
    Player.State state = audition.state().get();
    boolean playing = state == Player.State.PLAYING;
    int side = audition.side().get();
    sideA.setSelected(side == Audition.A);
    sideB.setSelected(side == Audition.B);
    showPlay(playOriginal, playing && side == Audition.A);
    showPlay(playAugmented, playing && side == Audition.B);
    silent.setVisible(state == Player.State.NO_DEVICE);
    silent.setManaged(silent.isVisible());
    if (playing || openedAudition.state().get() == Player.State.PLAYING) {
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  private static void showPlay(Button button, boolean playing) {
    button.setGraphic(new FontIcon(playing ? "fth-square" : "fth-play"));
    button.setAccessibleText(playing ? "Stop" : "Play");
  }

  private void choose(View chosen) {
    view = chosen;
    show();
  }

  private void showExample(Optional<Example> example) {
    fileName.setText(example.map(Example::name).orElse(""));
    fileName.setTooltip(example.map(e -> new Tooltip(e.path())).orElse(null));
    boolean trains = model.training().trains();
    augmentedTitle.setText(trains ? "What training gets" : "What the network gets");
    previousEpoch.setVisible(trains);
    nextEpoch.setVisible(trains);
  }

  private void show() {
    Optional<BeforeAfter> heard = model.training().heard().get();
    Optional<String> problem = model.training().problem().get();
    double rate = model.rateHz();
    Content nothing = new Content.Nothing("");
    Content before = heard.map(BeforeAfter::original).orElse(nothing);
    labelChip.setText(heard.map(h -> h.take().label()).orElse(""));
    labelChip.setVisible(!labelChip.getText().isEmpty());
    originalWords.setText(
        model.draft().get().base().fit().isPresent() ? "as stored, fitted" : "as stored");
    original.show(before, Optional.empty(), rate);
    boolean sound = before instanceof Content.Sound;
    boolean hasTensor = sound && heard.filter(h -> !h.take().isSound()).isPresent();
    View shown = view == View.TENSOR && !hasTensor ? View.SOUND : view;
    asSound.setSelected(shown == View.SOUND);
    asTensor.setSelected(shown == View.TENSOR);
    asDifference.setSelected(shown == View.DIFFERENCE);
    asTensor.setVisible(hasTensor);
    asTensor.setManaged(hasTensor);
    asSound.setText(sound ? "Sound" : "Features");
    views.setVisible(problem.isEmpty());
    boolean well = problem.isEmpty() && heard.isPresent();
    augmented.setVisible(well && shown != View.TENSOR);
    tensor.setVisible(well && shown == View.TENSOR);
    augmented.show(
        well
            ? shown == View.DIFFERENCE ? heard.get().difference() : heard.get().augmented()
            : before,
        Optional.empty(),
        rate);
    tensor.show(
        well && hasTensor ? heard.get().take().content(heard.get().scale()) : nothing,
        Optional.empty(),
        rate);
    showWords(heard, well);
    List<Content.Sound> versions = new ArrayList<>();
    if (heard.isPresent() && sound) {
      versions.add((Content.Sound) before);
      versions.add((Content.Sound) (well ? heard.get().augmented() : before));
    }
    audition.load(versions, rate);
  }

  private void showWords(Optional<BeforeAfter> heard, boolean well) {
    String words = well ? heard.map(h -> AppliedWords.of(h.applied())).orElse("") : "";
    if (well && words.isEmpty()) {
      words =
          !model.training().trains()
              ? "untouched: transforms apply to the training split alone"
              : model.draft().get().steps().isEmpty()
                  ? "the same: there are no transforms"
                  : "the same: no transform was drawn in this epoch";
    }
    augmentedWords.setText(words);
    augmentedWords.setTooltip(words.isEmpty() ? null : new Tooltip(words.replace(" · ", "\n")));
  }

  private void showMode(boolean batch) {
    asBatch.setSelected(batch);
    asExample.setSelected(!batch);
    exampleBox.setVisible(!batch);
    if (batch) {
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
    overlay.setVisible(true);
    overlay.setManaged(true);
    window.requestFocus();
  }

  private void close() {
    opening.cancel();
    openedAudition.stop();
    if (overlay.isVisible()) {
      stage.requestFocus();
    }
    overlay.setVisible(false);
    overlay.setManaged(false);
  }
}
