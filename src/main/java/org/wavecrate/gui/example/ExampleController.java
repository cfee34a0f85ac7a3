package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.plot.SampleRate;

/// Binds the view of one example to its model and forwards what the user does.
final class ExampleController {
  private final ExampleModel model;
  private final Walk walk;
  private final SoundView sound;

  @FXML private Label fileName;
  @FXML private Label folder;
  @FXML private Label labelChip;
  @FXML private Label guess;
  @FXML private HBox buttons;
  @FXML private Button previous;
  @FXML private Button next;
  @FXML private StackPane stage;
  @FXML private VBox message;
  @FXML private Label messageTitle;
  @FXML private Label messageText;
  @FXML private FactsCard arrayFacts;
  @FXML private FactsCard levelFacts;
  @FXML private FactsCard labelFacts;

  @SuppressWarnings("NullAway.Init")
  ExampleController(ExampleModel model, Walk walk, Background background) {
    this.model = model;
    this.walk = walk;
    this.sound = new SoundView(background, model.time());
  }

  @FXML
  private void initialize() {
    stage.getChildren().addFirst(sound);
    model.shown().subscribe(this::show);
    model.sampleRate().subscribe(() -> show(model.shown().get()));
    previous.setOnAction(event -> walk.move(-1));
    next.setOnAction(event -> walk.move(1));
    walk.onChange(this::showEnds);
    showEnds();
  }

  private void showEnds() {
    previous.setDisable(walk.ahead(-1).isEmpty());
    next.setDisable(walk.ahead(1).isEmpty());
  }

  private void show(Optional<Shown> shown) {
    SampleRate rate = model.sampleRate().get();
    Content content = shown.map(Shown::content).orElse(new Content.Nothing(""));
    sound.show(content, shown.flatMap(Shown::labels), rate.hz());
    sound.setVisible(!(content instanceof Content.Nothing));
    message.setVisible(shown.isPresent() && content instanceof Content.Nothing);
    messageTitle.setText(
        shown.flatMap(Shown::problem).isPresent()
            ? "This example can’t be read"
            : "There is nothing to draw");
    messageText.setText(content instanceof Content.Nothing nothing ? nothing.why() : "");
    fileName.setText(shown.map(s -> s.example().name()).orElse(""));
    folder.setText(shown.map(s -> s.example().block().path().replace("/", " / ")).orElse(""));
    labelChip.setText(shown.map(s -> s.label().text()).orElse(""));
    labelChip.setVisible(!labelChip.getText().isEmpty());
    guess.setVisible(
        content instanceof Content.Sound && rate.origin() == SampleRate.Origin.ASSUMED);
    guess.setText("guessed rate: " + Numbers.hertz(rate.hz()));
    arrayFacts.show(shown.map(s -> Fact.ofArray(s, rate)).orElse(List.of()));
    levelFacts.setHeading(content instanceof Content.Features ? "VALUES" : "LEVEL");
    levelFacts.show(shown.map(Fact::ofLevels).orElse(List.of()));
    labelFacts.show(shown.map(Fact::ofLabel).orElse(List.of()));
  }

  void press(KeyEvent event) {
    boolean handled = true;
    if (event.isShortcutDown()) {
      switch (event.getCode()) {
        case F -> model.time().fit();
        case PLUS, ADD, EQUALS -> zoom(0.5);
        case MINUS, SUBTRACT -> zoom(2);
        default -> handled = false;
      }
    } else {
      handled = event.getCode() == KeyCode.ESCAPE;
      if (handled) {
        model.time().clearSelection();
      }
    }
    if (handled) {
      event.consume();
    }
  }

  private void zoom(double factor) {
    model.time().zoom(model.time().visible().get().at(0.5), factor);
  }

  ObservableList<Node> buttons() {
    return buttons.getChildren();
  }
}
