package org.wavecrate.gui.example;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.wavecrate.content.Content;
import org.wavecrate.content.LevelFacts;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.SoundView;

/// Shows what is pinned, or the difference, below the example looked at and on its scales.
public final class CompareController {
  private final ExamplePair comparison;
  private final Playback playback;
  private final ExampleModel model;
  private final SoundView first;
  private final SoundView second;

  @FXML private VBox compare;
  @FXML private ToggleButton hearA;
  @FXML private ToggleButton hearB;
  @FXML private Label what;
  @FXML private Label where;
  @FXML private Label how;
  @FXML private ToggleButton difference;
  @FXML private Button unpin;
  @FXML private StackPane place;
  @FXML private Label why;

  /// @param first the view of the example looked at
  @SuppressWarnings("NullAway.Init")
  CompareController(
      ExamplePair comparison,
      Playback playback,
      ExampleModel model,
      Background background,
      SoundView first) {
    this.comparison = comparison;
    this.playback = playback;
    this.model = model;
    this.first = first;
    second = new SoundView(background, first);
    second.setMinHeight(ExampleController.LEAST_OF_TWO);
    second.setPrefHeight(ExampleController.LEAST_OF_TWO);
  }

  /// The view of what stands beside it.
  SoundView second() {
    return second;
  }

  @FXML
  private void initialize() {
    Presence.show(compare, comparison.pinned().get().isPresent());
    place.getChildren().addFirst(second);
    second.choice().bindBidirectional(model.workspace().look());
    second.wheel().bind(model.workspace().wheel());
    hearA.setOnAction(event -> choose(Playback.A));
    hearB.setOnAction(event -> choose(Playback.B));
    difference.selectedProperty().bindBidirectional(comparison.difference());
    unpin.setOnAction(event -> comparison.unpin());
    playback.side().subscribe(this::showSide);
    comparison.pinned().subscribe(this::show);
    comparison.other().subscribe(this::show);
    model.shown().subscribe(this::show);
    model.sampleRate().subscribe(this::show);
  }

  private void choose(int side) {
    playback.choose(side);
    showSide();
  }

  private void showSide() {
    hearA.setSelected(playback.side().get() == Playback.A);
    hearB.setSelected(playback.side().get() == Playback.B);
    hearA.setDisable(!playback.canPlay());
    hearB.setDisable(!playback.canChoose());
  }

  private void show() {
    Optional<Shown> pinned = comparison.pinned().get();
    Content other = comparison.other().get();
    boolean minus = comparison.difference().get();
    Presence.show(compare, pinned.isPresent());
    second.show(
        other, minus ? Optional.empty() : pinned.flatMap(Shown::labels), model.sampleRate().get());
    second.setVisible(!(other instanceof Content.Nothing));
    Content looked = model.shown().get().map(Shown::content).orElse(new Content.Nothing(""));
    second.compareWith(looked);
    first.compareWith(other);
    why.setText(other instanceof Content.Nothing nothing ? nothing.why() : "");
    String name = pinned.map(s -> s.example().name()).orElse("");
    what.setText(minus ? "minus " + name : name);
    where.setText(pinned.map(s -> s.example().block().path().replace("/", " / ")).orElse(""));
    Hint.set(where, pinned.map(s -> s.example().path()).orElse(""));
    how.setText(minus ? levels(other) : pinned.map(s -> s.label().text()).orElse(""));
    showSide();
  }

  private static String levels(Content difference) {
    if (difference instanceof Content.Features features) {
      return "from "
          + Numbers.decimal(features.range().low(), 3)
          + " to "
          + Numbers.decimal(features.range().high(), 3);
    }
    if (!(difference instanceof Content.Sound sound)) {
      return "";
    }
    LevelFacts facts = LevelFacts.of(sound);
    return Double.isInfinite(facts.peakDb())
        ? "no difference"
        : "peak "
            + Numbers.decimal(facts.peakDb(), 1)
            + " dBFS, RMS "
            + Numbers.decimal(facts.rmsDb(), 1)
            + " dBFS";
  }
}
