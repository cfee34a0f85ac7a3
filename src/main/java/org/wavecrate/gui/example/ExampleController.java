package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.playback.LevelReading;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.OverviewStrip;
import org.wavecrate.gui.sound.PlayMeter;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.Zoom;
import org.wavecrate.plot.SampleRate;

/// Binds the view of one example to its model and forwards what the user does.
final class ExampleController {
  private static final double LEAST_OF_ONE = 160;
  static final double LEAST_OF_TWO = 70;

  /// With less, two sounds need the room of the strip below them.
  private static final double ROOM_FOR_WHOLE = 400;

  private static final Duration NOTICE_TIME = Duration.seconds(6);

  private final ExampleModel model;
  private final Walk walk;
  private final Playback playback;
  private final CopyAndSave copyAndSave;
  private final SoundView sound;
  private final OverviewStrip whole;
  private final PlayMeter meter = new PlayMeter();
  private final StretchModel stretchModel;
  private final ExamplePair comparison;
  private final Background background;
  private final ExampleActions actions;
  private final ExampleKeys keys;
  private final PauseTransition noticeTime = new PauseTransition(NOTICE_TIME);

  @FXML private Label fileName;
  @FXML private Label folder;
  @FXML private Label labelChip;
  @FXML private Label notice;
  @FXML private MenuButton rate;
  @FXML private HBox buttons;
  @FXML private ToggleButton pin;
  @FXML private MenuButton copy;
  @FXML private MenuItem copyPath;
  @FXML private MenuItem copySnippet;
  @FXML private MenuItem copyPicture;
  @FXML private MenuItem savePicture;
  @FXML private MenuItem saveSound;
  @FXML private Button previous;
  @FXML private Button next;
  @FXML private StackPane stage;
  @FXML private VBox message;
  @FXML private Label messageTitle;
  @FXML private Label messageText;
  @FXML private Label messageAdvice;
  @FXML private ProgressBar reading;
  @FXML private StackPane controls;
  @FXML private HBox stretch;
  @FXML private HBox cards;
  @FXML private FactsCard arrayFacts;
  @FXML private FactsCard levelFacts;
  @FXML private FactsCard labelFacts;

  @SuppressWarnings("NullAway.Init")
  ExampleController(
      ExampleModel model,
      Walk walk,
      ExamplePair comparison,
      Playback playback,
      Background background,
      Choosers choosers,
      ExampleActions actions) {
    this.model = model;
    this.actions = actions;
    this.comparison = comparison;
    this.background = background;
    this.walk = walk;
    this.playback = playback;
    this.sound = new SoundView(background, model.time());
    this.whole = new OverviewStrip(model.time());
    this.stretchModel = new StretchModel(model, background);
    this.keys = new ExampleKeys(model, comparison, playback, sound, stretchModel);
    this.copyAndSave = new CopyAndSave(model, sound::plot, background, choosers, this::tell);
  }

  @FXML
  private void initialize() {
    VBox.setVgrow(sound, Priority.ALWAYS);
    CompareController compare =
        new CompareController(comparison, playback, model, background, sound);
    Parent beside = Fxml.load(ExampleController.class, "compare.fxml", compare);
    stage.getChildren().addFirst(new VBox(sound, beside, whole, meter));
    actions.attach(sound, this::looked, this::more);
    actions.attach(whole, this::looked);
    actions.attach(
        compare.second(), () -> comparison.pinned().get().map(Shown::example).stream().toList());
    pin.setOnAction(
        event -> {
          comparison.switchPin();
          showPin();
        });
    comparison.pinned().subscribe(this::showPin);
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
    previous.setOnAction(event -> walk.move(-1));
    next.setOnAction(event -> walk.move(1));
    walk.onChange(this::showEnds);
    showEnds();
    new RateMenu(rate, model.workspace(), this::tell);
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
    noticeTime.setOnFinished(event -> notice.setText(""));
    copyPath.setOnAction(event -> copyAndSave.copyPath());
    copySnippet.setOnAction(event -> copyAndSave.copySnippet());
    copyPicture.setOnAction(event -> copyAndSave.copyPicture());
    savePicture.setOnAction(event -> copyAndSave.savePicture());
    saveSound.setOnAction(event -> copyAndSave.saveSound());
  }

  private List<Example> looked() {
    return model.shown().get().map(Shown::example).stream().toList();
  }

  /// What the picture's own menu offers beyond what can be done with any example.
  private List<MenuItem> more() {
    MenuItem picture = ExampleActions.item("Copy picture of the view", copyAndSave::copyPicture);
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

  private void showPin() {
    boolean pinned = comparison.pinned().get().isPresent();
    pin.setSelected(pinned);
    pin.setDisable(!pinned && !comparison.canPin());
    pin.setTooltip(
        new Tooltip(
            pinned
                ? "Show one example alone again (K)"
                : "Keep this example in sight and compare others with it (K)"));
    showCards();
  }

  /// The facts of all of the example, or those of what is selected of it.
  private void showCards() {
    Optional<Shown> shown = model.shown().get();
    boolean sound = shown.filter(s -> s.content() instanceof Content.Sound).isPresent();
    stretch.setVisible(sound && stretchModel.open().get());
    stretch.setManaged(stretch.isVisible());
    // Two sounds need the room.
    boolean two = comparison.pinned().get().isPresent();
    this.sound.setMinHeight(two ? LEAST_OF_TWO : LEAST_OF_ONE);
    // Both get half of the room.
    this.sound.setPrefHeight(LEAST_OF_TWO);
    showWhole();
    cards.setVisible(shown.isPresent() && !two && !stretch.isVisible());
    cards.setManaged(cards.isVisible());
  }

  private void showEnds() {
    previous.setDisable(walk.ahead(-1).isEmpty());
    next.setDisable(walk.ahead(1).isEmpty());
  }

  private void show(Optional<Shown> shown) {
    SampleRate hz = model.sampleRate().get();
    Content content = shown.map(Shown::content).orElse(new Content.Nothing(""));
    boolean nothing = content instanceof Content.Nothing;
    sound.show(content, shown.flatMap(Shown::labels), hz);
    whole.show(content.figureData(hz));
    boolean audible = content instanceof Content.Sound;
    meter.setVisible(audible);
    meter.setManaged(audible);
    if (content instanceof Content.Sound waves) {
      meter.setChannels(waves.channels().size());
    }
    sound.setVisible(!nothing);
    message.setVisible(shown.isPresent() && nothing);
    message.setManaged(message.isVisible());
    showMessage(shown, content);
    fileName.setText(shown.map(s -> s.example().name()).orElse(""));
    folder.setText(shown.map(s -> s.example().block().path().replace("/", " / ")).orElse(""));
    folder.setTooltip(shown.map(s -> new Tooltip(s.example().path())).orElse(null));
    labelChip.setText(shown.map(s -> s.label().text()).orElse(""));
    labelChip.setVisible(!labelChip.getText().isEmpty());
    rate.setVisible(content instanceof Content.Sound);
    rate.setManaged(rate.isVisible());
    copy.setDisable(shown.isEmpty());
    copyPicture.setDisable(!copyAndSave.hasPicture());
    savePicture.setDisable(!copyAndSave.hasPicture());
    saveSound.setDisable(!copyAndSave.hasSound());
    // A bad example has nothing to play and few facts: the room is for the reason.
    controls.setVisible(!nothing);
    controls.setManaged(!nothing);
    arrayFacts.show(shown.map(s -> Fact.ofArray(s, hz)).orElse(List.of()));
    levelFacts.setHeading(content instanceof Content.Features ? "VALUES" : "LEVEL");
    levelFacts.show(shown.map(Fact::ofLevels).orElse(List.of()));
    labelFacts.show(shown.map(Fact::ofLabel).orElse(List.of()));
    showPin();
  }

  private void showMessage(Optional<Shown> shown, Content content) {
    boolean bad = shown.flatMap(Shown::problem).isPresent();
    messageTitle.setText(bad ? "This example can’t be read" : "There is nothing to draw");
    messageText.setText(content instanceof Content.Nothing why ? why.why() : "");
    messageAdvice.setText(
        bad
            ? "Training on it would stop there. Save it again with numpy.save, or take it and its"
                + " label out of the folder; then open the dataset again. All others work."
            : "");
    messageAdvice.setManaged(bad);
  }

  /// Says something in the head for a while.
  private void tell(String sentence) {
    notice.setText(sentence);
    notice.setTooltip(new Tooltip(sentence));
    noticeTime.playFromStart();
  }

  void press(KeyEvent event) {
    keys.press(event);
  }

  void zoom(Zoom zoom) {
    zoom.apply(List.of(sound));
  }

  ObservableList<Node> buttons() {
    return buttons.getChildren();
  }

  SoundView sound() {
    return sound;
  }
}
