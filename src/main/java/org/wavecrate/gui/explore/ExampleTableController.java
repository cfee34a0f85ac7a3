package org.wavecrate.gui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import org.wavecrate.dataset.Example;
import org.wavecrate.query.ListColumn;
import org.wavecrate.survey.Sort;

/// Shows examples as a table: names, and the columns that the user chose.
final class ExampleTableController {
  private static final double LEAST_NAME = 110;
  private static final double SCROLL_BAR = 16;

  private final ExamplesModel model;
  private final TableModel table;

  /// Counts what cells show but the rows don't say.
  private final IntegerProperty revision = new SimpleIntegerProperty();

  private final List<Label> heads = new ArrayList<>();
  private final TableColumn<Example, ExampleName> name = new TableColumn<>();
  private boolean filling;

  @FXML private TableView<Example> examples;

  @SuppressWarnings("NullAway.Init")
  ExampleTableController(ExamplesModel model, TableModel table) {
    this.model = model;
    this.table = table;
  }

  @FXML
  private void initialize() {
    examples.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    name.setCellFactory(column -> new ExampleNameCell(model::lookAt, revision));
    name.setCellValueFactory(row -> revision.map(now -> table.name(row.getValue())));
    name.setResizable(false);
    name.setReorderable(false);
    name.setSortable(false);
    table.columns().subscribe(this::makeColumns);
    model.rows().subscribe(rows -> fill());
    model.gallery().subscribe(pictured -> fill());
    model.row().subscribe(row -> show(row.intValue()));
    model.library().sort().subscribe(this::showSort);
    model.library().known().subscribe(known -> change());
    model.library().subject().subscribe(subject -> change());
    model.flags().revision().subscribe(marks -> change());
    examples.widthProperty().subscribe(width -> fitName());
    examples
        .getSelectionModel()
        .selectedIndexProperty()
        .subscribe(
            index -> {
              if (!filling) {
                model.selectRow(index.intValue());
              }
            });
    examples
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) change -> showSelected());
  }

  private void change() {
    revision.set(revision.get() + 1);
  }

  private void makeColumns(List<ListColumn> shown) {
    heads.clear();
    examples.getColumns().clear();
    name.setGraphic(head(ListColumn.FILE, name));
    examples.getColumns().add(name);
    for (ListColumn each : shown) {
      TableColumn<Example, String> column = new TableColumn<>();
      column.setSortable(false);
      column.setReorderable(false);
      column.setGraphic(head(each, column));
      column.setCellValueFactory(row -> revision.map(now -> table.text(each, row.getValue())));
      column.setPrefWidth(table.width(each));
      column.setMinWidth(36);
      if (each.isNumber()) {
        column.getStyleClass().add("number");
      }
      column.widthProperty().subscribe(width -> fitName());
      examples.getColumns().add(column);
    }
    fitName();
    showSort(model.library().sort().get());
  }

  private Label head(ListColumn column, TableColumn<Example, ?> of) {
    Label head = new Label(column.title());
    head.setUserData(column);
    head.prefWidthProperty().bind(of.widthProperty().subtract(4));
    head.getStyleClass().add(column.isNumber() ? "number-head" : "text-head");
    head.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            table.sortBy(column);
          }
        });
    heads.add(head);
    return head;
  }

  private void showSort(Sort sort) {
    for (Label head : heads) {
      ListColumn column = (ListColumn) head.getUserData();
      boolean sorted =
          column.sort().filter(sort.by()::equals).isPresent() && !sort.equals(Sort.NATURAL);
      head.setText(column.title() + (!sorted ? "" : sort.descending() ? " ↓" : " ↑"));
    }
    change();
  }

  /// The name takes what the others leave.
  private void fitName() {
    double others = 0;
    for (TableColumn<Example, ?> column : examples.getColumns()) {
      others += column == name ? 0 : column.getWidth();
    }
    name.setPrefWidth(Math.max(LEAST_NAME, examples.getWidth() - others - SCROLL_BAR));
  }

  private void fill() {
    int top = topRow();
    // Out of sight it makes no rows.
    boolean pictured = model.gallery().get();
    List<Example> kept =
        !pictured && table.selectedCount().get() > 1 ? table.selected() : List.of();
    filling = true;
    examples.setItems(pictured ? FXCollections.emptyObservableList() : model.rows().get());
    table.find(kept).ifPresent(this::select);
    filling = false;
    show(model.row().get());
    if (model.isAsked()) {
      // Only when the new rows are laid out do they know where they are.
      Platform.runLater(() -> reveal(model.row().get()));
    } else if (top > 0) {
      flow().ifPresent(flow -> flow.scrollToTop(top));
    }
    showSelected();
  }

  private void select(int[] rows) {
    if (rows.length > 0) {
      examples.getSelectionModel().selectIndices(rows[0], rows);
    }
  }

  private void showSelected() {
    if (!filling) {
      var selection = examples.getSelectionModel();
      table.select(
          model.gallery().get() ? 0 : selection.getSelectedIndices().size(),
          () -> List.copyOf(selection.getSelectedItems()));
    }
  }

  private Optional<VirtualFlow<?>> flow() {
    return examples.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        ? Optional.of(flow)
        : Optional.empty();
  }

  private int topRow() {
    return flow()
        .flatMap(flow -> Optional.ofNullable(flow.getFirstVisibleCell()))
        .map(cell -> cell.getIndex())
        .orElse(0);
  }

  private void show(int row) {
    if (model.gallery().get()) {
      return;
    }
    var selection = examples.getSelectionModel();
    if (row < 0) {
      selection.clearSelection();
    } else if (selection.getSelectedIndex() != row && !selection.isSelected(row)) {
      selection.clearAndSelect(row);
    }
    reveal(row);
  }

  private void reveal(int row) {
    if (row >= 0 && !model.gallery().get()) {
      flow().ifPresent(flow -> flow.scrollTo(row));
    }
  }

  /// Selects every example listed.
  void selectAll() {
    examples.getSelectionModel().selectAll();
  }

  /// How many rows Page Down goes on.
  int page() {
    return Math.max(1, (int) (examples.getHeight() / examples.getFixedCellSize()) - 2);
  }

  void requestFocus() {
    examples.requestFocus();
  }

  boolean isFocused() {
    return examples.isFocused();
  }
}
