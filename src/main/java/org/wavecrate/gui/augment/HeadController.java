package org.wavecrate.gui.augment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Hint;

/// Says which example and epoch is shown and how, leads to others, and chooses what is heard.
final class HeadController {
  private final AugmentModel model;
  private final TrainingView training;
  private final Audition audition;
  private final Map<StageView, ToggleButton> views = new EnumMap<>(StageView.class);

  @FXML private Label fileName;
  @FXML private Label labelChip;
  @FXML private Button previousExample;
  @FXML private Button nextExample;
  @FXML private Button previousEpoch;
  @FXML private Button nextEpoch;
  @FXML private Label epoch;
  @FXML private ToggleButton asExample;
  @FXML private ToggleButton asBatch;
  @FXML private ToggleButton asDraws;
  @FXML private ToggleButton asVersus;
  @FXML private ToggleButton loop;
  @FXML private ToggleButton sideA;
  @FXML private ToggleButton sideB;

  /// @param audition plays the example before and after
  @SuppressWarnings("NullAway.Init")
  HeadController(AugmentModel model, Audition audition) {
    this.model = model;
    this.audition = audition;
    training = model.training();
  }

  @FXML
  private void initialize() {
    previousExample.setOnAction(event -> training.walk(-1));
    nextExample.setOnAction(event -> training.walk(1));
    previousEpoch.setOnAction(event -> training.goToEpoch(training.epoch().get() - 1));
    nextEpoch.setOnAction(event -> training.goToEpoch(training.epoch().get() + 1));
    training.epoch().subscribe(now -> showEpoch(now.intValue()));
    views.put(StageView.EXAMPLE, asExample);
    views.put(StageView.BATCH, asBatch);
    views.put(StageView.DRAWS, asDraws);
    views.put(StageView.VERSUS, asVersus);
    views.forEach((view, button) -> button.setOnAction(event -> choose(view)));
    training.stage().subscribe(this::showStage);
    var listening = model.workspace().listening();
    listening.subscribe(now -> loop.setSelected(now.loop()));
    loop.setOnAction(event -> loop());
    sideA.setOnAction(event -> listenTo(Audition.A));
    sideB.setOnAction(event -> listenTo(Audition.B));
    var idle =
        Bindings.createBooleanBinding(
            () -> !audition.playable().get() || training.stage().get() != StageView.EXAMPLE,
            audition.playable(),
            training.stage());
    sideA.disableProperty().bind(idle);
    sideB.disableProperty().bind(idle);
    audition.side().subscribe(now -> showSide());
    model.workspace().example().subscribe(this::showExample);
    training.heard().subscribe(this::showLabel);
  }

  /// Turns looping on or off.
  void loop() {
    var listening = model.workspace().listening();
    listening.set(listening.get().withLoop(!listening.get().loop()));
  }

  /// Listens to one side, [Audition#A] or [Audition#B].
  void listenTo(int side) {
    audition.choose(side);
    showSide();
  }

  private void choose(StageView view) {
    training.show(view);
    showStage(view);
  }

  private void showStage(StageView view) {
    views.forEach((each, button) -> button.setSelected(each == view));
  }

  private void showSide() {
    sideA.setSelected(audition.side().get() == Audition.A);
    sideB.setSelected(audition.side().get() == Audition.B);
  }

  private void showEpoch(int now) {
    epoch.setText(Integer.toString(now));
    previousEpoch.setDisable(now == 0);
  }

  private void showExample(Optional<Example> example) {
    fileName.setText(example.map(Example::name).orElse(""));
    Hint.set(fileName, example.map(Example::path).orElse(""));
    boolean trains = training.trains();
    previousEpoch.setVisible(trains);
    nextEpoch.setVisible(trains);
  }

  private void showLabel(Optional<BeforeAfter> heard) {
    labelChip.setText(heard.map(h -> h.take().label()).orElse(""));
    labelChip.setVisible(!labelChip.getText().isEmpty());
  }
}
