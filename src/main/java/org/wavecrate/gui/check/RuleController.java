package org.wavecrate.gui.check;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;

/// Binds the card of the rule that is looked at: what it means, and what can be done with all that
/// broke it.
final class RuleController {
  private final CheckModel model;
  private final FindingSelection selection;

  @FXML private Region square;
  @FXML private Label title;
  @FXML private Label code;
  @FXML private Button silence;
  @FXML private Button markAll;
  @FXML private Label explanation;
  @FXML private Label fix;

  @SuppressWarnings("NullAway.Init")
  RuleController(CheckModel model) {
    this.model = model;
    selection = model.selection();
  }

  @FXML
  private void initialize() {
    silence.setOnAction(event -> model.switchRule());
    markAll.setOnAction(event -> selection.marks().toggle());
    selection.group().subscribe(group -> show());
    selection.index().subscribe(index -> showRule());
    selection.marks().examples().subscribe(examples -> showExamples());
    selection.marks().allMarked().subscribe(all -> showExamples());
  }

  private void show() {
    showRule();
    showExamples();
  }

  /// The rule that all of them broke, or else the one of the finding that is looked at.
  private void showRule() {
    Optional<Group> group = selection.group().get();
    Optional<Finding> finding = selection.finding();
    Optional<Rule> rule = selection.rule();
    boolean off = group.filter(Group::silenced).isPresent();
    silence.setText(off ? "Switch this rule on" : "Silence this rule");
    Hint.set(
        silence,
        off
            ? "Look for this again"
            : "Stop looking for this in this dataset; written into its recipe when that is"
                + " saved");
    title.setText(rule.map(Rule::title).orElse(""));
    code.setText(
        rule.map(
                r ->
                    r.code()
                        + (off
                            ? " · silenced"
                            : finding
                                .map(f -> " · " + CheckTexts.severity(f.severity()))
                                .orElse("")))
            .orElse(""));
    explanation.setText(rule.map(Rule::explanation).map(CheckTexts::plain).orElse(""));
    fix.setText(rule.map(Rule::fix).map(CheckTexts::plain).orElse(""));
    Presence.show(fix, !fix.getText().isEmpty());
    finding
        .map(Finding::severity)
        .or(() -> group.map(Group::severity))
        .ifPresent(severity -> GroupCell.paint(square, severity));
  }

  private void showExamples() {
    int count = selection.marks().examples().get().size();
    boolean all = selection.marks().allMarked().get();
    boolean others =
        model.isMixed()
            && selection.group().get().stream()
                .flatMap(group -> group.findings().stream())
                .anyMatch(finding -> !selection.rule().equals(Optional.of(finding.rule())));
    Presence.show(markAll, count > 0);
    markAll.setText(
        (all ? "Unmark " : "Mark ")
            + (count == 1 ? "it" : "all " + Numbers.count(count))
            + (others ? " of this rule" : ""));
    Hint.set(
        markAll,
        all
            ? "Remove the flags of these examples"
            : "Flag these examples; they can then be found, listed and left out of an export");
  }
}
