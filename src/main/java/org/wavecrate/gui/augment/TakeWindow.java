package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;

/// One tensor opened: large, with all its facts, and its sound to listen to.
final class TakeWindow extends VBox {
  private final AugmentModel model;
  private final Audition audition;
  private final TimeView soundTime;
  private final SoundView sound;
  private final SoundView tensor;
  private final Label title = new Label();
  private final Label words = new Label();
  private final TextField hash = new TextField();
  private final DrawSteps steps = new DrawSteps();
  private final Button play = new Button(null, new FontIcon("fth-play"));

  /// @param audition plays its sound
  /// @param time where that is shown
  TakeWindow(
      AugmentModel model, Background background, Audition audition, TimeView time, Runnable close) {
    this.model = model;
    this.audition = audition;
    this.soundTime = time;
    sound = new SoundView(background, soundTime);
    tensor = new SoundView(background, new TimeView());
    getStyleClass().addAll("card", "take-window", "augmented");
    setFocusTraversable(true);
    title.getStyleClass().add("file-name");
    title.setMinWidth(0);
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    hash.setEditable(false);
    hash.getStyleClass().add("hash-field");
    Hint.set(hash, "SHA-256 of the tensor's bytes, as training gets them");
    Button closing = new Button(null, new FontIcon("fth-x"));
    closing.getStyleClass().add("icon-button");
    closing.setAccessibleText("Close");
    Hint.set(closing, "Close (Esc)");
    closing.setOnAction(event -> close.run());
    play.getStyleClass().addAll("icon-button", "round");
    Hint.set(play, "Play the sound behind it (Space)");
    play.setAccessibleText("Play");
    play.setOnAction(event -> audition.toggle(Audition.A));
    audition
        .state()
        .subscribe(
            state ->
                play.setGraphic(
                    new FontIcon(state == Player.State.PLAYING ? "fth-square" : "fth-play")));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, steps, play, closing);
    head.getStyleClass().add("sound-head");
    for (SoundView view : List.of(sound, tensor)) {
      view.setMinSize(0, 90);
      view.choice().bind(model.workspace().look());
      view.wheel().bind(model.workspace().wheel());
      VBox.setVgrow(view, Priority.ALWAYS);
    }
    getChildren().addAll(head, words, sound, tensor, hash);
  }

  /// The visible pictures.
  List<SoundView> views() {
    return Stream.of(sound, tensor).filter(SoundView::isVisible).toList();
  }

  /// Says that what is shown is one of several draws, and leads to the others.
  void showSteps(int at, int count, IntConsumer go) {
    steps.show(at, count, go);
  }

  /// @param heard the sound behind it, if there is one
  void show(Take take, Optional<BeforeAfter> heard) {
    steps.hide();
    String place = take.place().map(p -> "no. " + p + " of the batch · ").orElse("");
    title.setText(
        place
            + take.example().name()
            + " · epoch "
            + take.epoch()
            + (take.label().isEmpty() ? "" : " · " + take.label()));
    String applied = AppliedWords.of(take.applied());
    words.setText(
        take.example().block().path()
            + " · float32 "
            + take.shape()
            + " · "
            + (applied.isEmpty() ? "nothing applied" : applied));
    hash.setText("sha-256 " + take.sha256());
    double rate = model.rateHz();
    Optional<Content.Sound> audible =
        heard
            .map(BeforeAfter::augmented)
            .filter(Content.Sound.class::isInstance)
            .map(Content.Sound.class::cast);
    boolean tensorIsSound = take.isSound();
    showIn(sound, audible.map(Content.class::cast), rate);
    showIn(
        tensor, tensorIsSound ? Optional.empty() : heard.map(h -> take.content(h.scale())), rate);
    play.setDisable(audible.isEmpty());
    audition.load(audible.map(List::of).orElse(List.of()), rate);
  }

  private static void showIn(SoundView view, Optional<Content> content, double rate) {
    Presence.show(view, content.isPresent());
    view.show(content.orElse(new Content.Nothing("")), Optional.empty(), rate);
  }
}
