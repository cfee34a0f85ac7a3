package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/// Steps one below the other; each can be dragged to another place among them.
final class StepList extends VBox {
  private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

  private final AugmentModel model;
  private final Map<Long, StepCard> cards = new HashMap<>();
  private double pressedY;

  /// @param parent the step that they are within
  StepList(AugmentModel model, Optional<Long> parent) {
    this.model = model;
    getStyleClass().add("steps");
    setAccessibleText(parent.isPresent() ? "Nested transforms" : "Transforms");
  }

  void show(List<Step> steps) {
    List<Node> wanted = new ArrayList<>();
    for (Step step : steps) {
      StepCard known = cards.get(step.id());
      if (known == null) {
        StepCard card = new StepCard(model, step);
        card.handle().setOnMousePressed(event -> grab(event, card));
        card.handle().setOnMouseDragged(event -> drag(event, card));
        card.handle().setOnMouseReleased(event -> drop(card));
        cards.put(step.id(), card);
        wanted.add(card);
      } else {
        known.show(step);
        wanted.add(known);
      }
    }
    cards.values().removeIf(card -> !wanted.contains(card));
    if (!getChildren().equals(wanted)) {
      Node focused = getScene() == null ? null : getScene().getFocusOwner();
      getChildren().setAll(wanted);
      // Moving a card takes the focus away from it.
      if (focused instanceof StepCard card && wanted.contains(card)) {
        card.requestFocus();
      }
    }
  }

  private void grab(MouseEvent event, StepCard card) {
    pressedY = event.getSceneY();
    card.pseudoClassStateChanged(DRAGGED, true);
    card.setViewOrder(-1);
    card.requestFocus();
    event.consume();
  }

  private void drag(MouseEvent event, StepCard card) {
    card.setTranslateY(event.getSceneY() - pressedY);
    int from = getChildren().indexOf(card);
    int to = target(card);
    // The others make room.
    for (int i = 0; i < getChildren().size(); i++) {
      Node other = getChildren().get(i);
      if (other != card) {
        double way = card.getHeight() + getSpacing();
        boolean up = i > from && i <= to;
        boolean down = i < from && i >= to;
        other.setTranslateY(up ? -way : down ? way : 0);
      }
    }
    event.consume();
  }

  /// Where it would come to lie among the others.
  private int target(StepCard card) {
    int from = getChildren().indexOf(card);
    double top = card.getLayoutY() + card.getTranslateY();
    double bottom = top + card.getHeight();
    int to = 0;
    for (int i = 0; i < getChildren().size(); i++) {
      Node other = getChildren().get(i);
      double middle = other.getLayoutY() + other.getLayoutBounds().getHeight() / 2;
      boolean above = i < from ? middle < top : middle < bottom;
      to += other != card && above ? 1 : 0;
    }
    return to;
  }

  private void drop(StepCard card) {
    int to = target(card);
    getChildren().forEach(node -> node.setTranslateY(0));
    card.setViewOrder(0);
    card.pseudoClassStateChanged(DRAGGED, false);
    model.move(card.id(), to);
  }
}
