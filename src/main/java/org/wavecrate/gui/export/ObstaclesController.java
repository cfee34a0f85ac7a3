package org.wavecrate.gui.export;

import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Presence;

/// Lists what stands in the way of an export, with what can be done about it.
final class ObstaclesController {
  private static final int MOST_LINKS_BESIDE = 2;

  private final ExportModel model;

  @FXML private VBox obstacles;

  @SuppressWarnings("NullAway.Init")
  ObstaclesController(ExportModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.obstacles().subscribe(this::show);
    model.packing().outcome().subscribe(outcome -> obstacles.setDisable(outcome.isUnderWay()));
  }

  private void show(List<Obstacle> found) {
    obstacles.getChildren().setAll(found.stream().map(this::line).toList());
    Presence.show(obstacles, !found.isEmpty());
  }

  private Node line(Obstacle obstacle) {
    FontIcon icon =
        new FontIcon(
            switch (obstacle.weight()) {
              case BLOCKS -> "fth-alert-circle";
              case WAITS -> "fth-clock";
              case WARNS -> "fth-alert-triangle";
              case NOTES -> "fth-info";
              case FINE -> "fth-check";
            });
    Label sentence = new Label(obstacle.sentence());
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    HBox links = new HBox();
    links.getStyleClass().add("remedies");
    for (Obstacle.Remedy remedy : obstacle.remedies()) {
      Hyperlink link = new Hyperlink(remedy.title());
      link.getStyleClass().add("cell-link");
      link.setMinWidth(Region.USE_PREF_SIZE);
      link.setOnAction(event -> model.remedy(remedy));
      links.getChildren().add(link);
    }
    // Many would leave the sentence no room beside them.
    boolean below = obstacle.remedies().size() > MOST_LINKS_BESIDE;
    VBox words = below ? new VBox(sentence, links) : new VBox(sentence);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = below ? new HBox(icon, words) : new HBox(icon, words, links);
    line.getStyleClass().addAll("obstacle", obstacle.weight().name().toLowerCase(Locale.ROOT));
    return line;
  }
}
