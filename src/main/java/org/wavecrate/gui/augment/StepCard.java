package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.transform.Parameter;

/// One step of the pipeline, with all its parameters.
final class StepCard extends VBox {
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

  private final AugmentModel model;
  private final long id;
  private final ToggleButton power = new ToggleButton();
  private final Entry probability;
  private final List<ParameterRow> rows = new ArrayList<>();
  private final Label share = new Label();
  private final Label complaint = new Label();
  private final Label missing = new Label();
  private final Optional<StepList> nested;
  private final Label handle = new Label("⋮⋮");

  StepCard(AugmentModel model, Step step) {
    this.model = model;
    this.id = step.id();
    getStyleClass().addAll("card", "step");
    setFocusTraversable(true);
    setAccessibleText(step.kind().name());
    Label name = new Label(step.kind().name());
    name.getStyleClass().add("step-name");
    name.setMinWidth(USE_PREF_SIZE);
    Label what = new Label(step.kind().description());
    what.getStyleClass().add("step-what");
    what.setMinWidth(0);
    Hint.set(name, step.kind().description());
    Hint.set(what, step.kind().description());
    HBox.setHgrow(what, Priority.ALWAYS);
    what.setMaxWidth(Double.MAX_VALUE);
    handle.getStyleClass().add("step-handle");
    handle.setMinWidth(USE_PREF_SIZE);
    Hint.setText(handle, "Drag to reorder (Alt+Up, Alt+Down)");
    probability = new Entry(this::typeProbability, this::complain);
    probability.getStyleClass().add("probability");
    Hint.set(
        probability, "Probability: how often it is applied, " + Parameter.PROBABILITY.allowed());
    probability.setAccessibleText("probability");
    power.getStyleClass().setAll("power");
    Hint.set(
        power,
        "On or off. Off, it keeps its place with probability 0, so that the draws of the"
            + " others stay the same.");
    power.setOnAction(event -> model.switchOn(id, power.isSelected()));
    Button remove = new Button(null, new FontIcon("fth-x"));
    remove.getStyleClass().setAll("quiet-button");
    remove.setAccessibleText("Remove " + step.kind().name());
    Hint.set(remove, "Remove (Delete)");
    remove.setOnAction(event -> model.remove(id));
    Label p = new Label("p");
    p.getStyleClass().add("probability-name");
    share.getStyleClass().add("share");
    share.setMinWidth(USE_PREF_SIZE);
    HBox pill = new HBox(p, probability, share);
    pill.getStyleClass().add("probability-pill");
    pill.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(handle, name, what, pill, power, remove);
    head.getStyleClass().add("step-head");
    getChildren().add(head);
    addRows(step);
    complaint.getStyleClass().add("complaint");
    missing.getStyleClass().add("missing");
    for (Label words : List.of(complaint, missing)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
      words.managedProperty().bind(words.visibleProperty());
      words.visibleProperty().bind(words.textProperty().isNotEmpty());
      getChildren().add(words);
    }
    nested = step.nests() ? Optional.of(new StepList(model, Optional.of(id))) : Optional.empty();
    nested.ifPresent(this::addNested);
    setOnKeyPressed(this::press);
    show(step);
  }

  private void addRows(Step step) {
    HBox flags = new HBox();
    flags.getStyleClass().add("flags");
    for (List<Parameter> parameters : ParameterRow.rows(step.kind().parameters())) {
      ParameterRow row = new ParameterRow(parameters, model, id, this::complain);
      rows.add(row);
      boolean flag = parameters.getFirst().kind() == Parameter.Kind.BOOLEAN;
      (flag ? flags : this).getChildren().add(row);
    }
    if (!flags.getChildren().isEmpty()) {
      getChildren().add(flags);
    }
  }

  private void addNested(StepList list) {
    Button add = new Button("Add within", new FontIcon("fth-plus"));
    add.getStyleClass().add("add-within");
    add.setOnAction(
        event ->
            new Catalogue(model.training().hasWaveforms(), kind -> model.add(kind, Optional.of(id)))
                .show(add, Side.BOTTOM));
    VBox inner = new VBox(list, add);
    inner.getStyleClass().add("nested");
    getChildren().add(inner);
  }

  private Optional<String> typeProbability(String text) {
    model.seal();
    try {
      return model.set(id, "probability", Double.parseDouble(text.replace(',', '.')));
    } catch (NumberFormatException e) {
      return Optional.of("probability: allowed: " + Parameter.PROBABILITY.allowed());
    }
  }

  private void complain(String words) {
    complaint.setText(words);
  }

  private void press(KeyEvent event) {
    boolean alone = event.getTarget() == this;
    boolean moves = event.isAltDown();
    if (moves && event.getCode() == KeyCode.UP) {
      model.shift(id, -1);
    } else if (moves && event.getCode() == KeyCode.DOWN) {
      model.shift(id, 1);
    } else if (alone && event.getCode() == KeyCode.DELETE) {
      model.remove(id);
    } else if (alone && event.getCode() == KeyCode.SPACE) {
      power.fire();
    } else {
      return;
    }
    event.consume();
  }

  void show(Step step) {
    pseudoClassStateChanged(OFF, !step.on());
    power.setSelected(step.on());
    power.setAccessibleText(step.kind().name() + (step.on() ? " is on" : " is off"));
    probability.show(SliderRange.text(step.probability()));
    double percent = 100 * model.draft().get().share(id);
    String words = Numbers.decimal(percent, percent > 0 && percent < 10 ? 1 : 0) + " %";
    share.setText("= " + words);
    Hint.set(share, "Applied in " + words + " of draws, with all it is within");
    rows.forEach(row -> row.show(step));
    missing.setText(step.problem().map(why -> "Not part of the recipe yet. " + why).orElse(""));
    nested.ifPresent(list -> list.show(step.nested()));
  }

  long id() {
    return id;
  }

  /// By what it is dragged.
  Label handle() {
    return handle;
  }
}
