package org.wavecrate.gui.example;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.plot.SoundPlot;

/// Binds the head of an example: its name and label, its sample rate, what can be copied and saved
/// of it, and the way to its neighbours.
final class ExampleHeadController {
  private static final Duration NOTICE_TIME = Duration.seconds(6);

  private final ExampleModel model;
  private final Walk walk;
  private final ExamplePair comparison;
  private final CopyAndSave copyAndSave;
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

  /// @param plot what is drawn of the example
  @SuppressWarnings("NullAway.Init")
  ExampleHeadController(
      ExampleModel model,
      Walk walk,
      ExamplePair comparison,
      Supplier<Optional<SoundPlot>> plot,
      Background background,
      Choosers choosers) {
    this.model = model;
    this.walk = walk;
    this.comparison = comparison;
    copyAndSave = new CopyAndSave(model, plot, background, choosers, this::tell);
  }

  @FXML
  private void initialize() {
    new RateMenu(rate, model.workspace(), this::tell);
    noticeTime.setOnFinished(event -> notice.setText(""));
    pin.setOnAction(
        event -> {
          comparison.switchPin();
          showPin();
        });
    comparison.pinned().subscribe(this::showPin);
    copyPath.setOnAction(event -> copyAndSave.copyPath());
    copySnippet.setOnAction(event -> copyAndSave.copySnippet());
    copyPicture.setOnAction(event -> copyAndSave.copyPicture());
    savePicture.setOnAction(event -> copyAndSave.savePicture());
    saveSound.setOnAction(event -> copyAndSave.saveSound());
    previous.setOnAction(event -> walk.move(-1));
    next.setOnAction(event -> walk.move(1));
    walk.onChange(this::showEnds);
    showEnds();
    model.shown().subscribe(this::show);
  }

  private void show(Optional<Shown> shown) {
    fileName.setText(shown.map(s -> s.example().name()).orElse(""));
    folder.setText(shown.map(s -> s.example().block().path().replace("/", " / ")).orElse(""));
    Hint.set(folder, shown.map(s -> s.example().path()).orElse(""));
    labelChip.setText(shown.map(s -> s.label().text()).orElse(""));
    labelChip.setVisible(!labelChip.getText().isEmpty());
    Presence.show(rate, shown.map(Shown::content).orElse(null) instanceof Content.Sound);
    copy.setDisable(shown.isEmpty());
    copyPicture.setDisable(!copyAndSave.hasPicture());
    savePicture.setDisable(!copyAndSave.hasPicture());
    saveSound.setDisable(!copyAndSave.hasSound());
    showPin();
  }

  private void showPin() {
    boolean pinned = comparison.pinned().get().isPresent();
    pin.setSelected(pinned);
    pin.setDisable(!pinned && !comparison.canPin());
    Hint.set(
        pin,
        pinned
            ? "Show one example alone again (K)"
            : "Keep this example in sight and compare others with it (K)");
  }

  private void showEnds() {
    previous.setDisable(walk.ahead(-1).isEmpty());
    next.setDisable(walk.ahead(1).isEmpty());
  }

  /// Says something in the head for a while.
  private void tell(String sentence) {
    notice.setText(sentence);
    Hint.set(notice, sentence);
    noticeTime.playFromStart();
  }

  void copyPicture() {
    copyAndSave.copyPicture();
  }

  /// Further buttons beside the example's name.
  ObservableList<Node> buttons() {
    return buttons.getChildren();
  }
}
