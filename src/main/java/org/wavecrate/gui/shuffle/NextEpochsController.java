package org.wavecrate.gui.shuffle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.mixing.Mixing;

/// Shows the order of training in one epoch and in those after it.
final class NextEpochsController {
  private final ShuffleModel model;
  private final Background background;
  private final Pointing pointing;
  private final List<Strip> strips = new ArrayList<>();
  private final List<StripView> views = new ArrayList<>();
  private final List<Label> names = new ArrayList<>();

  @FXML private GridPane epochs;
  @FXML private Label story;

  @SuppressWarnings("NullAway.Init")
  NextEpochsController(ShuffleModel model, Background background, Pointing pointing) {
    this.model = model;
    this.background = background;
    this.pointing = pointing;
  }

  @FXML
  private void initialize() {
    ColumnConstraints left = new ColumnConstraints();
    left.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
    ColumnConstraints right = new ColumnConstraints();
    right.setHgrow(Priority.ALWAYS);
    epochs.getColumnConstraints().setAll(left, right);
    for (int i = 0; i < ShuffleModel.EPOCHS; i++) {
      Label name = new Label();
      name.getStyleClass().add("muted");
      Strip strip = new Strip(background);
      StripView view = new StripView(strip, model.hue().coloring().get(), pointing);
      view.getStyleClass().add("epoch-strip");
      names.add(name);
      strips.add(strip);
      views.add(view);
      epochs.addRow(i, name, view);
    }
    model.comparisons().subscribe(this::show);
    model.measured().subscribe(this::tell);
    model.hue().coloring().subscribe(coloring -> views.forEach(view -> view.color(coloring)));
  }

  private void show() {
    Slice now = model.shown();
    Optional<Comparison> recipe = model.recipeOrder();
    for (int i = 0; i < ShuffleModel.EPOCHS; i++) {
      int ahead = i;
      String name = "epoch " + Numbers.count(now.epoch() + i);
      names.get(i).setText(name);
      views.get(i).setAccessibleText("Order of " + name);
      recipe.ifPresent(
          o -> strips.get(ahead).show(o.epochs(), o.identity(), now.ofEpoch(now.epoch() + ahead)));
    }
    tell();
  }

  private void tell() {
    Optional<Mixing> mixing = model.recipeFigures();
    if (mixing.isPresent() || model.comparisons().get().isEmpty()) {
      story.setText(
          mixing
              .map(
                  m ->
                      ComparisonText.of(
                          m, model.recipe().get(), model.shown().epoch(), model.trains()))
              .orElse(""));
    }
  }
}
