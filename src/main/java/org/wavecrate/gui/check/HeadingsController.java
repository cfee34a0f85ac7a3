package org.wavecrate.gui.check;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.Tally;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Binds the side of the screen: which findings are shown, and their headings.
final class HeadingsController {
  private static final int GROUP_HEIGHT = 50;

  private final HeadingsModel model;
  private final FindingSelection selection;
  private final Inspection inspection;

  @FXML private ToggleButton errors;
  @FXML private ToggleButton warnings;
  @FXML private ToggleButton infos;
  @FXML private TextField filter;
  @FXML private Button onlySplit;
  @FXML private Label shownText;
  @FXML private ToggleButton byRule;
  @FXML private ToggleButton byPlace;
  @FXML private ListView<Group> groups;
  @FXML private VBox nothingLeft;
  @FXML private Button widen;

  @SuppressWarnings("NullAway.Init")
  HeadingsController(CheckModel model) {
    this.model = model.headings();
    selection = model.selection();
    inspection = model.inspection();
  }

  @FXML
  private void initialize() {
    bindFilters();
    bindGroups();
    inspection.tally().subscribe(this::showTally);
  }

  private void bindFilters() {
    filter.textProperty().bindBidirectional(model.filter());
    errors.setOnAction(event -> toggle(Severity.ERROR));
    warnings.setOnAction(event -> toggle(Severity.WARNING));
    infos.setOnAction(event -> toggle(Severity.INFO));
    onlySplit.setOnAction(event -> model.showAllSplits());
    widen.setOnAction(event -> model.widen());
    byRule.setOnAction(event -> group(Grouping.RULE));
    byPlace.setOnAction(event -> group(Grouping.PLACE));
    model.severities().subscribe(chosen -> showChips());
    model.grouping().subscribe(by -> showGrouping());
    model
        .split()
        .subscribe(
            split -> {
              onlySplit.setText(split.map(SplitName::canonical).orElse(""));
              Presence.show(onlySplit, split.isPresent());
            });
  }

  private void toggle(Severity severity) {
    model.toggle(severity);
    showChips();
  }

  private void group(Grouping by) {
    model.grouping().set(by);
    showGrouping();
  }

  private void showGrouping() {
    byRule.setSelected(model.grouping().get() == Grouping.RULE);
    byPlace.setSelected(model.grouping().get() == Grouping.PLACE);
  }

  private void showChips() {
    errors.setSelected(model.severities().get().contains(Severity.ERROR));
    warnings.setSelected(model.severities().get().contains(Severity.WARNING));
    infos.setSelected(model.severities().get().contains(Severity.INFO));
  }

  private void showTally(Tally tally) {
    errors.setText(tally.words(Severity.ERROR));
    warnings.setText(tally.words(Severity.WARNING));
    infos.setText(tally.words(Severity.INFO));
  }

  private void bindGroups() {
    groups.setFixedCellSize(GROUP_HEIGHT);
    groups.setCellFactory(list -> new GroupCell());
    groups
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                selection.select(chosen);
              }
            });
    model.groups().subscribe(this::showGroups);
    selection.group().subscribe(this::showGroup);
  }

  private void showGroups(List<Group> shown) {
    groups.setItems(FXCollections.observableArrayList(shown));
    // Other items have nothing selected.
    showGroup(selection.group().get());
    boolean rules = model.grouping().get() == Grouping.RULE;
    int all = shown.stream().mapToInt(Group::size).sum();
    int folded = shown.stream().mapToInt(Group::folded).sum();
    String one = rules ? "rule" : "place";
    shownText.setText(
        shown.isEmpty()
            ? ""
            : Formatted.of(
                "%s%s · %s",
                CheckTexts.findings(all),
                folded == 0 ? "" : " and " + Numbers.count(folded) + " that follow",
                Plural.of(shown.size(), one)));
    nothingLeft.setVisible(shown.isEmpty() && model.isNarrowed());
  }

  private void showGroup(Optional<Group> group) {
    // The group may come before the list has the items that it is one of.
    int row = group.map(groups.getItems()::indexOf).orElse(-1);
    if (row >= 0) {
      // A list must not be made to select while it selects.
      if (groups.getSelectionModel().getSelectedIndex() != row) {
        groups.getSelectionModel().clearAndSelect(row);
      }
      groups.scrollTo(Math.max(0, row - 3));
    } else {
      groups.getSelectionModel().clearSelection();
    }
  }

  boolean isFilter(Object node) {
    return node == filter;
  }

  boolean isList(Object node) {
    return node == groups;
  }

  /// Has what is typed go to the filter.
  void find() {
    filter.requestFocus();
  }

  /// Shows all that the filter hid.
  void clearFilter() {
    filter.clear();
    groups.requestFocus();
  }
}
