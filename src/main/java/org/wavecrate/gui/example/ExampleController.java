package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.playback.LevelReading;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.OverviewStrip;
import org.wavecrate.gui.sound.PlayMeter;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.Zoom;
import org.wavecrate.plot.SampleRate;

/// Binds the view of one example: its sound and what can be done with that.
final class ExampleController {
  private static final double LEAST_OF_ONE = 160;
  static final double LEAST_OF_TWO = 70;

  /// With less, two sounds need the room of the strip below them.
  private static final double ROOM_FOR_WHOLE = 400;

  private final ExampleModel model;
  private final Playback playback;
  private final ExampleHeadController head;
  private final SoundView sound;
  private final OverviewStrip whole;
  private final PlayMeter meter = new PlayMeter();
  private final StretchModel stretchModel;
  private final ExamplePair comparison;
  private final Background background;
  private final ExampleActions actions;
  private final ExampleKeys keys;

  @FXML private StackPane stage;
  @FXML private VBox message;
  @FXML private ProgressBar reading;
  @FXML private StackPane controls;
  @FXML private HBox stretch;
  @FXML private Pane cards;

  @SuppressWarnings("NullAway.Init")
  ExampleController(
      ExampleModel model,
      ExamplePair comparison,
      Playback playback,
      SoundView sound,
      ExampleHeadController head,
      Background background,
      ExampleActions actions) {
    this.model = model;
    this.actions = actions;
    this.comparison = comparison;
    this.background = background;
    this.head = head;
    this.playback = playback;
    this.sound = sound;
    this.whole = new OverviewStrip(model.time());
    this.stretchModel = new StretchModel(model, background);
    this.keys = new ExampleKeys(model, comparison, playback, sound, stretchModel);
  }

  @FXML
  private void initialize() {
    VBox.setVgrow(sound, Priority.ALWAYS);
    // Two sounds get half of the room each.
    sound.setPrefHeight(LEAST_OF_TWO);
    CompareController compare =
        new CompareController(comparison, playback, model, background, sound);
    Parent beside = Fxml.load(ExampleController.class, "compare.fxml", compare);
    stage.getChildren().addFirst(new VBox(sound, beside, whole, meter));
    actions.attach(sound, this::looked, this::more);
    actions.attach(whole, this::looked);
    actions.attach(
        compare.second(), () -> comparison.pinned().get().map(Shown::example).stream().toList());
    comparison.pinned().subscribe(this::showCards);
    stage.heightProperty().subscribe(this::showWhole);
    addControls();
    sound.choice().bindBidirectional(model.workspace().look());
    sound.wheel().bind(model.workspace().wheel());
    sound.offerMix().bindBidirectional(playback.mix());
    playback.levels().subscribe(now -> now.ifPresent(this::showLevels));
    playback.state().subscribe((was, now) -> meter.restart(now == Player.State.PLAYING));
    model.shown().subscribe(this::show);
    model.sampleRate().subscribe(() -> show(model.shown().get()));
    model.prepared().subscribe(sound::prepare);
    reading.progressProperty().bind(model.readingProgress());
    // What takes less than a moment shall not flicker.
    PauseTransition moment = new PauseTransition(Duration.millis(200));
    moment.setOnFinished(event -> reading.setVisible(model.reading().get()));
    model
        .reading()
        .subscribe(
            now -> {
              reading.setVisible(false);
              if (now) {
                moment.playFromStart();
              }
            });
    Presence.late(beside, message, reading, stretch);
  }

  private List<Example> looked() {
    return model.shown().get().map(Shown::example).stream().toList();
  }

  /// The items of the picture's menu beyond the actions of any example.
  private List<MenuItem> more() {
    MenuItem picture = ExampleActions.item("Copy picture of the view", head::copyPicture);
    MenuItem selection = ExampleActions.item(Zoom.SELECTION.title(), () -> zoom(Zoom.SELECTION));
    selection.setDisable(model.time().selection().get().isEmpty());
    MenuItem all = ExampleActions.item(Zoom.WHOLE.title(), () -> zoom(Zoom.WHOLE));
    boolean pinned = comparison.pinned().get().isPresent();
    MenuItem pinning =
        ExampleActions.item(
            pinned ? "Let go of what is pinned" : "Pin, to compare others with it",
            comparison::switchPin);
    return List.of(new SeparatorMenuItem(), picture, selection, all, pinning);
  }

  private void addControls() {
    Transport transport = new Transport(model, playback);
    LookBar look = new LookBar(model, stretchModel.open());
    Parent node = Fxml.load(ExampleController.class, "look.fxml", look);
    look.putBeside(Fxml.load(ExampleController.class, "transport.fxml", transport));
    controls.getChildren().setAll(node);
    stretch
        .getChildren()
        .setAll(
            Fxml.load(
                ExampleController.class,
                "stretch.fxml",
                new StretchController(stretchModel, model)));
    stretchModel.open().subscribe(this::showCards);
  }

  private void showLevels(LevelReading now) {
    meter.show(now.rms(), now.peak(), now.clipped(), System.nanoTime());
  }

  private void showWhole() {
    boolean low = stage.getHeight() < ROOM_FOR_WHOLE;
    boolean two = comparison.pinned().get().isPresent();
    whole.setWanted(!(low && two));
  }

  /// The facts of all of the example, or those of what is selected of it.
  private void showCards() {
    Optional<Shown> shown = model.shown().get();
    boolean sound = shown.filter(s -> s.content() instanceof Content.Sound).isPresent();
    Presence.show(stretch, sound && stretchModel.open().get());
    // Two sounds need the room.
    boolean two = comparison.pinned().get().isPresent();
    double least = two ? LEAST_OF_TWO : LEAST_OF_ONE;
    // Even the same height would have all around laid out.
    if (least != this.sound.getMinHeight()) {
      this.sound.setMinHeight(least);
    }
    showWhole();
    Presence.show(cards, shown.isPresent() && !two && !stretch.isVisible());
  }

  private void show(Optional<Shown> shown) {
    SampleRate hz = model.sampleRate().get();
    Content content = shown.map(Shown::content).orElse(new Content.Nothing(""));
    boolean nothing = content instanceof Content.Nothing;
    sound.show(content, shown.flatMap(Shown::labels), hz);
    whole.show(content.figureData(hz));
    boolean audible = content instanceof Content.Sound;
    Presence.show(meter, audible);
    if (content instanceof Content.Sound waves) {
      meter.setChannels(waves.channels().size());
    }
    sound.setVisible(!nothing);
    // A bad example has nothing to play and few facts: the room is for the reason.
    Presence.show(controls, !nothing);
    showCards();
  }

  void press(KeyEvent event) {
    keys.press(event);
  }

  void zoom(Zoom zoom) {
    zoom.apply(List.of(sound));
  }
}
