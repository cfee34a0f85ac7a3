package org.wavecrate.gui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.crate.PlannedBlock;
import org.wavecrate.gui.FolderOpener;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.text.Plural;

/// Binds what the crates will be and how far they have come to the model, and forwards what
/// the user does.
final class CratesController {
  /// Often enough for figures that move, seldom enough to read them.
  private static final Duration TICK = Duration.millis(250);

  private static final int BLOCKS_IN_SIGHT = 4;

  private static final String PROMISE =
      "Each crate is written under a temporary name, read back, compared with the source, and only"
          + " then renamed.";

  private final ExportModel model;
  private final FolderOpener opener;
  private final Timeline clock = new Timeline();
  private final Label middleHead = new Label();
  private final CrateLine sum = CrateLine.create();

  @FXML private ScrollPane root;
  @FXML private Label cratesTitle;
  @FXML private HBox heads;
  @FXML private ListView<CrateRow> crates;
  @FXML private HBox total;
  @FXML private ListView<PlannedBlock> blocks;
  @FXML private ProgressBar bar;
  @FXML private FontIcon stateIcon;
  @FXML private Label state;
  @FXML private Button back;
  @FXML private Button copySums;
  @FXML private Button openFolder;
  @FXML private Button stop;
  @FXML private Button export;
  @FXML private Label code;
  @FXML private Button copyCode;

  @SuppressWarnings("NullAway.Init")
  CratesController(ExportModel model, FolderOpener opener) {
    this.model = model;
    this.opener = opener;
  }

  @FXML
  private void initialize() {
    // Its skin keeps a picture of the content that goes stale where no window shows it.
    root.skinProperty()
        .subscribe(skin -> root.lookupAll(".viewport").forEach(view -> view.setCache(false)));
    blocks.setCellFactory(list -> new BlockCell());
    CrateLine head = CrateLine.create();
    head.show("file", "examples", "files", "size");
    middleHead.setMaxWidth(Double.MAX_VALUE);
    head.into(heads, middleHead);
    sum.into(total, new Region());
    crates.setCellFactory(list -> new CrateCell());
    clock.getKeyFrames().add(new KeyFrame(TICK, event -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    connect();
    model.choices().settings().subscribe(settings -> showCode());
    model.draft().subscribe(this::showDraft);
    model.obstacles().subscribe(found -> showReady());
    model
        .planning()
        .running()
        .subscribe(
            now -> {
              showReady();
              showWords();
            });
    model.packing().outcome().subscribe(this::showOutcome);
    model.packing().words().subscribe(now -> showWords());
    bar.progressProperty().bind(model.packing().fraction());
  }

  private void connect() {
    export.setOnAction(event -> model.export());
    stop.setOnAction(event -> model.packing().stop());
    back.setOnAction(event -> model.packing().dismiss());
    copySums.setOnAction(event -> copy(ExportTexts.sums(model.packing().outcome().get())));
    copyCode.setOnAction(event -> copy(code.getText()));
    openFolder.setOnAction(event -> openFolder());
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void openFolder() {
    Path target = model.choices().settings().get().folder();
    try {
      opener.open(target);
    } catch (IOException e) {
      model.workspace().notice().set(target + " can’t be shown here: " + e.getMessage());
    }
  }

  private void tick() {
    model.packing().look();
    showRows();
  }

  private void showCode() {
    Path crates = model.choices().settings().get().folder();
    code.setText(
        model.choices().colab().get()
            ? ColabCode.withKit(crates)
            : ColabCode.of(crates, model.draft().get().map(PlanDraft::blocks).orElse(List.of())));
  }

  private void showDraft(Optional<PlanDraft> draft) {
    List<PlannedBlock> inside = draft.map(PlanDraft::blocks).orElse(List.of());
    if (!blocks.getItems().equals(inside)) {
      blocks.setItems(FXCollections.observableArrayList(inside));
      // A few need no bar to scroll by.
      double lines = Math.clamp(inside.size(), 1, BLOCKS_IN_SIGHT);
      blocks.setMinHeight(lines * blocks.getFixedCellSize() + 2);
    }
    showCode();
    showRows();
  }

  private void showRows() {
    List<CrateRow> rows = model.rows();
    if (!crates.getItems().equals(rows)) {
      if (crates.getItems().size() == rows.size()) {
        // What changed alone, so that the list neither jumps nor flickers.
        for (int i = 0; i < rows.size(); i++) {
          if (!crates.getItems().get(i).equals(rows.get(i))) {
            crates.getItems().set(i, rows.get(i));
          }
        }
      } else {
        crates.setItems(FXCollections.observableArrayList(rows));
      }
    }
    crates.setPrefHeight(rows.size() * crates.getFixedCellSize() + 2);
    crates.setMaxHeight(crates.getPrefHeight());
    long bytes = rows.stream().mapToLong(CrateRow::bytes).sum();
    boolean exact = rows.stream().allMatch(CrateRow::exact);
    sum.show(
        Plural.of(rows.size(), "crate"),
        Numbers.count(rows.stream().mapToLong(CrateRow::examples).sum()),
        Numbers.count(rows.stream().mapToLong(CrateRow::entries).sum()),
        (exact ? "" : "≈ ") + Numbers.bytes(bytes));
    Hint.set(sum.size(), Numbers.count(bytes) + " bytes");
    total.setVisible(!rows.isEmpty());
  }

  private void showReady() {
    export.setDisable(!model.isReady());
    export.setText(model.action());
  }

  private void showOutcome(Outcome outcome) {
    boolean running = outcome.isUnderWay();
    boolean done = outcome instanceof Outcome.Done;
    if (running) {
      clock.play();
    } else {
      clock.stop();
    }
    Presence.show(bar, running);
    Presence.show(stop, running);
    stop.setDisable(outcome instanceof Outcome.Stopping);
    Presence.show(export, !running && !done);
    Presence.show(back, done);
    Presence.show(copySums, done);
    Presence.show(openFolder, done && opener.isAvailable());
    Presence.show(stateIcon, done || outcome instanceof Outcome.Failed);
    stateIcon.setIconLiteral(done ? "fth-check-circle" : "fth-alert-circle");
    state.pseudoClassStateChanged(PseudoClass.getPseudoClass("done"), done);
    stateIcon.pseudoClassStateChanged(PseudoClass.getPseudoClass("done"), done);
    cratesTitle.setText(
        running ? "BEING WRITTEN" : done ? "WRITTEN AND VERIFIED" : "WHAT WILL BE WRITTEN");
    middleHead.setText(done ? "SHA-256" : "");
    showWords();
    showRows();
    showReady();
  }

  private void showWords() {
    state.setText(
        switch (model.packing().outcome().get()) {
          case Outcome.None none ->
              model.planning().running().get()
                  ? "Planning: sizes, names and batch 0 of every split …"
                  : PROMISE;
          case Outcome.Done done -> ExportTexts.verified(done) + ".";
          case Outcome.Stopped stopped -> "Stopped; nothing was left behind.";
          case Outcome.Failed failed -> "Not exported. " + failed.sentence();
          default -> model.packing().words().get();
        });
  }
}
