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
import javafx.scene.layout.VBox;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.text.Plural;

/// Shows one draw by the recipe as it is edited and by another, and plays both.
final class VersusController {
  private static final double ROOM_FOR_TWO = 900;

  private final AugmentModel model;
  private final VersusModel versus;
  private final Choosers choosers;
  private final Audition audition;
  private final SoundView mine;
  private final SoundView others;

  @FXML private VBox versusBox;
  @FXML private ToggleButton withSaved;
  @FXML private ToggleButton withOpened;
  @FXML private Label versusWords;
  @FXML private VBox pair;
  @FXML private VBox mineCard;
  @FXML private Label mineWords;
  @FXML private Button playMine;
  @FXML private VBox otherCard;
  @FXML private Label otherTitle;
  @FXML private Label otherWords;
  @FXML private Button playOther;

  /// @param audition plays both
  /// @param time where playing begins and is shown
  @SuppressWarnings("NullAway.Init")
  VersusController(
      AugmentModel model,
      Background background,
      Choosers choosers,
      Audition audition,
      TimeView time) {
    this.model = model;
    this.choosers = choosers;
    this.audition = audition;
    versus = new VersusModel(model.workspace(), model.training(), background);
    mine = new SoundView(background, time);
    others = new SoundView(background, time);
  }

  /// The visible pictures.
  List<SoundView> views() {
    return List.of(mine, others);
  }

  @FXML
  private void initialize() {
    for (SoundView each : List.of(mine, others)) {
      each.setMinSize(0, 0);
      each.choice().bind(model.workspace().look());
      each.wheel().bind(model.workspace().wheel());
      VBox.setVgrow(each, Priority.ALWAYS);
    }
    mineCard.getChildren().add(mine);
    otherCard.getChildren().add(others);
    for (VBox card : List.of(mineCard, otherCard)) {
      card.setMinSize(0, 0);
      card.setPrefSize(100, 100);
      HBox.setHgrow(card, Priority.ALWAYS);
      VBox.setVgrow(card, Priority.ALWAYS);
    }
    versusBox.widthProperty().subscribe(width -> arrange(width.doubleValue() > ROOM_FOR_TWO));
    withSaved.setOnAction(event -> versus.compareWithSaved());
    withOpened.setOnAction(
        event -> {
          choosers.recipe().ifPresent(versus::open);
          showSource();
        });
    playMine.setOnAction(event -> audition.toggle(Audition.A));
    playOther.setOnAction(event -> audition.toggle(Audition.B));
    playMine.disableProperty().bind(audition.playable().not());
    playOther.disableProperty().bind(audition.playable().not());
    audition.state().subscribe(now -> showPlaying());
    audition.side().subscribe(now -> showPlaying());
    model.training().heard().subscribe(now -> show());
    versus.other().subscribe(now -> show());
    versus.problem().subscribe(now -> show());
    model.training().stage().subscribe(this::showStage);
  }

  /// Beside each other where there is room, else one above the other.
  private void arrange(boolean wide) {
    if (wide == pair.getChildren().contains(mineCard)) {
      pair.getChildren().clear();
      if (wide) {
        HBox row = new HBox(10, mineCard, otherCard);
        VBox.setVgrow(row, Priority.ALWAYS);
        pair.getChildren().add(row);
      } else {
        pair.getChildren().setAll(mineCard, otherCard);
      }
    }
  }

  private void showStage(StageView stage) {
    boolean shown = stage == StageView.VERSUS;
    versusBox.setVisible(shown);
    if (!shown) {
      audition.stop();
    }
    show();
  }

  /// Plays the side chosen, or stops.
  void play() {
    audition.toggle(audition.side().get());
  }

  /// Listens to one side: [Audition#A] this recipe, [Audition#B] the other.
  void listenTo(int side) {
    audition.choose(side);
  }

  private void showPlaying() {
    boolean playing = audition.state().get() == Player.State.PLAYING;
    int side = audition.side().get();
    HearingController.showPlay(playMine, playing && side == Audition.A);
    HearingController.showPlay(playOther, playing && side == Audition.B);
  }

  private void showSource() {
    withSaved.setSelected(!versus.isOpened());
    withOpened.setSelected(versus.isOpened());
    otherTitle.setText(versus.title());
  }

  private void show() {
    if (!versusBox.isVisible()) {
      return;
    }
    showSource();
    Optional<BeforeAfter> one =
        model.training().heard().get().filter(h -> model.training().problem().get().isEmpty());
    Optional<BeforeAfter> other = versus.other().get();
    List<String> differences = versus.differences();
    versusWords.setText(
        differences.isEmpty()
            ? "the recipes are the same"
            : Plural.of(differences.size(), "difference") + ": " + String.join(" · ", differences));
    Hint.set(versusWords, String.join("\n", differences));
    showIn(mine, mineWords, one, String.valueOf(model.training().problem().get().orElse("")));
    showIn(others, otherWords, other, versus.problem().get());
    List<Content.Sound> versions = new ArrayList<>();
    for (Optional<BeforeAfter> each : List.of(one, other)) {
      each.map(BeforeAfter::augmented)
          .filter(Content.Sound.class::isInstance)
          .map(Content.Sound.class::cast)
          .ifPresent(versions::add);
    }
    audition.load(versions.size() == 2 ? versions : List.of(), model.rateHz());
  }

  private void showIn(SoundView view, Label words, Optional<BeforeAfter> heard, String problem) {
    Content nothing = new Content.Nothing(problem);
    view.show(heard.map(BeforeAfter::augmented).orElse(nothing), Optional.empty(), model.rateHz());
    String applied = heard.map(h -> AppliedWords.of(h.applied())).orElse("");
    words.setText(heard.isEmpty() ? problem : applied.isEmpty() ? "nothing applied" : applied);
    Hint.set(words, words.getText().replace(" · ", "\n"));
  }
}
