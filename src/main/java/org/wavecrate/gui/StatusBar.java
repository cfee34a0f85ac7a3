package org.wavecrate.gui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;

/// The part of the bottom line that tells how far measuring and other long work have come, and what
/// was just done.
final class StatusBar {
  private final Workspace workspace;
  private final Library library;
  private final Label notice = new Label();
  private final Label text = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button button = new Button();
  private final HBox measuring = new HBox(text, bar, button);

  private final Underway underway;
  private final Hyperlink errandText = new Hyperlink();
  private final ProgressBar errandBar = new ProgressBar();
  private final HBox errand = new HBox(errandText, errandBar);

  StatusBar(Workspace workspace, Library library, Underway underway) {
    this.workspace = workspace;
    this.library = library;
    this.underway = underway;
    notice.setId("notice");
    notice.setMinWidth(0);
    notice.getStyleClass().add("notice-line");
    measuring.setId("measuring");
    measuring.getStyleClass().add("progress-box");
    text.setMinWidth(Label.USE_PREF_SIZE);
    text.setTooltip(
        new Tooltip(
            "Every array is read once for labels, durations and levels; filters and orders use"
                + " what is known so far"));
    bar.setPrefWidth(120);
    button.getStyleClass().add("flat-button");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(event -> switchMeasuring());
    workspace.notice().subscribe(this::showNotice);
    library.measuring().subscribe(running -> show());
    library.known().subscribe(known -> show());
    library.measured().subscribe(fraction -> bar.setProgress(fraction.doubleValue()));
    library.subject().subscribe(subject -> show());
    bindErrand();
  }

  private void bindErrand() {
    errand.setId("errand");
    errand.getStyleClass().add("progress-box");
    errandText.getStyleClass().addAll("cell-link", "errand-text");
    errandText.setMinWidth(Hyperlink.USE_PREF_SIZE);
    errandText.textProperty().bind(underway.text());
    errandText.setOnAction(
        event -> underway.errand().get().ifPresent(now -> workspace.screen().set(now.screen())));
    errandBar.setPrefWidth(120);
    errandBar.progressProperty().bind(underway.fraction());
    underway.errand().subscribe(now -> showErrand());
    workspace.screen().subscribe(screen -> showErrand());
  }

  /// Not where its own screen says the same and more.
  private void showErrand() {
    String screen = workspace.screen().get();
    errand.setVisible(
        underway.errand().get().filter(now -> !now.screen().equals(screen)).isPresent());
    errand.setManaged(errand.isVisible());
  }

  private void showNotice(String sentence) {
    notice.setText(sentence);
    notice.setTooltip(sentence.isEmpty() ? null : new Tooltip(sentence));
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
    measuring.setVisible(part && size > 0);
    measuring.setManaged(measuring.isVisible());
    text.setText(
        Formatted.of(
            "%s %s of %s",
            running ? "Measuring" : "Measured",
            Numbers.count(library.known().get()),
            Numbers.count(size)));
    bar.setVisible(running);
    bar.setManaged(running);
    button.setText(running ? "Cancel" : "Go on");
  }

  Node notice() {
    return notice;
  }

  Node errand() {
    return errand;
  }

  Node measuring() {
    return measuring;
  }
}
