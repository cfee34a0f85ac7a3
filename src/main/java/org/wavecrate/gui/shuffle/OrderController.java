package org.wavecrate.gui.shuffle;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.text.Plural;

/// Binds the controls of the order of training, and those of the colours.
final class OrderController {
  private final ShuffleModel model;
  private final OrderModel order;

  @FXML private ToggleButton full;
  @FXML private ToggleButton blocks;
  @FXML private ToggleButton none;
  @FXML private Slider window;
  @FXML private Label windowText;
  @FXML private NumberField batchSize;
  @FXML private NumberField seed;
  @FXML private ToggleButton byBlock;
  @FXML private ToggleButton byLabel;
  @FXML private ToggleButton byPlace;
  @FXML private Button save;
  @FXML private Label problem;
  @FXML private Label natural;

  @SuppressWarnings("NullAway.Init")
  OrderController(ShuffleModel model, OrderModel order) {
    this.model = model;
    this.order = order;
  }

  @FXML
  private void initialize() {
    full.setOnAction(event -> order.setMode(Shuffle.Mode.FULL));
    blocks.setOnAction(event -> order.setMode(Shuffle.Mode.BLOCKS));
    none.setOnAction(event -> order.setMode(Shuffle.Mode.NONE));
    byBlock.setOnAction(event -> choose(Hue.BLOCK));
    byLabel.setOnAction(event -> choose(Hue.LABEL));
    byPlace.setOnAction(event -> choose(Hue.PLACE));
    save.setOnAction(event -> save());
    window.valueProperty().subscribe(value -> slide(value.doubleValue()));
    batchSize.connect(1, Recipe.MOST_BATCH_SIZE, order::setBatchSize);
    seed.connect(Long.MIN_VALUE, Long.MAX_VALUE, order::setSeed);
    order.recipe().subscribe(this::showRecipe);
    model.split().subscribe(this::showSplit);
    model.labels().subscribe(this::showHue);
    model.hue().hue().subscribe(this::showHue);
    order.unsaved().subscribe(unsaved -> save.setDisable(!unsaved));
    problem.textProperty().bind(order.saveProblem());
    problem.visibleProperty().bind(order.saveProblem().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
  }

  private void save() {
    order.save();
    if (!order.unsaved().get()) {
      save.setText("Saved");
    }
  }

  private void choose(Hue hue) {
    model.hue().choose(hue);
    showHue();
  }

  private void showHue() {
    Hue shown = model.hue().shown();
    byLabel.setDisable(!model.hue().hasLabels());
    byBlock.setSelected(shown == Hue.BLOCK);
    byLabel.setSelected(shown == Hue.LABEL);
    byPlace.setSelected(shown == Hue.PLACE);
  }

  private void slide(double place) {
    int chosen = WindowScale.window(place, model.blocks());
    if (model.blocks() > 1 && chosen != shownWindow()) {
      order.setWindow(chosen);
    }
  }

  /// The recipe's window as the slider shows it: no more than there are blocks.
  private int shownWindow() {
    return Math.min(order.recipe().get().shuffle().window(), Math.max(1, model.blocks()));
  }

  private void showRecipe() {
    Recipe recipe = order.recipe().get();
    Shuffle.Mode mode = recipe.shuffle().mode();
    full.setSelected(mode == Shuffle.Mode.FULL);
    blocks.setSelected(mode == Shuffle.Mode.BLOCKS);
    none.setSelected(mode == Shuffle.Mode.NONE);
    save.setText("Save recipe");
    seed.show(recipe.seed());
    batchSize.show(recipe.batchSize());
    int most = model.blocks();
    window.setDisable(most < 2);
    if (WindowScale.window(window.getValue(), most) != shownWindow()) {
      window.setValue(WindowScale.place(shownWindow(), most));
    }
    windowText.setText(Plural.of(shownWindow(), "block"));
  }

  private void showSplit(Optional<Split> split) {
    boolean trains = split.filter(s -> s.name() != SplitName.TRAIN).isEmpty();
    boolean rows =
        trains && split.filter(s -> s.blocks().stream().anyMatch(Block::hasRows)).isPresent();
    Presence.show(natural, !trains || rows);
    natural.setText(
        split
            .filter(s -> !rows)
            .map(
                s ->
                    "The "
                        + s.name().canonical()
                        + " split is served in natural order, as it is stored: only the training"
                        + " split is shuffled. The settings above are those of training.")
            .orElse(
                rows
                    ? "These examples are in arrays that hold many. Each is shuffled on its own,"
                        + " whichever array it is in."
                    : ""));
    showRecipe();
    Hint.set(save, order.obstacle().orElse("Save the recipe with the data"));
  }
}
