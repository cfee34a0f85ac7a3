package org.wavecrate.gui.overview;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.Distribution;
import org.wavecrate.summary.Overview;
import org.wavecrate.summary.Unusual;
import org.wavecrate.text.Plural;

/// Binds the Overview screen to its model and forwards what the user does.
final class OverviewController {
  private static final int COLUMNS = 2;

  private final OverviewModel model;
  private int most = 1;

  @FXML private Label extent;
  @FXML private GridPane splits;
  @FXML private HBox legend;
  @FXML private ListView<Overview.ClassBar> classes;
  @FXML private Label noClasses;
  @FXML private VBox namesBox;
  @FXML private Label namesProblem;
  @FXML private Button saveNames;
  @FXML private VBox unusual;
  @FXML private GridPane distributions;

  @SuppressWarnings("NullAway.Init")
  OverviewController(OverviewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    classes.setCellFactory(list -> new ClassCell(model, () -> most));
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(100.0 / COLUMNS);
      distributions.getColumnConstraints().add(half);
    }
    model.overview().subscribe(this::show);
    model.problem().subscribe(problem -> showNames());
    model.workspace().recipeUnsaved().subscribe(unsaved -> showNames());
    model.workspace().dataset().subscribe(dataset -> showNames());
    saveNames.setOnAction(event -> model.save());
  }

  private void showNames() {
    Optional<String> obstacle = model.workspace().recipeObstacle();
    Optional<String> problem = model.problem().get();
    boolean unsaved = model.workspace().recipeUnsaved().get();
    saveNames.setDisable(!unsaved || obstacle.isPresent());
    namesProblem.setText(problem.or(() -> obstacle).orElse(""));
    namesProblem.setVisible(!namesProblem.getText().isEmpty());
    namesProblem.setManaged(namesProblem.isVisible());
  }

  private void show(Optional<Overview> overview) {
    extent.setText(model.extent());
    extent.setVisible(!extent.getText().isEmpty());
    extent.setManaged(extent.isVisible());
    if (overview.isEmpty()) {
      splits.getChildren().clear();
      classes.getItems().clear();
      unusual.getChildren().clear();
      distributions.getChildren().clear();
      return;
    }
    Overview sum = overview.get();
    SplitGrid.fill(splits, sum, model::find);
    showClasses(sum);
    showUnusual(sum);
    showDistributions(sum.distributions());
  }

  private void showClasses(Overview sum) {
    most = sum.classes().stream().mapToInt(Overview.ClassBar::count).max().orElse(1);
    if (!classes.getItems().equals(sum.classes())) {
      classes.setItems(FXCollections.observableArrayList(sum.classes()));
    }
    boolean any = !sum.classes().isEmpty();
    classes.setVisible(any);
    namesBox.setVisible(any);
    noClasses.setVisible(!any);
    noClasses.setText(
        sum.known() == 0 ? "Not read yet." : "The labels are no classes, or there are none.");
    legend.getChildren().clear();
    for (int i = 0; i < sum.splits().size() && sum.splits().size() > 1; i++) {
      Region square = new Region();
      square.getStyleClass().addAll("part", "part-" + Math.min(i, 2), "square");
      Label name = new Label(sum.splits().get(i).split().name().canonical(), square);
      name.getStyleClass().add("muted");
      legend.getChildren().add(name);
    }
  }

  private void showUnusual(Overview sum) {
    List<Unusual> found = sum.unusual();
    int known = sum.known();
    unusual.getChildren().clear();
    for (Unusual one : found) {
      Hyperlink link = new Hyperlink(withMinus(one.sentence()), new FontIcon("fth-alert-triangle"));
      link.getStyleClass().add("unusual");
      link.setWrapText(true);
      link.setOnAction(event -> model.find(one.query()));
      if (one.query().startsWith("clipped")) {
        link.setTooltip(
            new Tooltip(
                "Counts every sample that reaches full scale, even a single one. The check’s"
                    + " clipping wants several in a row, also flat tops below full scale."));
      }
      unusual.getChildren().add(link);
    }
    if (found.isEmpty()) {
      Label nothing =
          new Label(
              known == 0
                  ? "Not read yet."
                  : Formatted.of(
                      "Nothing unusual among %s %s.",
                      Plural.of(known, "example"),
                      sum.checked() ? "that were checked" : "that were measured"),
              new FontIcon(sum.checked() ? "fth-check" : "fth-clock"));
      nothing.getStyleClass().add("usual");
      unusual.getChildren().add(nothing);
    }
    if (!sum.checked() && known > 0) {
      Hyperlink check =
          new Hyperlink("Not checked yet: check the dataset", new FontIcon("fth-check-circle"));
      check.getStyleClass().add("unusual");
      check.setOnAction(event -> model.workspace().visit("check"));
      unusual.getChildren().add(check);
    }
  }

  /// Signs as all numbers here have them.
  private static String withMinus(String sentence) {
    return sentence.replaceAll("(?<= )-(?=\\d)", "−");
  }

  private void showDistributions(List<Distribution> spreads) {
    distributions.getChildren().clear();
    distributions.getRowConstraints().clear();
    for (int i = 0; i < spreads.size(); i += COLUMNS) {
      RowConstraints row = new RowConstraints();
      row.setVgrow(Priority.ALWAYS);
      distributions.getRowConstraints().add(row);
    }
    for (int i = 0; i < spreads.size(); i++) {
      boolean lastAlone = i == spreads.size() - 1 && i % COLUMNS == 0;
      distributions.add(card(spreads.get(i)), i % COLUMNS, i / COLUMNS, lastAlone ? COLUMNS : 1, 1);
    }
  }

  private VBox card(Distribution spread) {
    Label title = new Label(BinText.title(spread.column()));
    title.getStyleClass().add("spread-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    String summary = BinText.summary(spread);
    Label reading = new Label(summary);
    reading.getStyleClass().add("spread-reading");
    VBox head = new VBox(title, reading);
    head.getStyleClass().add("spread-head");
    Histogram histogram =
        new Histogram(
            spread, model::find, text -> reading.setText(text.isEmpty() ? summary : text));
    VBox.setVgrow(histogram, Priority.ALWAYS);
    VBox card = new VBox(head, histogram);
    card.getStyleClass().addAll("card", "spread");
    return card;
  }
}
