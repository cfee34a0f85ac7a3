package org.wavecrate.gui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.wavecrate.gui.sound.Numbers;

/// The result of a check in short, for the rail and for the bottom line.
final class CheckBadge {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private final Workspace workspace;
  private final Inspection inspection;
  private final Label number = new Label();
  private final Button summary = new Button();

  CheckBadge(Workspace workspace, Inspection inspection) {
    this.workspace = workspace;
    this.inspection = inspection;
    number.getStyleClass().add("rail-badge");
    number.setMouseTransparent(true);
    number.setManaged(false);
    // Its width is known only once it has its skin and its font.
    number.skinProperty().subscribe(skin -> number.autosize());
    number.fontProperty().subscribe(font -> number.autosize());
    number.insetsProperty().subscribe(insets -> number.autosize());
    summary.setId("checkSummary");
    summary.getStyleClass().addAll("flat-button", "check-summary");
    summary.setMinWidth(Button.USE_PREF_SIZE);
    Hint.set(summary, "What the check found");
    summary.setOnAction(event -> workspace.screen().set(Screen.CHECK));
    inspection.report().subscribe(found -> show());
    inspection.tally().subscribe(tally -> show());
    inspection.running().subscribe(running -> show());
    inspection.progress().subscribe(fraction -> show());
    workspace.screen().subscribe(screen -> show());
  }

  private void show() {
    Tally tally = inspection.tally().get();
    boolean known = inspection.report().get().isPresent();
    boolean running = inspection.running().get();
    boolean bad = tally.errors() > 0;
    boolean fair = !bad && tally.warnings() > 0;
    number.setText(brief(bad ? tally.errors() : tally.warnings()));
    number.setVisible(known && (bad || fair));
    number.applyCss();
    number.autosize();
    summary.setText(running ? checking() : tally.words());
    Presence.show(summary, known || running);
    for (Node node : new Node[] {number, summary}) {
      node.pseudoClassStateChanged(ERROR, bad && !(running && node == summary));
      node.pseudoClassStateChanged(WARNING, fair && !(running && node == summary));
    }
  }

  /// Short enough for the corner of an icon: `312`, `1.2k`, `10k`.
  static String brief(long count) {
    if (count < 1000) {
      return Numbers.count(count);
    }
    return count < 10_000
        ? Numbers.decimal(Math.floor(count / 100.0) / 10, 1) + "k"
        : Numbers.count(count / 1000) + "k";
  }

  private String checking() {
    double fraction = inspection.progress().get();
    return fraction < 0 ? "checking" : "checking " + Math.round(100 * fraction) + " %";
  }

  /// An icon with the number of the worst findings at its corner.
  Node over(Node icon) {
    StackPane both = new StackPane(icon, number);
    both.setAlignment(Pos.CENTER);
    both.widthProperty().subscribe(width -> number.relocate(width.doubleValue() / 2 + 7, -7));
    return both;
  }

  /// The result, as a button that leads to it.
  Node summary() {
    return summary;
  }
}
