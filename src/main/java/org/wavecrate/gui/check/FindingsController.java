package org.wavecrate.gui.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.Finding;
import org.wavecrate.storage.Formatted;

/// Binds the findings of one heading to the model: the rule, the example looked at, the list.
final class FindingsController {
  private static final double MOST_LIST = 248;

  /// Which part of the height the list may take.
  private static final double LIST_SHARE = 0.31;

  /// Taken by what stands beside the sentence and its figures.
  private static final double BUTTONS = 330;

  private static final double LIST_HEAD = 46;
  private static final int FINDING_HEIGHT = 26;

  private final CheckModel model;
  private final FindingSelection selection;
  private final ExampleActions actions;
  private final Background background;
  private final Pictures thumbnails;
  private final AudioOutput output;
  private FindingExamplePane exhibits;
  private FindingPictures gallery;

  @FXML private VBox findings;
  @FXML private VBox exhibitCard;
  @FXML private Label message;
  @FXML private Label measured;
  @FXML private HBox twinWalk;
  @FXML private Button twinBefore;
  @FXML private Label twinText;
  @FXML private Button twinNext;
  @FXML private Button zoom;
  @FXML private Button open;
  @FXML private HBox pair;
  @FXML private VBox listCard;
  @FXML private Label listTitle;
  @FXML private Label position;
  @FXML private ToggleButton asList;
  @FXML private ToggleButton asPictures;
  @FXML private ListView<Finding> list;
  @FXML private ListView<Integer> pictures;

  @SuppressWarnings("NullAway.Init")
  FindingsController(
      CheckModel model,
      ExampleActions actions,
      Background background,
      Pictures thumbnails,
      AudioOutput output) {
    this.model = model;
    selection = model.selection();
    this.actions = actions;
    this.background = background;
    this.thumbnails = thumbnails;
    this.output = output;
  }

  @FXML
  private void initialize() {
    exhibits = new FindingExamplePane(model, background, output, pair);
    gallery = new FindingPictures(model, thumbnails, pictures);
    actions.attach(list, this::found);
    actions.attach(pictures, this::found);
    exhibits.offer(actions);
    open.setOnAction(event -> model.openInExplore());
    twinBefore.setOnAction(event -> selection.walkTwins(-1));
    twinBefore.setAccessibleText("Previous example to compare with");
    twinNext.setOnAction(event -> selection.walkTwins(1));
    twinNext.setAccessibleText("Next example to compare with");
    zoom.setOnAction(event -> switchZoom());
    asList.setOnAction(event -> choose(false));
    asPictures.setOnAction(event -> choose(true));
    Hint.setText(asList, "Findings as a list (Ctrl+G)");
    Hint.setText(asPictures, "Findings as pictures (Ctrl+G)");
    list.setFixedCellSize(FINDING_HEIGHT);
    list.setCellFactory(view -> new FindingCell(model, model::isMixed));
    list.getSelectionModel().selectedIndexProperty().subscribe(row -> pick(row.intValue()));
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.openInExplore();
          }
        });
    measured.managedProperty().bind(measured.visibleProperty());
    findings.widthProperty().subscribe(width -> fitMeasured());
    findings.heightProperty().subscribe(height -> fitList());
    selection.group().subscribe(this::showGroup);
    selection.index().subscribe(this::showFinding);
    selection.exhibits().subscribe(shown -> arrange());
    selection.marks().examples().subscribe(examples -> showView());
    model.gallery().subscribe(this::showView);
    exhibits.time().visible().subscribe(this::showZoom);
    pictures.fixedCellSizeProperty().subscribe(height -> fitList());
    pictures.itemsProperty().subscribe(items -> fitList());
  }

  private void pick(int row) {
    // What the list tells while it takes other items is not the user's wish.
    if (row >= 0 && list.getItems().size() == selection.group().get().map(Group::size).orElse(0)) {
      selection.select(row);
    }
  }

  private void choose(boolean asTiles) {
    model.gallery().set(asTiles);
    showView();
  }

  private void showGroup(Optional<Group> group) {
    list.setItems(FXCollections.observableArrayList(group.map(Group::findings).orElse(List.of())));
    listTitle.setText(
        group.map(g -> CheckTexts.findings(g.size()).toUpperCase(Locale.ROOT)).orElse(""));
    showView();
  }

  /// The example of the finding looked at.
  private List<Example> found() {
    return selection.finding().flatMap(selection::example).stream().toList();
  }

  private void showView() {
    boolean can = selection.group().get().filter(Group::hasFiles).isPresent();
    boolean tiles = can && model.gallery().get();
    pictures.setVisible(tiles);
    list.setVisible(!tiles);
    Presence.show(asList, can);
    Presence.show(asPictures, can);
    asList.setSelected(!tiles);
    asPictures.setSelected(tiles);
    fitList();
    showSelected();
  }

  private void showFinding() {
    showSelected();
    Optional<Finding> finding = selection.finding();
    List<Finding> following = finding.map(selection::consequences).orElse(List.of());
    message.setText(
        (finding.map(CheckTexts::sentence).orElse("") + "  " + CheckTexts.also(following)).strip());
    Hint.set(message, finding.map(f -> CheckTexts.whole(f, following)).orElse(""));
    measured.setText(finding.map(CheckTexts::measured).orElse(""));
    fitMeasured();
    int size = selection.group().get().map(Group::size).orElse(0);
    position.setText(
        size > 1 && selection.index().get() >= 0
            ? Numbers.count(selection.index().get() + 1) + " of " + Numbers.count(size)
            : "");
    Presence.show(open, finding.flatMap(model::destination).isPresent());
    open.setText(
        finding.flatMap(selection::example).isPresent()
            ? "Open in Explore"
            : finding.flatMap(shown -> shown.place().block()).isPresent()
                ? "Open its block"
                : "Open its split");
    arrange();
  }

  /// A whole sentence is worth more than the figures in it.
  private void fitMeasured() {
    double needed = message.prefWidth(-1) + measured.prefWidth(-1) + BUTTONS;
    measured.setVisible(needed < findings.getWidth());
  }

  private void showSelected() {
    int row = selection.index().get();
    if (row >= 0 && row < list.getItems().size()) {
      list.getSelectionModel().clearAndSelect(row);
      if (list.isVisible()) {
        list.scrollTo(Math.max(0, row - 2));
      }
    }
  }

  private void showTwins() {
    int twins = selection.finding().map(f -> f.twins().size()).orElse(0);
    Presence.show(twinWalk, twins >= 2);
    twinText.setText(
        Formatted.of("%s of %s", Numbers.count(selection.twin().get() + 1), Numbers.count(twins)));
  }

  /// Findings about no single example have nothing to look at, and are said all the same.
  private void arrange() {
    boolean any = !selection.exhibits().get().isEmpty();
    Presence.show(pair, any);
    VBox.setVgrow(exhibitCard, any ? Priority.ALWAYS : Priority.NEVER);
    VBox.setVgrow(listCard, any ? Priority.NEVER : Priority.ALWAYS);
    fitList();
    message.setWrapText(!any);
    Presence.show(exhibitCard, selection.finding().isPresent());
    Presence.show(listCard, selection.group().get().map(Group::size).orElse(0) > 0);
    showTwins();
    showZoom();
  }

  /// No higher than its lines need, so that the room is for the sound.
  private void fitList() {
    int size = selection.group().get().map(Group::size).orElse(0);
    double lines = pictures.isVisible() ? gallery.height(size) : (double) size * FINDING_HEIGHT;
    boolean any = !selection.exhibits().get().isEmpty();
    double needed =
        Math.min(Math.min(MOST_LIST, LIST_SHARE * findings.getHeight()), LIST_HEAD + lines);
    listCard.setMinHeight(any ? needed : LIST_HEAD);
    listCard.setPrefHeight(any ? needed : Region.USE_COMPUTED_SIZE);
    listCard.setMaxHeight(LIST_HEAD + lines);
  }

  private void showZoom() {
    Presence.show(zoom, exhibits != null && exhibits.hasSpots());
    boolean near = !zoom.isVisible() || !exhibits.time().isFitted();
    zoom.setText(near ? "Show all" : "Zoom in");
    Hint.set(
        zoom, near ? "Show all of it (Z)" : "Zoom in on the marked place (Z); the next one: N");
  }

  void switchZoom() {
    if (exhibits.time().isFitted()) {
      exhibits.zoom(0);
    } else {
      exhibits.fit();
    }
  }

  void takeFocus() {
    findings.requestFocus();
  }

  FindingExamplePane exhibits() {
    return exhibits;
  }

  /// How many findings further on the line below is.
  int line() {
    return pictures.isVisible() ? gallery.columns() : 1;
  }
}
