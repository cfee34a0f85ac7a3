package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import org.wavecrate.content.Content;

/// Shows the facts of all of an example: its array, its levels and its label.
final class FactsController {
  private final ExampleModel model;

  @FXML private FactsCard arrayFacts;
  @FXML private FactsCard levelFacts;
  @FXML private FactsCard labelFacts;

  @SuppressWarnings("NullAway.Init")
  FactsController(ExampleModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
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
  }
}
