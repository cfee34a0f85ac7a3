package org.wavecrate.gui.shuffle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.storage.Formatted;

/// Binds the Shuffle screen to its model and forwards what the user does.
final class ShuffleController implements Pointing {
  private static final int EPOCHS = 3;
  private static final double ROOM_FOR_TITLE = 1080;
  private static final String[] HEADS = {
    "BLOCKS /\nBATCH", "LABEL\nBALANCE", "LONGEST\nRUN", "MOVED", "SHARED\nWITH NEXT", "MIXING"
  };
  private static final String[] HEAD_TIPS = {
    "Distinct blocks in a batch, on average",
    "How much a batch's labels are like those of the whole split; 1 is the same",
    "How many examples of one label follow one another at most",
    "How far examples come from their stored place, on average, as a part of the split; a perfect"
        + " shuffle gives 33 %",
    "Examples that a batch shares with its closest batch of the next epoch",
    "How close it is to a full shuffle: 0 % is the stored order, 100 % a full shuffle"
  };

  private final ShuffleModel model;
  private final Background background;
  private final List<ComparisonRow> rows = new ArrayList<>();
  private final List<Strip> epochStrips = new ArrayList<>();
  private final List<StripView> epochViews = new ArrayList<>();
  private final List<Label> epochNames = new ArrayList<>();
  private final BatchGrid grid;

  @FXML private StackPane root;
  @FXML private ScrollPane scroll;
  @FXML private Label orderTitle;
  @FXML private ToggleButton full;
  @FXML private ToggleButton blocks;
  @FXML private ToggleButton none;
  @FXML private Slider window;
  @FXML private Label windowText;
  @FXML private NumberField batchSize;
  @FXML private NumberField seed;
  @FXML private NumberField epoch;
  @FXML private ToggleButton byBlock;
  @FXML private ToggleButton byLabel;
  @FXML private Button save;
  @FXML private Label problem;
  @FXML private Label natural;
  @FXML private FigureCard blocksCard;
  @FXML private FigureCard balanceCard;
  @FXML private FigureCard runCard;
  @FXML private FigureCard percentCard;
  @FXML private GridPane orders;
  @FXML private Legend legend;
  @FXML private Label measuredText;
  @FXML private Label batchesTitle;
  @FXML private VBox batchesCard;
  @FXML private Label batchHint;
  @FXML private GridPane epochs;
  @FXML private Label story;
  @FXML private Label readOut;

  @SuppressWarnings("NullAway.Init")
  ShuffleController(ShuffleModel model, Background background) {
    this.model = model;
    this.background = background;
    grid = new BatchGrid(model.coloring().get(), this);
  }

  @FXML
  private void initialize() {
    readOut.setManaged(false);
    orderTitle.visibleProperty().bind(root.widthProperty().greaterThan(ROOM_FOR_TITLE));
    orderTitle.managedProperty().bind(orderTitle.visibleProperty());
    // Its skin keeps a picture of the content that goes stale where no window shows it.
    scroll
        .skinProperty()
        .subscribe(
            skin -> scroll.lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
    for (FigureCard card : List.of(blocksCard, balanceCard, runCard, percentCard)) {
      // What wraps must know its width before it is asked for its height.
      card.prefWidthProperty().bind(root.widthProperty().subtract(66).divide(4));
    }
    legend.prefWrapLengthProperty().bind(root.widthProperty().subtract(90));
    VBox.setVgrow(grid, Priority.ALWAYS);
    batchesCard.getChildren().add(1, grid);
    full.setOnAction(event -> model.setMode(Shuffle.Mode.FULL));
    blocks.setOnAction(event -> model.setMode(Shuffle.Mode.BLOCKS));
    none.setOnAction(event -> model.setMode(Shuffle.Mode.NONE));
    byBlock.setOnAction(event -> choose(Hue.BLOCK));
    byLabel.setOnAction(event -> choose(Hue.LABEL));
    save.setOnAction(event -> save());
    window.valueProperty().subscribe(value -> slide(value.doubleValue()));
    batchSize.connect(1, Recipe.MOST_BATCH_SIZE, model::setBatchSize);
    seed.connect(Long.MIN_VALUE, Long.MAX_VALUE, model::setSeed);
    epoch.connect(0, Integer.MAX_VALUE - EPOCHS, typed -> model.epoch().set((int) typed));
    makeOrderColumns();
    makeEpochs();
    model.recipe().subscribe(this::showRecipe);
    model.split().subscribe(this::showSplit);
    model.epoch().subscribe(now -> epoch.show(now.longValue()));
    model.comparisons().subscribe(this::showOrders);
    model.measured().subscribe(this::showFigures);
    model.reading().subscribe(this::showFigures);
    model.readingProgress().subscribe(this::showMeasured);
    model.coloring().subscribe(this::color);
    model.labels().subscribe(this::showHue);
    model.hue().subscribe(this::showHue);
    showRecipe();
    showHue();
    model.unsaved().subscribe(unsaved -> save.setDisable(!unsaved));
    problem.textProperty().bind(model.saveProblem());
    problem.visibleProperty().bind(model.saveProblem().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
  }

  private void makeOrderColumns() {
    ColumnConstraints words = new ColumnConstraints(190);
    ColumnConstraints strip = new ColumnConstraints();
    strip.setHgrow(Priority.ALWAYS);
    orders.getColumnConstraints().setAll(words, strip);
    for (int i = 0; i < HEADS.length; i++) {
      ColumnConstraints figure = new ColumnConstraints();
      figure.setMinWidth(56);
      figure.setHalignment(HPos.RIGHT);
      orders.getColumnConstraints().add(figure);
      Label head = new Label(HEADS[i]);
      head.getStyleClass().addAll("section-title", "order-head");
      head.setMinWidth(Label.USE_PREF_SIZE);
      head.setTooltip(new Tooltip(HEAD_TIPS[i]));
      orders.add(head, i + 2, 0);
    }
  }

  private void makeEpochs() {
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
    ColumnConstraints strips = new ColumnConstraints();
    strips.setHgrow(Priority.ALWAYS);
    epochs.getColumnConstraints().setAll(names, strips);
    for (int i = 0; i < EPOCHS; i++) {
      Label name = new Label();
      name.getStyleClass().add("muted");
      Strip strip = new Strip(background);
      StripView view = new StripView(strip, model.coloring().get(), this);
      view.getStyleClass().add("epoch-strip");
      epochNames.add(name);
      epochStrips.add(strip);
      epochViews.add(view);
      epochs.addRow(i, name, view);
    }
  }

  private void save() {
    model.save();
    if (!model.unsaved().get()) {
      save.setText("Saved");
    }
  }

  private void choose(Hue hue) {
    model.choose(hue);
    showHue();
  }

  private void slide(double place) {
    int chosen = WindowScale.window(place, model.blocks());
    if (model.blocks() > 1 && chosen != shownWindow()) {
      model.setWindow(chosen);
    }
  }

  /// What the slider says of the recipe's window: no more than there are blocks.
  private int shownWindow() {
    return Math.min(model.recipe().get().shuffle().window(), Math.max(1, model.blocks()));
  }

  private void showRecipe() {
    Recipe recipe = model.recipe().get();
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
    windowText.setText(shownWindow() == 1 ? "1 block" : Numbers.count(shownWindow()) + " blocks");
  }

  private void showSplit(Optional<Split> split) {
    boolean trains = split.filter(s -> s.name() != SplitName.TRAIN).isEmpty();
    boolean rows =
        trains && split.filter(s -> s.blocks().stream().anyMatch(Block::hasRows)).isPresent();
    natural.setVisible(!trains || rows);
    natural.setManaged(!trains || rows);
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
                    ? "These examples are in arrays that hold many. Each is shuffled singly,"
                        + " whichever array it is in."
                    : ""));
    showRecipe();
    Optional<String> obstacle = model.obstacle();
    save.setTooltip(new Tooltip(obstacle.orElse("Save the recipe beside the data")));
  }

  private void showHue() {
    boolean label = model.isByLabel();
    byLabel.setDisable(model.labels().get().isEmpty());
    byBlock.setSelected(!label);
    byLabel.setSelected(label);
    showBatches();
  }

  private void showOrders(List<Comparison> shown) {
    while (rows.size() < shown.size()) {
      rows.add(new ComparisonRow(model, background, this));
    }
    boolean changed = orders.getRowCount() - 1 != shown.size();
    if (changed) {
      orders.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
    }
    for (int i = 0; i < shown.size(); i++) {
      rows.get(i).show(shown.get(i), model);
      if (changed) {
        orders.addRow(i + 1, rows.get(i).cells());
      }
    }
    showFigures();
    showBatches();
  }

  private void showFigures() {
    List<Comparison> shown = model.comparisons().get();
    Optional<MeasuredOrders> measured = model.measured().get();
    for (int i = 0; i < shown.size(); i++) {
      Comparison order = shown.get(i);
      rows.get(i).show(measured.flatMap(m -> m.of(order)));
    }
    Optional<Mixing> mixing = model.recipeFigures();
    if (mixing.isEmpty() && !shown.isEmpty()) {
      // Under way: the old figures stay for the moment.
      return;
    }
    Optional<List<FigureText>> texts =
        mixing.map(
            m ->
                FigureText.of(
                    m, model.recipe().get().batchSize(), model.blocks(), model.reading().get()));
    List<FigureCard> cards = List.of(blocksCard, balanceCard, runCard, percentCard);
    for (int i = 0; i < cards.size(); i++) {
      int card = i;
      cards.get(i).show(texts.map(t -> trains() ? t.get(card) : t.get(card).unjudged()));
    }
    story.setText(
        mixing
            .map(m -> Story.of(m, model.recipe().get(), model.epoch().get(), trains()))
            .orElse(""));
    showMeasured();
  }

  private boolean trains() {
    return model.split().get().filter(s -> s.name() == SplitName.TRAIN).isPresent();
  }

  private void showMeasured() {
    double progress = model.readingProgress().get();
    String labels =
        model.reading().get()
            ? "reading labels … " + (progress > 0 ? FigureText.percentage(100 * progress) : "")
            : "";
    measuredText.setText(
        model
            .recipeFigures()
            .filter(m -> m.measured() < m.batches() && labels.isEmpty())
            .map(
                m ->
                    Formatted.of(
                        "Figures from %s of %s batches, spread evenly",
                        Numbers.count(m.measured()), Numbers.count(m.batches())))
            .orElse(labels));
  }

  private void showBatches() {
    Optional<Split> split = model.split().get();
    long now = model.epoch().get();
    int size = model.recipe().get().batchSize();
    Optional<Order> order = model.order();
    grid.show(order.map(o -> o.epoch(now)), size, model.coloring().get());
    int examples = split.map(Split::size).orElse(0);
    int batches = Math.ceilDiv(examples, size);
    int last = examples - (batches - 1) * size;
    batchesTitle.setText(
        Formatted.of(
            "BATCHES OF EPOCH %s, ONE ROW EACH, BY %s",
            Numbers.count(now), model.isByLabel() ? "LABEL" : "BLOCK"));
    batchHint.setText(
        Formatted.of(
            "%s %s · %s %s of %s%s",
            Numbers.count(examples),
            examples == 1 ? "example" : "examples",
            Numbers.count(batches),
            batches == 1 ? "batch" : "batches",
            Numbers.count(size),
            last == size || batches == 0 ? "" : " · last batch " + Numbers.count(last)));
    Optional<Comparison> recipe =
        model.comparisons().get().stream()
            .filter(o -> o.key().equals(Comparison.RECIPE))
            .findFirst();
    for (int i = 0; i < EPOCHS; i++) {
      int ahead = i;
      epochNames.get(i).setText("epoch " + Numbers.count(now + i));
      recipe.ifPresent(o -> epochStrips.get(ahead).show(o.epochs(), o.identity(), now + ahead));
    }
  }

  private void color(Coloring coloring) {
    rows.forEach(row -> row.color(coloring));
    epochViews.forEach(view -> view.color(coloring));
    legend.show(coloring);
    showBatches();
  }

  @Override
  public void over(MouseEvent event, EpochOrder order, int position) {
    readOut.setText(model.describe(order, position) + " — click to open");
    readOut.setVisible(true);
    readOut.applyCss();
    readOut.autosize();
    Point2D at = root.sceneToLocal(event.getSceneX(), event.getSceneY());
    Bounds room = root.getLayoutBounds();
    double x = Math.clamp(at.getX() + 14, 4, Math.max(4, room.getWidth() - readOut.getWidth() - 4));
    double y = at.getY() - readOut.getHeight() - 10;
    readOut.relocate(x, y < 4 ? at.getY() + 18 : y);
  }

  @Override
  public void away() {
    readOut.setVisible(false);
  }

  @Override
  public void open(EpochOrder order, int position) {
    away();
    model.open(order.example(position));
  }
}
