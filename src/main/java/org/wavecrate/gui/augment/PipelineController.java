package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.text.Plural;

/// The left of the screen: the pipeline, and the buttons that save or discard the recipe.
final class PipelineController {
  private final AugmentModel model;
  private final Choosers choosers;
  private final StepList steps;
  private final SettingsCard settings;
  private final Parts parts;
  private int shown;

  /// What the structure holds of it.
  record Parts(
      MenuButton presets,
      Button undo,
      Button redo,
      Button add,
      ScrollPane scroll,
      VBox pipeline,
      VBox invitation,
      FlowPane invitationPresets,
      Label told,
      VBox savingPlace,
      Button changes,
      Button revert,
      Button save,
      MenuItem copyJson,
      MenuItem openRecipe,
      MenuItem compare) {}

  PipelineController(AugmentModel model, Choosers choosers, Parts parts) {
    this.model = model;
    this.choosers = choosers;
    this.parts = parts;
    steps = new StepList(model, Optional.empty());
    settings = new SettingsCard(model);
    parts.pipeline().getChildren().addAll(steps, settings);
    for (Preset preset : Preset.values()) {
      MenuItem item = new MenuItem(preset.title());
      item.setOnAction(event -> model.apply(preset));
      parts.presets().getItems().add(item);
      Button button = new Button(preset.title());
      button.getStyleClass().add("preset-button");
      button.setTooltip(new Tooltip(preset.description()));
      button.setOnAction(event -> model.apply(preset));
      parts.invitationPresets().getChildren().add(button);
      model
          .training()
          .heard()
          .subscribe(
              heard -> {
                boolean fits = model.fits(preset);
                item.setVisible(fits);
                button.setVisible(fits);
                button.setManaged(fits);
              });
    }
    parts.undo().disableProperty().bind(model.canUndo().not());
    parts.redo().disableProperty().bind(model.canRedo().not());
    parts.undo().setOnAction(event -> model.undo());
    parts.redo().setOnAction(event -> model.redo());
    parts.add().setOnAction(event -> showCatalogue());
    parts.revert().setOnAction(event -> model.revert());
    parts.save().setOnAction(event -> model.save());
    parts.copyJson().setOnAction(event -> copy());
    parts.openRecipe().setOnAction(event -> choosers.recipe().ifPresent(model::open));
    parts.compare().setOnAction(event -> showChanges());
    parts.changes().setOnAction(event -> showChanges());
    parts
        .savingPlace()
        .getChildren()
        .add(Fxml.load(AugmentScreen.class, "saving.fxml", new SavingController(model.saving())));
    model.takenBack().subscribe((was, now) -> giveUpTyping());
    parts.told().textProperty().bind(model.told());
    parts.told().managedProperty().bind(parts.told().textProperty().isNotEmpty());
    model.draft().subscribe(this::show);
    model.workspace().savedRecipe().subscribe(now -> showDifferences());
  }

  void showCatalogue() {
    new Catalogue(model.training().hasWaveforms(), kind -> model.add(kind, Optional.empty()))
        .show(parts.add(), Side.BOTTOM);
  }

  private void show(RecipeDraft draft) {
    steps.show(draft.steps());
    settings.show(draft.base());
    boolean empty = draft.steps().isEmpty();
    parts.invitation().setVisible(empty);
    parts.invitation().setManaged(empty);
    if (draft.steps().size() == shown + 1 && shown > 0) {
      revealLast();
    }
    shown = draft.steps().size();
    showDifferences();
  }

  /// A value that was refused must not outlive the state that it was typed into.
  private void giveUpTyping() {
    parts.pipeline().lookupAll(".entry").forEach(node -> ((Entry) node).giveUp());
  }

  /// What was added is at the end.
  private void revealLast() {
    Node last = steps.getChildren().getLast();
    parts.pipeline().applyCss();
    parts.scroll().layout();
    double room = parts.pipeline().getHeight() - parts.scroll().getViewportBounds().getHeight();
    double bottom = last.getBoundsInParent().getMaxY() + steps.getLayoutY();
    double top = bottom - parts.scroll().getViewportBounds().getHeight();
    if (room > 0 && top > parts.scroll().getVvalue() * room) {
      parts.scroll().setVvalue(Math.clamp(top / room, 0, 1));
    }
  }

  private void showDifferences() {
    int count = model.differences().size();
    parts.changes().setText(Plural.of(count, "change"));
    parts.changes().setVisible(count > 0);
    parts.revert().setDisable(count == 0);
    parts.compare().setDisable(count == 0);
  }

  private void showChanges() {
    List<String> differences = model.differences();
    VBox box = new VBox();
    box.getStyleClass().addAll("catalogue", "differences");
    Label heading = new Label("SAVED → NOW");
    heading.getStyleClass().add("section-title");
    box.getChildren().add(heading);
    for (String difference : differences) {
      box.getChildren().add(new Label(difference));
    }
    ScrollPane scroll = new ScrollPane(box);
    scroll.getStyleClass().add("pipeline-scroll");
    scroll.setMaxHeight(420);
    scroll.setMaxWidth(560);
    Popup popup = new Popup();
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    popup.getContent().add(scroll);
    AugmentScreen.dress(popup, scroll);
    var bounds = parts.changes().localToScreen(parts.changes().getBoundsInLocal());
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
    popup.show(parts.changes(), bounds.getMinX(), bounds.getMinY() - 4);
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.json());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
