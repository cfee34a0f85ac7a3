package org.wavecrate.gui.overview;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.Screen;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.FeatureFacts;
import org.wavecrate.summary.Overview;
import org.wavecrate.summary.Unusual;
import org.wavecrate.text.Plural;

/// Binds the Overview screen to its model and forwards what the user does.
final class OverviewController {
  /// A card of this width has room for a chart beside figures.
  private static final double BESIDE = 620;

  private final OverviewModel model;
  private int most = 1;
  private SpreadGrid spreads;

  @FXML private HBox screen;
  @FXML private VBox left;
  @FXML private Label extent;
  @FXML private GridPane splits;
  @FXML private HBox legend;
  @FXML private ListView<Overview.ClassBar> classes;
  @FXML private Label noClasses;
  @FXML private VBox namesBox;
  @FXML private Label namesProblem;
  @FXML private Button saveNames;
  @FXML private VBox unusual;
  @FXML private VBox channelBox;
  @FXML private GridPane channels;
  @FXML private VBox featureBox;
  @FXML private GridPane features;
  @FXML private VBox binBox;
  @FXML private Label binReading;
  @FXML private StackPane binChart;
  @FXML private HBox spreadHead;
  @FXML private HBox spreadLegend;
  @FXML private ToggleButton shares;
  @FXML private GridPane distributions;

  @SuppressWarnings("NullAway.Init")
  OverviewController(OverviewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    classes.setCellFactory(list -> new ClassCell(model, () -> most));
    left.prefWidthProperty()
        .bind(screen.widthProperty().map(width -> Math.clamp(0.3 * width.doubleValue(), 376, 500)));
    featureBox.widthProperty().subscribe(width -> placeBins(width.doubleValue() < BESIDE));
    spreads = new SpreadGrid(distributions, model::find);
    shares.selectedProperty().subscribe(spreads::setShares);
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
    Presence.show(namesProblem, !namesProblem.getText().isEmpty());
  }

  private void show(Optional<Overview> overview) {
    extent.setText(model.extent());
    Presence.show(extent, !extent.getText().isEmpty());
    if (overview.isEmpty()) {
      splits.getChildren().clear();
      classes.getItems().clear();
      unusual.getChildren().clear();
      spreads.show(List.of(), List.of());
      Presence.show(channelBox, false);
      Presence.show(featureBox, false);
      Presence.show(shares, false);
      return;
    }
    Overview sum = overview.get();
    SplitGrid.fill(splits, sum, model::find);
    showClasses(sum);
    showUnusual(sum);
    List<String> names = sum.splits().stream().map(s -> s.split().name().canonical()).toList();
    SplitLegend.fill(legend, names);
    SplitLegend.fill(spreadLegend, names);
    Presence.show(shares, names.size() > 1);
    spreads.show(sum.distributions(), names);
    Presence.show(channelBox, !sum.channels().isEmpty());
    ChannelGrid.fill(channels, sum.channels());
    Presence.show(featureBox, sum.features().isPresent());
    sum.features().ifPresent(facts -> showFeatures(facts, names));
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
        sum.known() == 0 ? "Not read yet." : "The labels are not classes, or there are none.");
  }

  private void showFeatures(FeatureFacts facts, List<String> names) {
    FeatureGrid.fill(features, facts, names, model::find);
    boolean any = !facts.all().bins().isEmpty();
    Presence.show(binBox, any);
    binChart.getChildren().clear();
    if (any) {
      String about = BinReading.about(facts);
      binReading.setText(about);
      binChart
          .getChildren()
          .add(
              new BinChart(
                  facts, names, text -> binReading.setText(text.isEmpty() ? about : text)));
    }
  }

  /// Below the figures where there is no room beside them.
  private void placeBins(boolean below) {
    GridPane.setConstraints(binBox, below ? 0 : 1, below ? 1 : 0);
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
        Hint.set(
            link,
            "Counts every sample that reaches full scale, even a single one. The check’s"
                + " clipping wants several in a row, also flat tops below full scale.");
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
      if (sum.checked()) {
        nothing.getStyleClass().add("checked");
      }
      nothing.setWrapText(true);
      unusual.getChildren().add(nothing);
    }
    if (!sum.checked() && known > 0) {
      Hyperlink check =
          new Hyperlink("Not checked yet: check the dataset", new FontIcon("fth-check-circle"));
      check.getStyleClass().add("unusual");
      check.setOnAction(event -> model.workspace().screen().set(Screen.CHECK));
      unusual.getChildren().add(check);
    }
  }

  /// Signs as all numbers here have them.
  private static String withMinus(String sentence) {
    return sentence.replaceAll("(?<= )-(?=\\d)", "−");
  }
}
