package org.wavecrate.gui.explore;

import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Pictures;
import org.wavecrate.survey.Sort;

/// Binds list and gallery to their model and forwards what the user does.
final class ExamplesController {
  private final ExamplesModel model;
  private final Pictures pictures;
  private final NoteField noteField;

  @FXML private TextField find;
  @FXML private Button clear;
  @FXML private Button help;
  @FXML private Label findProblem;
  @FXML private Label listCount;
  @FXML private Label unfinished;
  @FXML private MenuButton sortMenu;
  @FXML private ToggleButton galleryButton;
  @FXML private ToggleButton listButton;
  @FXML private VBox listCard;
  @FXML private ListView<Example> examples;
  @FXML private ListView<Integer> gallery;
  @FXML private VBox nothing;
  @FXML private Label nothingTitle;
  @FXML private Label nothingText;
  @FXML private VBox helpPanel;
  @FXML private HBox noteBar;
  @FXML private TextField note;

  private Gallery tiles;

  @SuppressWarnings("NullAway.Init")
  ExamplesController(ExamplesModel model, Pictures pictures) {
    this.model = model;
    this.pictures = pictures;
    this.noteField = new NoteField(model);
  }

  @FXML
  private void initialize() {
    tiles = new Gallery(gallery, model, pictures);
    examples.setCellFactory(list -> new ExampleCell(model));
    model.rows().subscribe(rows -> showRows());
    model.gallery().subscribe(shown -> showView());
    examples
        .getSelectionModel()
        .selectedIndexProperty()
        .subscribe(index -> model.selectRow(index.intValue()));
    model.row().subscribe(row -> showRow(row.intValue()));
    galleryButton.setOnAction(event -> model.gallery().set(true));
    listButton.setOnAction(event -> model.gallery().set(false));
    fillSortMenu();
    bindFilter();
    noteField.attach(noteBar, note, this::requestFocus);
    QueryHelp.fill(helpPanel, this::append);
    model.row().subscribe(row -> closeHelp());
    model.rows().subscribe(rows -> closeHelp());
    // A click anywhere else closes it, as it would close a menu.
    EventHandler<MouseEvent> elsewhere = this::closeHelpFrom;
    helpPanel
        .sceneProperty()
        .subscribe(
            (was, now) -> {
              if (was != null) {
                was.removeEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
              }
              if (now != null) {
                now.addEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
              }
            });
    Names.show(helpPanel, false);
  }

  private void bindFilter() {
    find.textProperty().bindBidirectional(model.library().filter());
    find.textProperty()
        .subscribe(
            text -> {
              Names.show(clear, !text.isEmpty());
              showCount();
            });
    model
        .problem()
        .subscribe(
            problem -> {
              findProblem.setText(problem.orElse(""));
              Names.show(findProblem, problem.isPresent());
            });
    model.library().known().subscribe(known -> showCount());
    model.searching().subscribe(running -> showCount());
    find.setOnKeyPressed(this::pressInFind);
  }

  private void pressInFind(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> {
        if (!closeHelp()) {
          if (find.getText().isEmpty()) {
            requestFocus();
          }
          find.clear();
        }
      }
      case DOWN, ENTER -> requestFocus();
      default -> {
        return;
      }
    }
    event.consume();
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
              examples.refresh();
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
    showRows();
  }

  private void showRows() {
    int row = model.row().get();
    int top = topRow();
    examples.setItems(
        model.gallery().get() ? FXCollections.emptyObservableList() : model.rows().get());
    showRow(row);
    if (model.isAsked()) {
      // Only when the new rows are laid out do they know where they are.
      Platform.runLater(() -> showRow(model.row().get()));
    }
    if (!model.isAsked() && top > 0 && flow().isPresent()) {
      flow().get().scrollToTop(top);
    }
    showCount();
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

  private void showCount() {
    listCount.setText(model.count());
    unfinished.setText(model.unfinished());
    Names.show(unfinished, !unfinished.getText().isEmpty());
    boolean empty =
        model.rows().get().isEmpty()
            && !find.getText().isBlank()
            && !model.searching().get()
            && model.problem().get().isEmpty();
    nothing.setVisible(empty);
    nothingTitle.setText("Nothing found");
    nothingText.setText(
        model.library().isComplete()
            ? "No example here meets “" + find.getText().strip() + "”."
            : "No example measured so far meets “" + find.getText().strip() + "”.");
  }

  private void showRow(int row) {
    if (model.gallery().get()) {
      return;
    }
    if (row < 0) {
      examples.getSelectionModel().clearSelection();
    } else if (examples.getSelectionModel().getSelectedIndex() != row) {
      examples.getSelectionModel().clearAndSelect(row);
    }
    if (row >= 0) {
      flow().ifPresent(flow -> flow.scrollTo(row));
    }
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
        case ESCAPE -> handled = closeHelp() || clearedFilter();
        case DOWN, UP, PAGE_DOWN, PAGE_UP, HOME, END -> handled = !elsewhere && walk(event);
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

  private boolean walk(KeyEvent event) {
    boolean pictured = model.gallery().get();
    int line = pictured ? tiles.columns() : 1;
    int page =
        pictured
            ? tiles.page()
            : Math.max(1, (int) (examples.getHeight() / examples.getFixedCellSize()) - 1);
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
    model.toggleMark();
    noteField.startIfMarked();
  }

  void startFinding() {
    find.requestFocus();
    find.selectAll();
  }

  @FXML
  private void clearFilter() {
    find.clear();
    requestFocus();
  }

  private boolean clearedFilter() {
    boolean any = !find.getText().isEmpty();
    find.clear();
    return any;
  }

  private void closeHelpFrom(MouseEvent event) {
    for (Node at = event.getTarget() instanceof Node node ? node : null;
        at != null;
        at = at.getParent()) {
      if (at == helpPanel || at == help) {
        return;
      }
    }
    closeHelp();
  }

  /// @return whether it was open
  private boolean closeHelp() {
    boolean open = helpPanel.isVisible();
    Names.show(helpPanel, false);
    return open;
  }

  @FXML
  private void toggleHelp() {
    Names.show(helpPanel, !helpPanel.isVisible());
  }

  @FXML
  private void unmark() {
    model.toggleMark();
    requestFocus();
  }

  private void append(String term) {
    String before = find.getText().strip();
    find.setText(before.isEmpty() ? term : before + " " + term);
    Names.show(helpPanel, false);
    find.requestFocus();
    find.end();
  }

  void requestFocus() {
    (model.gallery().get() ? gallery : examples).requestFocus();
  }
}
