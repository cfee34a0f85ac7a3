package org.wavecrate.gui.shuffle;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableDoubleValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.wavecrate.gui.Presence;
import org.wavecrate.mixing.Mixing;

/// Shows the figures that matter most of the order of training, one a card.
final class FiguresController {
  private final ShuffleModel model;

  @FXML private FigureCard blocksCard;
  @FXML private FigureCard balanceCard;
  @FXML private FigureCard runCard;
  @FXML private FigureCard percentCard;
  @FXML private Label verdict;

  @SuppressWarnings("NullAway.Init")
  FiguresController(ShuffleModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.comparisons().subscribe(this::show);
    model.measured().subscribe(this::show);
    model.reading().subscribe(this::show);
  }

  private List<FigureCard> cards() {
    return List.of(blocksCard, balanceCard, runCard, percentCard);
  }

  /// Tells wrapping texts their width, before they are asked for their height.
  ///
  /// @param width of the screen
  void fit(ObservableDoubleValue width) {
    cards()
        .forEach(
            card -> card.prefWidthProperty().bind(width.map(now -> (now.doubleValue() - 66) / 4)));
  }

  private void show() {
    Optional<Mixing> mixing = model.recipeFigures();
    if (mixing.isEmpty() && !model.comparisons().get().isEmpty()) {
      // Under way: the old figures stay for the moment.
      return;
    }
    Optional<List<FigureText>> texts =
        mixing.map(
            m ->
                FigureText.of(
                    m, model.recipe().get().batchSize(), model.blocks(), model.reading().get()));
    Optional<String> sentence =
        model.recipeOrder().filter(order -> model.trains()).flatMap(model::verdict);
    verdict.setText(sentence.orElse(""));
    Presence.show(verdict, sentence.isPresent());
    for (int i = 0; i < cards().size(); i++) {
      int card = i;
      cards().get(i).show(texts.map(t -> model.trains() ? t.get(card) : t.get(card).unjudged()));
    }
  }
}
