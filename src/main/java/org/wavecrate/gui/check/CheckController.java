package org.wavecrate.gui.check;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Tally;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Binds the Check screen to its model and forwards what the user does.
final class CheckController {
  private static final int GROUP_HEIGHT = 50;

  /// The screen on which a dataset is packed.
  private static final String EXPORT = "export";

  private final CheckModel model;
  private final Inspection inspection;
  private final FindingsController findings;
  private final Choosers choosers;
  private final Parent findingsNode;

  @FXML private StackPane root;
  @FXML private HBox found;
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
  @FXML private HBox staleBox;
  @FXML private Label staleText;
  @FXML private VBox recheck;
  @FXML private ProgressBar recheckBar;
  @FXML private Label recheckText;
  @FXML private Button recheckCancel;
  @FXML private Label facts;
  @FXML private Button again;
  @FXML private Button report;
  @FXML private Button export;
  @FXML private VBox detail;
  @FXML private StackPane cleanHost;
  @FXML private Label cleanText;
  @FXML private VBox waiting;
  @FXML private FontIcon waitingIcon;
  @FXML private Label waitingTitle;
  @FXML private Label waitingText;
  @FXML private ProgressBar waitingBar;
  @FXML private Label waitingPace;
  @FXML private Button begin;
  @FXML private Button cancel;

  /// @param findingsNode what `findings` binds
  @SuppressWarnings("NullAway.Init")
  CheckController(
      CheckModel model, FindingsController findings, Parent findingsNode, Choosers choosers) {
    this.model = model;
    this.inspection = model.inspection();
    this.findings = findings;
    this.findingsNode = findingsNode;
    this.choosers = choosers;
  }

  @FXML
  private void initialize() {
    VBox.setVgrow(findingsNode, Priority.ALWAYS);
    detail.getChildren().setAll(findingsNode);
    findingsNode.setFocusTraversable(true);
    bindFilters();
    bindGroups();
    bindFoot();
    bindWaiting();
    model.state().subscribe(this::showState);
    inspection.tally().subscribe(this::showTally);
    // Wherever the focus is, as long as this screen is in front.
    EventHandler<KeyEvent> keys = this::press;
    root.sceneProperty()
        .subscribe(
            (was, now) -> {
              if (was != null) {
                was.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
              }
              if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
                takeFocus();
              }
            });
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
              hide(onlySplit, split.isEmpty());
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
                model.select(chosen);
              }
            });
    model.groups().subscribe(this::showGroups);
    model.group().subscribe(this::showGroup);
  }

  private void showGroups(List<Group> shown) {
    groups.setItems(FXCollections.observableArrayList(shown));
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
    showDetail();
  }

  private void showGroup(Optional<Group> group) {
    int row = group.map(model.groups().get()::indexOf).orElse(-1);
    if (row >= 0) {
      groups.getSelectionModel().clearAndSelect(row);
      groups.scrollTo(Math.max(0, row - 3));
    } else {
      groups.getSelectionModel().clearSelection();
    }
    showDetail();
  }

  private void showDetail() {
    boolean any = model.group().get().isPresent();
    boolean appears = any && !detail.isVisible();
    hide(detail, !any);
    hide(cleanHost, any || model.isNarrowed());
    if (appears) {
      takeFocus();
    }
    cleanText.setText(inspection.report().get().map(CheckTexts::lookedAt).orElse(""));
  }

  private void bindFoot() {
    staleText.setText("Files have changed since. Checking again reads these alone.");
    inspection.stale().subscribe(stale -> hide(staleBox, !stale));
    inspection.report().subscribe(done -> facts.setText(done.map(CheckTexts::facts).orElse("")));
    inspection.running().subscribe(running -> showRunning());
    inspection.problem().subscribe(this::showRunning);
    recheckBar.progressProperty().bind(inspection.progress());
    inspection.pace().subscribe(words -> recheckText.setText(words));
    recheckCancel.setOnAction(event -> inspection.cancel());
    again.setOnAction(event -> inspection.start());
    report.setOnAction(
        event ->
            choosers
                .save(
                    model.workspace().dataset().get().map(Dataset::name).orElse("") + "-check.html",
                    "Web page")
                .ifPresent(model::saveReport));
    model
        .writing()
        .subscribe(
            now -> {
              report.setDisable(now);
              report.setText(now ? "Writing …" : "Report…");
            });
    export.setOnAction(event -> model.workspace().visit(EXPORT));
    model.workspace().screens().subscribe(all -> hide(export, !all.contains(EXPORT)));
  }

  private void showRunning() {
    boolean running = inspection.running().get();
    boolean failed = !inspection.problem().get().isEmpty();
    hide(recheck, !running);
    hide(facts, running);
    again.setDisable(running);
    inspection
        .report()
        .get()
        .ifPresent(
            done ->
                facts.setText(
                    failed
                        ? "The check stopped: " + inspection.problem().get()
                        : CheckTexts.facts(done)));
  }

  private void bindWaiting() {
    waitingBar.progressProperty().bind(inspection.progress());
    waitingPace.textProperty().bind(inspection.pace());
    begin.setOnAction(event -> inspection.start());
    cancel.setOnAction(event -> inspection.cancel());
  }

  private void showState(CheckModel.State state) {
    hide(found, state != CheckModel.State.REPORT);
    hide(waiting, state == CheckModel.State.REPORT);
    takeFocus();
    boolean checking = state == CheckModel.State.CHECKING;
    boolean problem = state == CheckModel.State.PROBLEM;
    int size = model.workspace().dataset().get().map(Dataset::size).orElse(0);
    waitingIcon.setIconLiteral(problem ? "fth-alert-circle" : "fth-check-circle");
    waitingTitle.setText(
        checking
            ? "Checking " + Plural.of(size, "example")
            : problem ? "The check stopped" : "Check the dataset");
    waitingText.setText(
        problem
            ? inspection.problem().get()
            : "Every byte is read once: unreadable files, missing labels, NaN, clipping, silence,"
                + " duplicates, imbalance and more. Nothing is changed.");
    waitingBar.setVisible(checking);
    waitingBar.setManaged(checking);
    hide(waitingPace, !checking);
    hide(begin, checking);
    hide(cancel, !checking);
    begin.setText(problem ? "Try again" : "Check " + Plural.of(size, "example"));
  }

  /// Keys are to walk through findings at once, and Enter is to press no other button.
  private void takeFocus() {
    Scene scene = root.getScene();
    if (scene != null
        && found.isVisible()
        && !(scene.getFocusOwner() instanceof TextInputControl)) {
      findingsNode.requestFocus();
    }
  }

  private void press(KeyEvent event) {
    boolean elsewhere =
        event.getTarget() instanceof TextInputControl
            || event.isAltDown()
            || model.workspace().covered().get()
            || model.state().getValue() != CheckModel.State.REPORT;
    if (event.getCode() == KeyCode.ESCAPE && event.getTarget() == filter) {
      filter.clear();
      groups.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.F5) {
      inspection.start();
      event.consume();
    } else if (!elsewhere
        && (event.isShortcutDown() ? pressWithShortcut(event) : pressAlone(event))) {
      event.consume();
    }
  }

  private boolean pressWithShortcut(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> model.walkGroups(1);
      case UP -> model.walkGroups(-1);
      case F -> findings.exhibits().fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean pressAlone(KeyEvent event) {
    boolean onButton = event.getTarget() instanceof ButtonBase;
    boolean inGroups = event.getTarget() == groups;
    switch (event.getCode()) {
      case DOWN -> step(inGroups, 1);
      case UP -> step(inGroups, -1);
      case RIGHT -> model.walk(1);
      case LEFT -> model.walk(-1);
      case SPACE -> findings.exhibits().play(event.isShiftDown() ? 1 : 0);
      case M -> model.mark();
      case Z -> findings.switchZoom();
      case N -> findings.exhibits().zoom(event.isShiftDown() ? -1 : 1);
      case SLASH -> filter.requestFocus();
      case ESCAPE -> findings.exhibits().stop();
      case ENTER -> {
        if (onButton) {
          return false;
        }
        model.openInExplore();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void step(boolean inGroups, int by) {
    if (inGroups) {
      model.walkGroups(by);
    } else {
      model.walk(by);
    }
  }

  private static void hide(Node node, boolean hidden) {
    node.setVisible(!hidden);
    node.setManaged(!hidden);
  }
}
