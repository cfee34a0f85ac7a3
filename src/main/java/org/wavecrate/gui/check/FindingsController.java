package org.wavecrate.gui.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.PlatformKeys;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.storage.Formatted;

/// Binds the findings of one heading to the model: the rule, the example looked at, the list.
final class FindingsController {
  private static final double MOST_LIST = 248;

  /// Which part of the height the list may take.
  private static final double LIST_SHARE = 0.31;

  /// With less room, a sentence is worth more than the figures in it.
  private static final double ROOM_FOR_FIGURES = 820;

  private static final double LIST_HEAD = 46;
  private static final int FINDING_HEIGHT = 26;

  private final CheckModel model;
  private final ExampleActions actions;
  private final Background background;
  private final Pictures thumbnails;
  private final AudioOutput output;
  private FindingExamplePane exhibits;
  private FindingPictures gallery;

  @FXML private VBox root;
  @FXML private Region square;
  @FXML private Label title;
  @FXML private Label code;
  @FXML private Button silence;
  @FXML private Button markAll;
  @FXML private Label explanation;
  @FXML private Label fix;
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
    silence.setOnAction(event -> model.switchRule());
    markAll.setOnAction(event -> model.marks().toggle());
    open.setOnAction(event -> model.openInExplore());
    twinBefore.setOnAction(event -> model.walkTwins(-1));
    twinBefore.setAccessibleText("Previous example to compare with");
    twinNext.setOnAction(event -> model.walkTwins(1));
    twinNext.setAccessibleText("Next example to compare with");
    zoom.setOnAction(event -> switchZoom());
    asList.setOnAction(event -> choose(false));
    asPictures.setOnAction(event -> choose(true));
    asList.setTooltip(new Tooltip(PlatformKeys.of("Findings as a list (Ctrl+G)")));
    asPictures.setTooltip(new Tooltip(PlatformKeys.of("Findings as pictures (Ctrl+G)")));
    list.setFixedCellSize(FINDING_HEIGHT);
    list.setCellFactory(view -> new FindingCell(model, this::isMixed));
    list.getSelectionModel().selectedIndexProperty().subscribe(row -> pick(row.intValue()));
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.openInExplore();
          }
        });
    measured.visibleProperty().bind(root.widthProperty().greaterThan(ROOM_FOR_FIGURES));
    measured.managedProperty().bind(measured.visibleProperty());
    root.heightProperty().subscribe(height -> fitList());
    model.group().subscribe(this::showGroup);
    model.index().subscribe(this::showFinding);
    model.exhibits().subscribe(shown -> arrange());
    model.marks().examples().subscribe(this::showExamples);
    model.marks().allMarked().subscribe(this::showExamples);
    model.gallery().subscribe(this::showView);
    exhibits.time().visible().subscribe(this::showZoom);
    pictures.fixedCellSizeProperty().subscribe(height -> fitList());
    pictures.itemsProperty().subscribe(items -> fitList());
  }

  private boolean isMixed() {
    return model.grouping().get() == Grouping.PLACE;
  }

  private void pick(int row) {
    // What the list tells while it takes other items is not the user's wish.
    if (row >= 0 && list.getItems().size() == model.group().get().map(Group::size).orElse(0)) {
      model.select(row);
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
    showRule();
    showExamples();
  }

  /// The example of the finding looked at.
  private List<Example> found() {
    return model.finding().flatMap(model::example).stream().toList();
  }

  /// The rule that all of them broke, or else the one of the finding that is looked at.
  private void showRule() {
    Optional<Group> group = model.group().get();
    Optional<Finding> finding = model.finding();
    Optional<Rule> rule = model.rule();
    boolean off = group.filter(Group::silenced).isPresent();
    silence.setText(off ? "Switch this rule on" : "Silence this rule");
    silence.setTooltip(
        new Tooltip(
            off
                ? "Look for this again"
                : "Stop looking for this in this dataset; written into its recipe when that is"
                    + " saved"));
    title.setText(rule.map(Rule::title).orElse(""));
    code.setText(
        rule.map(
                r ->
                    r.code()
                        + (off
                            ? " · silenced"
                            : finding
                                .map(f -> " · " + CheckTexts.severity(f.severity()))
                                .orElse("")))
            .orElse(""));
    explanation.setText(rule.map(Rule::explanation).map(CheckTexts::plain).orElse(""));
    fix.setText(rule.map(Rule::fix).map(CheckTexts::plain).orElse(""));
    hide(fix, fix.getText().isEmpty());
    finding
        .map(Finding::severity)
        .or(() -> group.map(Group::severity))
        .ifPresent(severity -> GroupCell.paint(square, severity));
  }

  private void showExamples() {
    int count = model.marks().examples().get().size();
    boolean all = model.marks().allMarked().get();
    boolean others =
        isMixed()
            && model.group().get().stream()
                .flatMap(group -> group.findings().stream())
                .anyMatch(finding -> !model.rule().equals(Optional.of(finding.rule())));
    hide(markAll, count == 0);
    markAll.setText(
        (all ? "Unmark " : "Mark ")
            + (count == 1 ? "it" : "all " + Numbers.count(count))
            + (others ? " of this rule" : ""));
    markAll.setTooltip(
        new Tooltip(
            all
                ? "Take the flags of these examples away"
                : "Flag these examples; they can then be found, listed and left out of an export"));
    showView();
  }

  private void showView() {
    boolean can = model.group().get().filter(Group::hasFiles).isPresent();
    boolean tiles = can && model.gallery().get();
    pictures.setVisible(tiles);
    list.setVisible(!tiles);
    hide(asList, !can);
    hide(asPictures, !can);
    asList.setSelected(!tiles);
    asPictures.setSelected(tiles);
    fitList();
    showSelected();
  }

  private void showFinding() {
    showRule();
    showSelected();
    Optional<Finding> finding = model.finding();
    List<Finding> following = finding.map(model::consequences).orElse(List.of());
    message.setText(
        (finding.map(CheckTexts::sentence).orElse("") + "  " + CheckTexts.also(following)).strip());
    message.setTooltip(finding.map(f -> new Tooltip(CheckTexts.whole(f, following))).orElse(null));
    measured.setText(finding.map(CheckTexts::measured).orElse(""));
    int size = model.group().get().map(Group::size).orElse(0);
    position.setText(
        size > 1 && model.index().get() >= 0
            ? Numbers.count(model.index().get() + 1) + " of " + Numbers.count(size)
            : "");
    hide(open, finding.flatMap(model::destination).isEmpty());
    open.setText(
        finding.flatMap(model::example).isPresent()
            ? "Open in Explore"
            : finding.flatMap(shown -> shown.place().block()).isPresent()
                ? "Open its block"
                : "Open its split");
    arrange();
  }

  private void showSelected() {
    int row = model.index().get();
    if (row >= 0 && row < list.getItems().size()) {
      list.getSelectionModel().clearAndSelect(row);
      if (list.isVisible()) {
        list.scrollTo(Math.max(0, row - 2));
      }
    }
  }

  private void showTwins() {
    int twins = model.finding().map(f -> f.twins().size()).orElse(0);
    hide(twinWalk, twins < 2);
    twinText.setText(
        Formatted.of("%s of %s", Numbers.count(model.twin().get() + 1), Numbers.count(twins)));
  }

  /// What is about no single example has nothing to look at, and is said all the same.
  private void arrange() {
    boolean any = !model.exhibits().get().isEmpty();
    hide(pair, !any);
    VBox.setVgrow(exhibitCard, any ? Priority.ALWAYS : Priority.NEVER);
    VBox.setVgrow(listCard, any ? Priority.NEVER : Priority.ALWAYS);
    fitList();
    message.setWrapText(!any);
    hide(exhibitCard, model.finding().isEmpty());
    hide(listCard, model.group().get().map(Group::size).orElse(0) == 0);
    showTwins();
    showZoom();
  }

  /// No higher than its lines need, so that the room is for the sound.
  private void fitList() {
    int size = model.group().get().map(Group::size).orElse(0);
    double lines =
        pictures.isVisible()
            ? Math.ceilDiv(size, gallery.columns()) * gallery.lineHeight()
            : (double) size * FINDING_HEIGHT;
    boolean any = !model.exhibits().get().isEmpty();
    double needed = Math.min(Math.min(MOST_LIST, LIST_SHARE * root.getHeight()), LIST_HEAD + lines);
    listCard.setMinHeight(any ? needed : LIST_HEAD);
    listCard.setPrefHeight(any ? needed : Region.USE_COMPUTED_SIZE);
    listCard.setMaxHeight(LIST_HEAD + lines);
  }

  private void showZoom() {
    hide(zoom, exhibits == null || !exhibits.hasSpots());
    boolean near = !zoom.isVisible() || !exhibits.time().isFitted();
    zoom.setText(near ? "Show all" : "Zoom in");
    zoom.setTooltip(
        new Tooltip(
            near ? "Show all of it (Z)" : "Show the marked place from near (Z); the next one: N"));
  }

  void switchZoom() {
    if (exhibits.time().isFitted()) {
      exhibits.zoom(0);
    } else {
      exhibits.fit();
    }
  }

  private static void hide(Node node, boolean hidden) {
    node.setVisible(!hidden);
    node.setManaged(!hidden);
  }

  FindingExamplePane exhibits() {
    return exhibits;
  }

  /// How many findings further on the line below is.
  int line() {
    return pictures.isVisible() ? gallery.columns() : 1;
  }
}
