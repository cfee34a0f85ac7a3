package org.wavecrate.gui.explore;

import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.query.CheckedRows;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.LabelCounts;
import org.wavecrate.text.Plural;

/// Binds classes, marks and problems of the chosen scope to their model.
final class LabelsController {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  /// The Check screen has them all.
  private static final int MOST = 8;

  private final LabelsModel model;
  private int most = 1;

  @FXML private ListView<LabelCounts.Bar> labels;
  @FXML private Label noLabels;
  @FXML private Button marked;
  @FXML private Button bad;
  @FXML private VBox troubles;

  @SuppressWarnings("NullAway.Init")
  LabelsController(LabelsModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    labels.setCellFactory(list -> new LabelCell(model, () -> most));
    labels.setOnKeyPressed(
        event -> {
          LabelCounts.Bar chosen = labels.getSelectionModel().getSelectedItem();
          boolean enter = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
          if (enter && chosen != null) {
            model.toggle(chosen.query());
            event.consume();
          }
        });
    model.counts().subscribe(this::show);
    model
        .library()
        .flags()
        .count()
        .subscribe(count -> marked.setText(Plural.of(count.intValue(), "example")));
    marked.setOnAction(event -> model.toggle("marked"));
    bad.setOnAction(event -> openBad());
  }

  private void show(LabelCounts counts) {
    most = counts.classes().stream().mapToInt(LabelCounts.Bar::count).max().orElse(1);
    if (!labels.getItems().equals(counts.classes())) {
      labels.setItems(FXCollections.observableList(counts.classes()));
    }
    double height = counts.classes().size() * labels.getFixedCellSize() + 2;
    labels.setPrefHeight(height);
    labels.setMaxHeight(height);
    labels.setMinHeight(Math.min(height, 4 * labels.getFixedCellSize()));
    Presence.show(labels, !counts.classes().isEmpty());
    Presence.show(noLabels, counts.classes().isEmpty());
    noLabels.setText(
        counts.known() == 0
            ? "not read yet"
            : counts.unlabelled() == counts.known() ? "no labels" : "no classes");
    boolean troubled = !counts.troubles().isEmpty();
    bad.setText(
        counts.bad() > 0
            ? "bad: " + Plural.of(counts.bad(), "example")
            : counts.checked() ? troubled ? "no errors" : "none found" : "not checked yet");
    Hint.set(
        bad,
        counts.bad() > 0
            ? "Show only examples with errors; click again to show all"
            : counts.checked() ? "The check found no errors here" : "Check the dataset");
    bad.pseudoClassStateChanged(PROBLEM, counts.bad() > 0);
    troubles.getChildren().setAll(counts.troubles().stream().limit(MOST).map(this::row).toList());
  }

  private void openBad() {
    LabelCounts counts = model.counts().get();
    if (counts.bad() > 0) {
      model.toggle("bad");
    } else {
      model.goToCheck();
    }
  }

  private Node row(CheckedRows.Found found) {
    Button button = new Button(found.title() + "  " + Numbers.count(found.count()));
    button.getStyleClass().add("side-button");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.pseudoClassStateChanged(PROBLEM, found.severity() == Severity.ERROR);
    Hint.set(
        button,
        Formatted.of("%s: show only %s; click again to show all", found.title(), found.query()));
    button.setOnAction(event -> model.toggle(found.query()));
    return button;
  }

  boolean isFocused() {
    return labels.isFocused();
  }
}
