package org.wavecrate.gui.explore;

import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.plot.SampleRate;

/// Binds the Explore screen to its model and forwards what the user does.
final class ExploreController {
  /// How far Page Down and Page Up go.
  private static final int PAGE = 20;

  private final ExploreModel model;
  private final SoundView sound;

  @FXML private HBox root;
  @FXML private ListView<Scope> scopes;
  @FXML private ListView<Example> examples;
  @FXML private Label listTitle;
  @FXML private Label listCount;
  @FXML private Label fileName;
  @FXML private Label folder;
  @FXML private Label labelChip;
  @FXML private Label guess;
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
  ExploreController(ExploreModel model, Background background) {
    this.model = model;
    this.sound = new SoundView(background, model.time());
  }

  @FXML
  private void initialize() {
    stage.getChildren().addFirst(sound);
    scopes.setCellFactory(list -> new ScopeCell());
    scopes.setItems(model.scopes());
    scopes
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(scope -> Optional.ofNullable(scope).ifPresent(this::choose));
    model.scope().subscribe(this::showScope);
    model.scopes().subscribe(() -> showScope(model.scope().get()));
    examples.setCellFactory(list -> new ExampleCell(model));
    model.rows().subscribe(this::showRows);
    examples
        .getSelectionModel()
        .selectedIndexProperty()
        .subscribe(index -> model.selectRow(index.intValue()));
    model.row().subscribe(row -> showRow(row.intValue()));
    model.shown().subscribe(this::show);
    model.sampleRate().subscribe(() -> show(model.shown().get()));
    previous.setOnAction(event -> model.move(-1));
    next.setOnAction(event -> model.move(1));
    // Before buttons take arrows for a wish to move the focus.
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
  }

  private void choose(Scope scope) {
    if (!model.scope().get().equals(Optional.of(scope))) {
      model.select(scope);
    }
  }

  private void showScope(Optional<Scope> scope) {
    int index = scope.map(model.scopes()::indexOf).orElse(-1);
    if (index < 0) {
      scopes.getSelectionModel().clearSelection();
    } else if (scopes.getSelectionModel().getSelectedIndex() != index) {
      scopes.getSelectionModel().clearAndSelect(index);
    }
    listTitle.setText(scope.map(Scope::title).orElse(""));
    listCount.setText(scope.map(s -> Numbers.count(s.size())).orElse(""));
  }

  private void showRows(ObservableList<Example> rows) {
    int row = model.row().get();
    examples.setItems(rows);
    showRow(row);
    if (!rows.isEmpty() && !scopes.isFocused()) {
      examples.requestFocus();
    }
  }

  private void showRow(int row) {
    if (row >= 0 && examples.getSelectionModel().getSelectedIndex() != row) {
      examples.getSelectionModel().clearAndSelect(row);
    }
    if (row >= 0 && examples.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(row);
    }
    previous.setDisable(row <= 0);
    next.setDisable(row < 0 || row >= model.rows().get().size() - 1);
  }

  private void show(Optional<Shown> shown) {
    SampleRate rate = model.sampleRate().get();
    Content content = shown.map(Shown::content).orElse(new Content.Nothing(""));
    sound.show(content, rate.hz());
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

  private void press(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl || event.isAltDown()) {
      return;
    }
    boolean handled = true;
    if (event.isShortcutDown()) {
      switch (event.getCode()) {
        case F -> model.time().fit();
        case PLUS, ADD, EQUALS -> zoom(0.5);
        case MINUS, SUBTRACT -> zoom(2);
        default -> handled = false;
      }
    } else {
      switch (event.getCode()) {
        case RIGHT -> model.move(1);
        case LEFT -> model.move(-1);
        case DOWN, UP, PAGE_DOWN, PAGE_UP, HOME, END -> handled = walk(event.getCode());
        case ESCAPE -> model.time().clearSelection();
        default -> handled = false;
      }
    }
    if (handled) {
      event.consume();
    }
  }

  /// Walks up and down through examples, unless it is the blocks that have the focus.
  private boolean walk(KeyCode key) {
    if (scopes.isFocused()) {
      return false;
    }
    switch (key) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case PAGE_DOWN -> model.move(PAGE);
      case PAGE_UP -> model.move(-PAGE);
      case HOME -> model.selectRow(0);
      default -> model.selectRow(model.rows().get().size() - 1);
    }
    return true;
  }

  private void zoom(double factor) {
    model.time().zoom(model.time().visible().get().at(0.5), factor);
  }

  Parent root() {
    return root;
  }

  /// The file's name without `.npy`.
  static String stem(String name) {
    return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
  }
}
