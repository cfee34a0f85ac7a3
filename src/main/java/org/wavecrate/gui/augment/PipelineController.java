package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.text.Plural;

/// The left of the screen: the pipeline, and the buttons that save or discard the recipe.
final class PipelineController {
  private final AugmentModel model;
  private final Choosers choosers;
  private final StepList steps;
  private final SettingsCard settings;
  private int shown;

  @FXML private MenuButton presets;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button add;
  @FXML private ScrollPane scroll;
  @FXML private VBox pipeline;
  @FXML private VBox invitation;
  @FXML private FlowPane invitationPresets;
  @FXML private Label told;
  @FXML private Button changes;
  @FXML private Button revert;
  @FXML private Button save;
  @FXML private MenuItem copyJson;
  @FXML private MenuItem openRecipe;
  @FXML private MenuItem compare;

  @SuppressWarnings("NullAway.Init")
  PipelineController(AugmentModel model, Choosers choosers) {
    this.model = model;
    this.choosers = choosers;
    steps = new StepList(model, Optional.empty());
    settings = new SettingsCard(model);
  }

  @FXML
  private void initialize() {
    pipeline.getChildren().addAll(steps, settings);
    for (Preset preset : Preset.values()) {
      MenuItem item = new MenuItem(preset.title());
      item.setOnAction(event -> model.apply(preset));
      presets.getItems().add(item);
      Button button = new Button(preset.title());
      button.getStyleClass().add("preset-button");
      Hint.set(button, preset.description());
      button.setOnAction(event -> model.apply(preset));
      invitationPresets.getChildren().add(button);
      model
          .training()
          .heard()
          .subscribe(
              heard -> {
                boolean fits = model.fits(preset);
                item.setVisible(fits);
                Presence.show(button, fits);
              });
    }
    undo.disableProperty().bind(model.canUndo().not());
    redo.disableProperty().bind(model.canRedo().not());
    undo.setOnAction(event -> model.undo());
    redo.setOnAction(event -> model.redo());
    add.setOnAction(event -> showCatalogue());
    revert.setOnAction(event -> model.revert());
    save.setOnAction(event -> model.save());
    copyJson.setOnAction(event -> copy());
    openRecipe.setOnAction(event -> choosers.recipe().ifPresent(model::open));
    compare.setOnAction(event -> showChanges());
    changes.setOnAction(event -> showChanges());
    model.takenBack().subscribe((was, now) -> giveUpTyping());
    told.textProperty().bind(model.told());
    told.visibleProperty().bind(told.textProperty().isNotEmpty());
    told.managedProperty().bind(told.visibleProperty());
    model.draft().subscribe(this::show);
    model.workspace().savedRecipe().subscribe(now -> showDifferences());
  }

  /// Opens the menu of transforms.
  void showCatalogue() {
    new Catalogue(model.training().hasWaveforms(), kind -> model.add(kind, Optional.empty()))
        .show(add, Side.BOTTOM);
  }

  private void show(RecipeDraft draft) {
    steps.show(draft.steps());
    settings.show(draft.base());
    boolean empty = draft.steps().isEmpty();
    Presence.show(invitation, empty);
    if (draft.steps().size() == shown + 1 && shown > 0) {
      revealLast();
    }
    shown = draft.steps().size();
    showDifferences();
  }

  /// A value that was refused must not outlive the state that it was typed into.
  private void giveUpTyping() {
    pipeline.lookupAll(".entry").forEach(node -> ((Entry) node).giveUp());
  }

  /// Scrolls to the step that was added, at the end.
  private void revealLast() {
    Node last = steps.getChildren().getLast();
    pipeline.applyCss();
    scroll.layout();
    double room = pipeline.getHeight() - scroll.getViewportBounds().getHeight();
    double bottom = last.getBoundsInParent().getMaxY() + steps.getLayoutY();
    double top = bottom - scroll.getViewportBounds().getHeight();
    if (room > 0 && top > scroll.getVvalue() * room) {
      scroll.setVvalue(Math.clamp(top / room, 0, 1));
    }
  }

  private void showDifferences() {
    int count = model.differences().size();
    changes.setText(Plural.of(count, "change"));
    changes.setVisible(count > 0);
    revert.setDisable(count == 0);
    compare.setDisable(count == 0);
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
    var bounds = changes.localToScreen(changes.getBoundsInLocal());
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
    popup.show(changes, bounds.getMinX(), bounds.getMinY() - 4);
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.json());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
