package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;

/// Shows one example as it is stored and as training gets it, and plays both.
final class HearingController {
  /// The content of the lower picture.
  private enum View {
    SOUND,
    TENSOR,
    DIFFERENCE
  }

  private final AugmentModel model;
  private final ExampleActions actions;
  private final Audition audition;
  private final SoundView original;
  private final SoundView augmented;
  private final SoundView tensor;
  private View view = View.SOUND;

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

  /// @param audition plays both
  /// @param time where playing begins and is shown
  @SuppressWarnings("NullAway.Init")
  HearingController(
      AugmentModel model,
      Background background,
      ExampleActions actions,
      Audition audition,
      TimeView time) {
    this.model = model;
    this.actions = actions;
    this.audition = audition;
    original = new SoundView(background, time);
    augmented = new SoundView(background, time);
    tensor = new SoundView(background, new TimeView());
  }

  @FXML
  private void initialize() {
    for (SoundView each : List.of(original, augmented, tensor)) {
      each.setMinSize(0, 0);
      each.choice().bind(model.workspace().look());
      each.wheel().bind(model.workspace().wheel());
      VBox.setVgrow(each, Priority.ALWAYS);
    }
    originalCard.getChildren().add(original);
    augmentedStage.getChildren().addAll(augmented, tensor);
    for (VBox card : List.of(originalCard, augmentedCard)) {
      card.setMinHeight(0);
      card.setPrefHeight(100);
    }
    actions.attach(
        original,
        () ->
            model.training().heard().get().map(heard -> heard.take().example()).stream().toList());
    asSound.setOnAction(event -> choose(View.SOUND));
    asTensor.setOnAction(event -> choose(View.TENSOR));
    asDifference.setOnAction(event -> choose(View.DIFFERENCE));
    connectPlaying();
    model.workspace().example().subscribe(this::showExample);
    model.workspace().sampleRate().subscribe(now -> show());
    model.training().heard().subscribe(now -> show());
    model.training().problem().subscribe(now -> show());
    model.training().stage().subscribe(now -> exampleBox.setVisible(now == StageView.EXAMPLE));
  }

  private void connectPlaying() {
    playOriginal.setOnAction(event -> audition.toggle(Audition.A));
    playAugmented.setOnAction(event -> audition.toggle(Audition.B));
    Hint.set(playOriginal, "Play the original (Space plays the side chosen)");
    Hint.set(playAugmented, "Play what training gets");
    playOriginal.disableProperty().bind(audition.playable().not());
    playAugmented.disableProperty().bind(audition.playable().not());
    audition.side().subscribe(now -> showPlaying());
    audition.state().subscribe(now -> showPlaying());
  }

  private void showPlaying() {
    Player.State state = audition.state().get();
    boolean playing = state == Player.State.PLAYING;
    int side = audition.side().get();
    showPlay(playOriginal, playing && side == Audition.A);
    showPlay(playAugmented, playing && side == Audition.B);
    Presence.show(silent, state == Player.State.NO_DEVICE);
  }

  /// Lets a button say what it does.
  static void showPlay(Button button, boolean playing) {
    button.setGraphic(new FontIcon(playing ? "fth-square" : "fth-play"));
    button.setAccessibleText(playing ? "Stop" : "Play");
  }

  /// The visible range.
  List<SoundView> views() {
    return List.of(original, view == View.TENSOR ? tensor : augmented);
  }

  /// Shows the difference, or the sound again.
  void turnDifference() {
    choose(view == View.DIFFERENCE ? View.SOUND : View.DIFFERENCE);
  }

  private void choose(View chosen) {
    view = chosen;
    show();
  }

  private void showExample(Optional<Example> example) {
    augmentedTitle.setText(
        model.training().trains() ? "What training gets" : "What the network gets");
  }

  private void show() {
    Optional<BeforeAfter> heard = model.training().heard().get();
    Optional<String> problem = model.training().problem().get();
    double rate = model.rateHz();
    Content nothing = new Content.Nothing("");
    Content before = heard.map(BeforeAfter::original).orElse(nothing);
    originalWords.setText(
        model.draft().get().base().fit().isPresent() ? "as stored, fitted" : "as stored");
    original.show(before, Optional.empty(), rate);
    boolean sound = before instanceof Content.Sound;
    boolean hasTensor = sound && heard.filter(h -> !h.take().isSound()).isPresent();
    View shown = view == View.TENSOR && !hasTensor ? View.SOUND : view;
    asSound.setSelected(shown == View.SOUND);
    asTensor.setSelected(shown == View.TENSOR);
    asDifference.setSelected(shown == View.DIFFERENCE);
    Presence.show(asTensor, hasTensor);
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
              ? "unchanged: transforms apply only to the training split"
              : model.draft().get().steps().isEmpty()
                  ? "the same: there are no transforms"
                  : "the same: no transform was drawn in this epoch";
    }
    augmentedWords.setText(words);
    Hint.set(augmentedWords, words.replace(" · ", "\n"));
  }
}
