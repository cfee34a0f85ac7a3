package org.wavecrate.gui.explore;

import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.query.ListColumn;
import org.wavecrate.survey.Sort;

/// Binds list and gallery to their model and forwards what the user does.
final class ExamplesController {
  private final ExamplesModel model;
  private final Pictures pictures;
  private final NoteField noteField;
  private final TableModel table;
  private final ExampleActions actions;

  @FXML private FindController finderController;
  @FXML private ExampleTableController tableController;
  @FXML private Label listCount;
  @FXML private Label unfinished;
  @FXML private MenuButton sortMenu;
  @FXML private MenuButton columnsMenu;
  @FXML private ToggleButton galleryButton;
  @FXML private ToggleButton listButton;
  @FXML private VBox listCard;
  @FXML private ListView<Integer> gallery;
  @FXML private VBox nothing;
  @FXML private Label nothingTitle;
  @FXML private Label nothingText;
  @FXML private VBox helpPanel;
  @FXML private HBox noteBar;
  @FXML private TextField note;

  private Gallery tiles;

  @SuppressWarnings("NullAway.Init")
  ExamplesController(
      ExamplesModel model, TableModel table, Pictures pictures, ExampleActions actions) {
    this.model = model;
    this.table = table;
    this.actions = actions;
    this.pictures = pictures;
    this.noteField = new NoteField(model);
  }

  @FXML
  private void initialize() {
    tiles = new Gallery(gallery, model, pictures);
    model.rows().subscribe(rows -> showCount());
    model.gallery().subscribe(shown -> showView());
    galleryButton.setOnAction(event -> model.gallery().set(true));
    listButton.setOnAction(event -> model.gallery().set(false));
    fillSortMenu();
    fillColumnsMenu();
    model.library().filter().subscribe(text -> showCount());
    model.library().known().subscribe(known -> showCount());
    model.searching().subscribe(running -> showCount());
    table.selectedCount().subscribe(selected -> showCount());
    noteField.attach(noteBar, note, this::requestFocus);
    finderController.attach(helpPanel, this::requestFocus);
    RowMenu menu = new RowMenu(model, table, actions, tableController::selectAll);
    menu.attach(gallery);
    menu.attach(listCard);
    Presence.late(listCard, gallery, nothing, helpPanel, noteBar, columnsMenu, unfinished);
  }

  private void fillColumnsMenu() {
    for (ListColumn column : TableModel.CHOICE) {
      CheckMenuItem item = new CheckMenuItem(column.title());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> table.toggle(column));
      table.columns().subscribe(shown -> item.setSelected(shown.contains(column)));
      columnsMenu.getItems().add(item);
    }
  }

  private void fillSortMenu() {
    ToggleGroup group = new ToggleGroup();
    for (Sort.By by : Sort.By.values()) {
      RadioMenuItem item = new RadioMenuItem("By " + SortValue.title(by));
      item.setUserData(by);
      item.setToggleGroup(group);
      item.setOnAction(event -> sort(new Sort(by, model.library().sort().get().descending())));
      sortMenu.getItems().add(item);
    }
    CheckMenuItem descending = new CheckMenuItem("Greatest first");
    descending.setOnAction(
        event -> sort(new Sort(model.library().sort().get().by(), descending.isSelected())));
    sortMenu.getItems().addAll(new SeparatorMenuItem(), descending);
    model
        .library()
        .sort()
        .subscribe(
            sort -> {
              descending.setSelected(sort.descending());
              group.selectToggle((RadioMenuItem) sortMenu.getItems().get(sort.by().ordinal()));
              sortMenu.setText(
                  "Sort: " + SortValue.shortTitle(sort.by()) + (sort.descending() ? " ↓" : ""));
              gallery.refresh();
            });
  }

  private void sort(Sort sort) {
    model.library().sort().set(sort);
    requestFocus();
  }

  private void showView() {
    boolean pictured = model.gallery().get();
    galleryButton.setSelected(pictured);
    listButton.setSelected(!pictured);
    gallery.setVisible(pictured);
    listCard.setVisible(!pictured);
    Presence.show(columnsMenu, !pictured);
    showCount();
  }

  private void showCount() {
    int several = table.selectedCount().get();
    listCount.setText(
        model.count() + (several > 1 ? " · " + Numbers.count(several) + " selected" : ""));
    unfinished.setText(model.unfinished());
    Presence.show(unfinished, !unfinished.getText().isEmpty());
    String filter = model.library().filter().get();
    boolean empty =
        model.rows().get().isEmpty()
            && !filter.isBlank()
            && !model.searching().get()
            && model.problem().get().isEmpty();
    nothing.setVisible(empty);
    nothingTitle.setText("Nothing found");
    nothingText.setText(
        model.library().isComplete()
            ? "No example here meets “" + filter.strip() + "”."
            : "No example measured so far meets “" + filter.strip() + "”.");
  }

  /// Walks through examples.
  ///
  /// @param elsewhere whether another list has the focus, which uses arrows up and down itself
  void press(KeyEvent event, boolean elsewhere) {
    boolean handled = true;
    if (event.isShortcutDown()) {
      handled = event.isShiftDown() && event.getCode() == KeyCode.F;
      if (handled) {
        startFinding();
      }
    } else {
      int direction = event.isShiftDown() ? -1 : 1;
      switch (event.getCode()) {
        case RIGHT -> model.move(1);
        case LEFT -> model.move(-1);
        case N -> model.moveWithinLabel(direction);
        case P -> model.moveToProblem(direction);
        case M -> mark();
        case ESCAPE -> handled = finderController.closeHelp() || finderController.clear();
        case DOWN, UP, PAGE_DOWN, PAGE_UP, HOME, END ->
            handled = !elsewhere && !isExtending(event) && walk(event);
        default -> {
          boolean question = event.getCode() == KeyCode.SLASH && event.isShiftDown();
          handled = "/".equals(event.getText()) && !question;
          if (handled) {
            startFinding();
          }
        }
      }
    }
    if (handled) {
      event.consume();
    }
  }

  /// With Shift, the table itself selects further rows.
  private boolean isExtending(KeyEvent event) {
    return event.isShiftDown() && !model.gallery().get() && tableController.isFocused();
  }

  private boolean walk(KeyEvent event) {
    boolean pictured = model.gallery().get();
    int line = pictured ? tiles.columns() : 1;
    int page = pictured ? tiles.page() : tableController.page();
    switch (event.getCode()) {
      case DOWN -> model.move(line);
      case UP -> model.move(-line);
      case PAGE_DOWN -> model.move(page);
      case PAGE_UP -> model.move(-page);
      case HOME -> model.selectRow(0);
      default -> model.selectRow(model.rows().get().size() - 1);
    }
    return true;
  }

  /// Flags the example looked at and asks for a note, or takes the flag away.
  void mark() {
    if (table.selectedCount().get() > 1) {
      actions.mark(table.selected());
      return;
    }
    model.toggleMark();
    noteField.startIfMarked();
  }

  void startFinding() {
    finderController.start();
  }

  @FXML
  private void clearFilter() {
    finderController.clear();
    requestFocus();
  }

  @FXML
  private void unmark() {
    model.toggleMark();
    requestFocus();
  }

  void requestFocus() {
    if (model.gallery().get()) {
      gallery.requestFocus();
    } else {
      tableController.requestFocus();
    }
  }
}
