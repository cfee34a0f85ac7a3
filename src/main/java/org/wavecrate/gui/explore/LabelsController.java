package org.wavecrate.gui.explore;

import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.wavecrate.gui.library.ClassCounts;
import org.wavecrate.gui.sound.Numbers;

/// Binds classes, marks and problems of the chosen scope to their model.
final class LabelsController {
  private final LabelsModel model;
  private int most = 1;

  @FXML private ListView<ClassCounts.Bar> labels;
  @FXML private Label noLabels;
  @FXML private Button marked;
  @FXML private Button bad;

  @SuppressWarnings("NullAway.Init")
  LabelsController(LabelsModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    labels.setCellFactory(list -> new LabelCell(model, () -> most));
    labels.setOnKeyPressed(
        event -> {
          ClassCounts.Bar chosen = labels.getSelectionModel().getSelectedItem();
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
        .subscribe(
            count ->
                marked.setText(
                    Numbers.count(count.intValue())
                        + (count.intValue() == 1 ? " example" : " examples")));
    marked.setOnAction(event -> model.toggle("marked"));
    bad.setOnAction(event -> model.toggle("bad"));
  }

  private void show(ClassCounts counts) {
    most = counts.classes().stream().mapToInt(ClassCounts.Bar::count).max().orElse(1);
    if (!labels.getItems().equals(counts.classes())) {
      labels.setItems(FXCollections.observableList(counts.classes()));
    }
    double height = counts.classes().size() * labels.getFixedCellSize() + 2;
    labels.setPrefHeight(height);
    labels.setMaxHeight(height);
    labels.setMinHeight(Math.min(height, 4 * labels.getFixedCellSize()));
    Names.show(labels, !counts.classes().isEmpty());
    Names.show(noLabels, counts.classes().isEmpty());
    noLabels.setText(
        counts.known() == 0
            ? "not read yet"
            : counts.unlabelled() == counts.known() ? "no label files" : "no classes");
    bad.setText(
        counts.bad() == 0
            ? counts.known() == 0 ? "not read yet" : "none found"
            : Numbers.count(counts.bad()) + (counts.bad() == 1 ? " example" : " examples"));
    bad.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("problem"), counts.bad() > 0);
  }

  boolean isFocused() {
    return labels.isFocused();
  }
}
