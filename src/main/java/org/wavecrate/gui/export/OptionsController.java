package org.wavecrate.gui.export;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.wavecrate.crate.DeflateEstimate;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.gui.HeadedGrid;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.shuffle.NumberField;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.summary.Overview;

/// Binds the options of an export to the model and forwards what the user chooses.
final class OptionsController {
  private static final String[] HEADS = {"split", "examples", "blocks", "sound"};
  private static final long[] USUAL_SIZES = {
    1_000_000_000L, 2_000_000_000L, 4_000_000_000L, ExportSettings.DEFAULT_MAX_PART_BYTES
  };
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
  private static final String STORED =
      "Array data is stored as it is: training maps the crate and reads it in place, without"
          + " unpacking.";
  private static final String DEFLATED =
      "Smaller to upload and keep; must be unpacked before training, and takes longer to write.";
  private static final String DRIVE =
      "Unpacking files over 10 GB from Google Drive often fails. Blocks are kept whole.";

  private final ExportModel model;

  @FXML private ScrollPane root;
  @FXML private VBox options;
  @FXML private GridPane splits;
  @FXML private CheckBox withoutMarked;
  @FXML private Hyperlink markedCount;
  @FXML private CheckBox withoutBad;
  @FXML private Label badCount;
  @FXML private CheckBox renumber;
  @FXML private CheckBox reblock;
  @FXML private NumberField perBlock;
  @FXML private CheckBox splitBatches;
  @FXML private ToggleButton stored;
  @FXML private ToggleButton deflated;
  @FXML private Label saving;
  @FXML private Label packNote;
  @FXML private TextField partSize;
  @FXML private MenuButton partSizes;
  @FXML private Label partNote;
  @FXML private CheckBox colab;
  @FXML private CheckBox includeSounds;

  @SuppressWarnings("NullAway.Init")
  OptionsController(ExportModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    // Its skin keeps a picture of the content that goes stale where no window shows it.
    root.skinProperty()
        .subscribe(skin -> root.lookupAll(".viewport").forEach(view -> view.setCache(false)));
    connect();
    model.packing().outcome().subscribe(now -> options.setDisable(now.isUnderWay()));
    model.choices().settings().subscribe(this::showSettings);
    model.figures().splits().subscribe(now -> showSplits());
    model.choices().chosen().subscribe(now -> showSplits());
    model.figures().marks().subscribe(now -> showMarked());
    model.choices().chosen().subscribe(now -> showMarked());
    model.findings().report().subscribe(now -> showBad());
    model.figures().splits().subscribe(now -> showBad());
    model.figures().estimated().subscribe(this::showEstimate);
    partNote.setText(DRIVE);
    perBlock.show(ExportSettings.DEFAULT_EXAMPLES_PER_BLOCK);
  }

  private void connect() {
    withoutMarked.selectedProperty().bindBidirectional(model.choices().withoutMarked());
    markedCount.setOnAction(event -> model.showMarked());
    colab.selectedProperty().bindBidirectional(model.choices().colab());
    colab.setDisable(!model.choices().servesColab());
    includeSounds.visibleProperty().bind(colab.selectedProperty());
    includeSounds.managedProperty().bind(includeSounds.visibleProperty());
    includeSounds.setOnAction(
        event -> model.choices().edit(now -> now.withIncludeSounds(includeSounds.isSelected())));
    withoutBad.setOnAction(
        event -> model.choices().edit(now -> now.withWithoutBad(withoutBad.isSelected())));
    renumber.setOnAction(
        event -> model.choices().edit(now -> now.withRenumber(renumber.isSelected())));
    reblock.setOnAction(event -> setBlocks(reblock.isSelected()));
    perBlock.connect(1, Integer.MAX_VALUE, typed -> setBlocks(true));
    splitBatches.setOnAction(
        event -> model.choices().edit(now -> now.withSplitBatchFiles(splitBatches.isSelected())));
    stored.setOnAction(event -> setDeflate(false));
    deflated.setOnAction(event -> setDeflate(true));
    partSize.textProperty().subscribe(this::takePartSize);
    partSize
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                showPartSize();
              }
            });
    for (long bytes : USUAL_SIZES) {
      MenuItem item = new MenuItem(SizeText.of(bytes));
      item.setOnAction(event -> partSize.setText(SizeText.of(bytes)));
      partSizes.getItems().add(item);
    }
  }

  private void setBlocks(boolean anew) {
    OptionalInt examples = anew ? OptionalInt.of((int) perBlock.value()) : OptionalInt.empty();
    model.choices().edit(now -> now.withExamplesPerBlock(examples));
  }

  private void setDeflate(boolean deflate) {
    model.choices().edit(now -> now.withDeflate(deflate));
    showSettings(model.choices().settings().get());
  }

  private void takePartSize(String text) {
    OptionalLong bytes = SizeText.bytes(text);
    partSize.pseudoClassStateChanged(INVALID, bytes.isEmpty());
    bytes.ifPresent(typed -> model.choices().edit(now -> now.withMaxPartBytes(typed)));
  }

  private void showPartSize() {
    partSize.setText(SizeText.of(model.choices().settings().get().maxPartBytes()));
  }

  private void showSettings(ExportSettings settings) {
    includeSounds.setSelected(settings.includeSounds());
    withoutBad.setSelected(settings.withoutBad());
    boolean blocks = settings.examplesPerBlock().isPresent() || settings.splitBatchFiles();
    reblock.setSelected(blocks);
    reblock.setDisable(settings.splitBatchFiles());
    settings.examplesPerBlock().ifPresent(perBlock::show);
    // Both renumber, whether or not that was asked for.
    renumber.setSelected(settings.renumber() || blocks);
    renumber.setDisable(blocks);
    splitBatches.setSelected(settings.splitBatchFiles());
    stored.setSelected(!settings.deflate());
    deflated.setSelected(settings.deflate());
    packNote.setText(settings.deflate() ? DEFLATED : STORED);
    if (!SizeText.bytes(partSize.getText()).equals(OptionalLong.of(settings.maxPartBytes()))
        && !partSize.isFocused()) {
      showPartSize();
    }
  }

  private void showSplits() {
    List<Overview.SplitFacts> facts = model.figures().splits().get();
    HeadedGrid.begin(splits, HEADS);
    for (int i = 0; i < facts.size(); i++) {
      showSplit(facts.get(i), i + 1);
    }
  }

  private void showSplit(Overview.SplitFacts facts, int row) {
    boolean in = model.choices().chosen().get().contains(facts.split().name());
    CheckBox name = new CheckBox(facts.split().name().canonical());
    name.setSelected(in);
    name.setDisable(facts.examples() == 0);
    name.setOnAction(event -> model.choices().choose(facts.split().name(), name.isSelected()));
    boolean more = facts.known() < facts.examples() && facts.hours() > 0;
    Labeled[] figures = {
      new Label(Numbers.count(facts.examples())),
      new Label(Numbers.count(facts.blocks())),
      new Label((more ? "≥ " : "") + ExportTexts.hours(facts.hours()))
    };
    splits.add(name, 0, row);
    for (int i = 0; i < figures.length; i++) {
      figures[i].getStyleClass().add(in ? "in" : "muted");
      splits.add(figures[i], i + 1, row);
    }
  }

  private void showMarked() {
    long marked = model.figures().marked();
    markedCount.setText(Numbers.count(marked));
    markedCount.setDisable(marked == 0);
  }

  private void showBad() {
    Optional<Long> found = model.figures().bad();
    badCount.setText(found.map(Numbers::count).orElse("not checked"));
  }

  private void showEstimate(Optional<DeflateEstimate> estimate) {
    saving.setText(
        estimate
            .filter(found -> found.sampledBytes() > 0)
            .map(found -> "deflated: " + ExportTexts.saving(found.ratio()))
            .orElse(""));
    Hint.set(saving, "Estimated by compressing the beginnings of some examples");
  }
}
