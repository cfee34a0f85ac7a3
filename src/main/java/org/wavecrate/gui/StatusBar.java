package org.wavecrate.gui;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;

/// Binds the bottom line: what is open, what was just done, and how far long work has come.
final class StatusBar {
  private final ShellModel model;
  private final Workspace workspace;
  private final Library library;
  private final CheckBadge badge;
  private final Label notice = new Label();
  private final Label text = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button button = new Button();
  private final HBox measuring = new HBox(text, bar, button);

  private final LongTasks tasks;
  private final Hyperlink taskText = new Hyperlink();
  private final ProgressBar taskBar = new ProgressBar();
  private final HBox task = new HBox(taskText, taskBar);

  @FXML private HBox statusBar;
  @FXML private Label openFacts;
  @FXML private Label status;
  @FXML private Label warning;
  @FXML private HBox progressBox;
  @FXML private ProgressBar progressBar;

  @SuppressWarnings("NullAway.Init")
  StatusBar(ShellModel model, CheckBadge badge) {
    this.model = model;
    this.badge = badge;
    workspace = model.workspace();
    library = model.library();
    tasks = model.tasks();
  }

  @FXML
  private void initialize() {
    openFacts.textProperty().bind(model.facts());
    workspace
        .openMillis()
        .subscribe(
            millis ->
                status.setText(millis > 0 ? "opened in " + Numbers.count(millis) + " ms" : ""));
    workspace.warning().subscribe(text -> warning.setText(text.orElse("")));
    progressBar.progressProperty().bind(workspace.openingProgress());
    progressBox
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    workspace.opening().get()
                        && model.state().getValue() != ShellModel.State.OPENING,
                workspace.opening(),
                model.state()));
    bindNotice();
    bindMeasuring();
    bindTask();
    arrange();
  }

  private void arrange() {
    HBox.setHgrow(notice, Priority.SOMETIMES);
    var parts = statusBar.getChildren();
    parts.add(parts.size() - 1, badge.summary());
    MenuButton readings = new ReadingMenu(workspace).button();
    parts.addAll(parts.indexOf(progressBox), List.of(readings, task, measuring));
    parts.add(parts.indexOf(warning) + 1, notice);
    Presence.late(readings, task, measuring, progressBox, badge.summary());
  }

  @FXML
  private void cancelOpening() {
    workspace.cancelOpening();
  }

  @FXML
  private void showKeys() {
    model.switchSheet();
  }

  private void bindNotice() {
    notice.setId("notice");
    notice.setMinWidth(0);
    notice.getStyleClass().add("notice-line");
    workspace.notice().subscribe(this::showNotice);
  }

  private void bindMeasuring() {
    measuring.setId("measuring");
    measuring.getStyleClass().add("progress-box");
    text.setMinWidth(Label.USE_PREF_SIZE);
    Hint.set(
        text,
        "Every array is read once for labels, durations and levels; filters and orders use"
            + " what is known so far");
    bar.setPrefWidth(120);
    button.getStyleClass().add("flat-button");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(event -> switchMeasuring());
    library.measuring().subscribe(running -> show());
    library.known().subscribe(known -> show());
    library.measured().subscribe(fraction -> bar.setProgress(fraction.doubleValue()));
    library.subject().subscribe(subject -> show());
  }

  private void bindTask() {
    task.setId("longTask");
    task.getStyleClass().add("progress-box");
    taskText.getStyleClass().addAll("cell-link", "task-text");
    taskText.setMinWidth(Hyperlink.USE_PREF_SIZE);
    taskText.textProperty().bind(tasks.text());
    taskText.setOnAction(
        event -> tasks.current().get().ifPresent(now -> workspace.screen().set(now.screen())));
    taskBar.setPrefWidth(120);
    taskBar.progressProperty().bind(tasks.fraction());
    tasks.current().subscribe(now -> showTask());
    workspace.screen().subscribe(screen -> showTask());
  }

  /// Not where its own screen says the same and more.
  private void showTask() {
    Presence.show(
        task, tasks.current().get().filter(now -> !workspace.isInFront(now.screen())).isPresent());
  }

  private void showNotice(String sentence) {
    notice.setText(sentence);
    Hint.set(notice, sentence);
  }

  private void switchMeasuring() {
    if (library.measuring().get()) {
      library.stopMeasuring();
    } else {
      library.measure();
    }
  }

  private void show() {
    boolean running = library.measuring().get();
    int size = workspace.dataset().get().map(open -> open.size()).orElse(0);
    boolean part = library.subject().get().isPresent() && !library.isComplete();
    Presence.show(measuring, part && size > 0);
    text.setText(
        Formatted.of(
            "%s %s of %s",
            running ? "Measuring" : "Measured",
            Numbers.count(library.known().get()),
            Numbers.count(size)));
    Presence.show(bar, running);
    button.setText(running ? "Cancel" : "Go on");
  }
}
