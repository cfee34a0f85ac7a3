package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.wavecrate.content.Content;

/// Shows the facts of all of an example: its array, its levels and its label.
final class FactsController {
  private static final double ROOM_FOR_ALL = 520;

  private final ExampleModel model;
  private List<FactsCard> arranged = List.of();

  @FXML private GridPane grid;
  @FXML private FactsCard arrayFacts;
  @FXML private FactsCard levelFacts;
  @FXML private FactsCard labelFacts;

  @SuppressWarnings("NullAway.Init")
  FactsController(ExampleModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    grid.widthProperty().subscribe(this::arrange);
    model.shown().subscribe(this::show);
    model.sampleRate().subscribe(this::show);
  }

  private void show() {
    Optional<Shown> shown = model.shown().get();
    boolean features = shown.map(Shown::content).orElse(null) instanceof Content.Features;
    arrayFacts.show(shown.map(s -> Fact.ofArray(s, model.sampleRate().get())).orElse(List.of()));
    levelFacts.setHeading(features ? "VALUES" : "LEVEL");
    levelFacts.show(shown.map(Fact::ofLevels).orElse(List.of()));
    labelFacts.show(shown.map(Fact::ofLabel).orElse(List.of()));
    arrange();
  }

  /// All side by side, or where figures would be cut two in a row, the last one as wide as both.
  private void arrange() {
    List<FactsCard> cards =
        Stream.of(arrayFacts, levelFacts, labelFacts).filter(Node::isManaged).toList();
    int columns = grid.getWidth() < ROOM_FOR_ALL ? Math.min(2, cards.size()) : cards.size();
    // Even the same place would have all around laid out.
    if (cards.equals(arranged) && grid.getColumnConstraints().size() == columns) {
      return;
    }
    arranged = cards;
    grid.getColumnConstraints()
        .setAll(Stream.generate(() -> share(columns)).limit(columns).toList());
    for (int i = 0; i < cards.size(); i++) {
      boolean last = i == cards.size() - 1;
      GridPane.setConstraints(
          cards.get(i), i % columns, i / columns, last ? columns - i % columns : 1, 1);
    }
  }

  private static ColumnConstraints share(int columns) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(100.0 / columns);
    return column;
  }
}
