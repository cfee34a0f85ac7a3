package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.gui.check.CheckScreen;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.WheelUse;

/// Binds what surrounds the screens to its model and forwards what the user does.
final class ShellController {
  private final ShellModel model;
  private final Reload reload;
  private final Theming theming;
  private final List<Screen> screens;
  private final CheckBadge badge;
  private final AboutController about;

  private ZoomMenu zooming;

  @FXML private BorderPane root;
  @FXML private MenuBar menus;
  @FXML private Menu recentMenu;
  @FXML private Menu viewMenu;
  @FXML private Menu themeMenu;
  @FXML private Menu wheelMenu;
  @FXML private Menu zoomMenu;
  @FXML private MenuItem saveMarks;
  @FXML private MenuItem exportMarks;
  @FXML private HBox statusBar;
  @FXML private VBox sheet;
  @FXML private Button closeSheet;
  @FXML private StackPane middle;
  @FXML private HBox question;
  @FXML private Label questionText;
  @FXML private Button saveAnswer;
  @FXML private Button discardAnswer;
  @FXML private Button stayAnswer;
  @FXML private MenuButton datasetButton;
  @FXML private HBox pills;
  @FXML private Button themeButton;
  @FXML private VBox rail;
  @FXML private StackPane screenHost;
  @FXML private VBox welcome;
  @FXML private VBox recentLinks;
  @FXML private VBox openingBox;
  @FXML private Label openingText;
  @FXML private ProgressBar openingBar;
  @FXML private VBox problemBox;
  @FXML private Label problemText;
  @FXML private Label facts;
  @FXML private HBox progressBox;
  @FXML private ProgressBar progressBar;
  @FXML private Label status;
  @FXML private Label warning;

  @SuppressWarnings("NullAway.Init")
  ShellController(
      ShellModel model,
      Reload reload,
      Theming theming,
      List<Screen> screens,
      CheckBadge badge,
      FolderOpener opener) {
    this.about = new AboutController(opener, this::cover);
    this.model = model;
    this.reload = reload;
    this.theming = theming;
    this.screens = screens;
    this.badge = badge;
  }

  @FXML
  private void initialize() {
    Workspace workspace = model.workspace();
    menus.setUseSystemMenuBar(true);
    zooming = new ZoomMenu(zoomMenu);
    fillRail();
    fillChoice(themeMenu, model.workspace().theme(), ThemeChoice.values(), ThemeChoice::title);
    fillChoice(wheelMenu, model.workspace().wheel(), WheelUse.values(), WheelUse::title);
    workspace.dataset().subscribe(this::showDataset);
    workspace.scope().subscribe(this::showScope);
    workspace.recent().addListener((ListChangeListener<Path>) change -> showRecent());
    showRecent();
    model.state().subscribe(this::showState);
    workspace.problem().subscribe(problem -> problemText.setText(problem.orElse("")));
    workspace
        .requested()
        .subscribe(path -> openingText.setText(path.map(p -> "Opening " + p).orElse("")));
    openingBar.progressProperty().bind(workspace.openingProgress());
    progressBar.progressProperty().bind(workspace.openingProgress());
    progressBox.visibleProperty().bind(workspace.opening().and(openingBox.visibleProperty().not()));
    facts.textProperty().bind(model.facts());
    workspace
        .openMillis()
        .subscribe(
            millis ->
                status.setText(millis > 0 ? "opened in " + Numbers.count(millis) + " ms" : ""));
    workspace.warning().subscribe(text -> warning.setText(text.orElse("")));
    theming.dark().subscribe(this::showTheme);
    themeButton.setOnAction(event -> model.switchTheme(theming.dark().get()));
    StatusBar measuring = new StatusBar(workspace, model.library(), model.tasks());
    HBox.setHgrow(measuring.notice(), Priority.SOMETIMES);
    int end = statusBar.getChildren().size();
    statusBar.getChildren().add(end - 3, measuring.notice());
    statusBar.getChildren().add(end - 1, measuring.measuring());
    statusBar.getChildren().add(statusBar.getChildren().size() - 1, badge.summary());
    statusBar.getChildren().add(end - 1, measuring.task());
    statusBar.getChildren().add(end - 1, new ReadingMenu(workspace).button());
    bindMarks();
    bindCovers();
    new Dropping(root, model::take);
  }

  private void bindMarks() {
    Flags flags = model.library().flags();
    flags.unsaved().subscribe(unsaved -> saveMarks.setDisable(!unsaved));
    flags.count().subscribe(count -> exportMarks.setDisable(count.intValue() == 0));
  }

  private void bindCovers() {
    ShortcutSheet.fill(sheet);
    Parent panel = Fxml.load(ShellController.class, "about.fxml", about);
    middle.getChildren().add(middle.getChildren().indexOf(sheet) + 1, panel);
    sheet.setVisible(false);
    saveAnswer.visibleProperty().bind(model.unsavedQuestion().savable());
    saveAnswer.managedProperty().bind(saveAnswer.visibleProperty());
    saveAnswer.textProperty().bind(model.unsavedQuestion().saveText());
    discardAnswer.textProperty().bind(model.unsavedQuestion().discardText());
    model
        .unsavedQuestion()
        .question()
        .subscribe(
            text -> {
              questionText.setText(text.orElse(""));
              question.setVisible(text.isPresent());
              cover();
              if (text.isPresent()) {
                (saveAnswer.isVisible() ? saveAnswer : stayAnswer).requestFocus();
              }
            });
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    root.addEventHandler(ActionEvent.ACTION, ShellController::keepChosen);
  }

  /// One of several segments is always chosen: a click on that does not take the choice away.
  private static void keepChosen(ActionEvent event) {
    if (event.getTarget() instanceof ToggleButton segment
        && (segment.getStyleClass().contains("view-button")
            || segment.getParent() != null
                && segment.getParent().getStyleClass().contains("segments"))) {
      segment.setSelected(true);
    }
  }

  private void cover() {
    model.workspace().covered().set(sheet.isVisible() || question.isVisible() || about.isShowing());
  }

  private void press(KeyEvent event) {
    boolean slash = event.getCode() == KeyCode.SLASH && event.isShiftDown();
    boolean writing = event.getTarget() instanceof TextInputControl;
    if (!writing && ("?".equals(event.getText()) || slash)) {
      switchSheet();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && sheet.isVisible()) {
      switchSheet();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && about.isShowing()) {
      about.show(false);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && question.isVisible()) {
      model.unsavedQuestion().stay();
      event.consume();
    }
  }

  @FXML
  private void showImport() {
    model.showImport();
  }

  @FXML
  private void switchSheet() {
    sheet.setVisible(!sheet.isVisible());
    cover();
    if (sheet.isVisible()) {
      closeSheet.requestFocus();
    }
  }

  @FXML
  private void showAbout() {
    about.show(true);
  }

  @FXML
  private void switchGallery() {
    model.workspace().gallery().set(!model.workspace().gallery().get());
  }

  @FXML
  private void saveMarks() {
    model.saveMarks();
  }

  @FXML
  private void exportMarks() {
    model.exportMarks();
  }

  @FXML
  private void saveAndLeave() {
    model.unsavedQuestion().save();
  }

  @FXML
  private void leaveUnsaved() {
    model.unsavedQuestion().discard();
  }

  @FXML
  private void stay() {
    model.unsavedQuestion().stay();
  }

  private void fillRail() {
    ToggleGroup group = new ToggleGroup();
    for (Screen screen : screens) {
      FontIcon icon = new FontIcon(screen.icon());
      boolean checks = screen.id().equals(CheckScreen.ID);
      ToggleButton button = new ToggleButton(screen.title(), checks ? badge.over(icon) : icon);
      button.setContentDisplay(ContentDisplay.TOP);
      button.getStyleClass().setAll("rail-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setToggleGroup(group);
      button.setOnAction(
          event -> {
            button.setSelected(true);
            model.workspace().screen().set(screen.id());
          });
      rail.getChildren().add(button);
      MenuItem item = new MenuItem(screen.title());
      item.setAccelerator(KeyCombination.valueOf("Shortcut+" + rail.getChildren().size()));
      item.setOnAction(event -> model.workspace().screen().set(screen.id()));
      viewMenu.getItems().add(rail.getChildren().size() - 1, item);
    }
    model.workspace().screen().subscribe(this::showScreen);
  }

  private void showScreen(String id) {
    for (int i = 0; i < screens.size(); i++) {
      boolean front = screens.get(i).id().equals(id);
      ((ToggleButton) rail.getChildren().get(i)).setSelected(front);
      if (front) {
        screenHost.getChildren().setAll(screens.get(i).node());
        zooming.show(screens.get(i).zoomed());
      }
    }
  }

  private static <E extends Enum<E>> void fillChoice(
      Menu menu, ObjectProperty<E> chosen, E[] choices, Function<E, String> title) {
    ToggleGroup group = new ToggleGroup();
    for (E choice : choices) {
      RadioMenuItem item = new RadioMenuItem(title.apply(choice));
      item.setToggleGroup(group);
      item.setOnAction(event -> chosen.set(choice));
      menu.getItems().add(item);
    }
    chosen.subscribe(
        choice -> group.selectToggle((RadioMenuItem) menu.getItems().get(choice.ordinal())));
  }

  private void showTheme(boolean dark) {
    themeButton.setGraphic(new FontIcon(dark ? "fth-sun" : "fth-moon"));
    String text = dark ? "Switch to light" : "Switch to dark";
    themeButton.setTooltip(new Tooltip(text));
    themeButton.setAccessibleText(text);
  }

  private void showDataset(Optional<Dataset> dataset) {
    datasetButton.setText(dataset.map(Dataset::name).orElse(""));
    datasetButton.setVisible(dataset.isPresent());
    datasetButton.setTooltip(
        dataset.map(open -> new Tooltip(open.path().toAbsolutePath().toString())).orElse(null));
    pills.getChildren().clear();
    ToggleGroup group = new ToggleGroup();
    for (Split split : dataset.map(Dataset::splits).orElse(List.of())) {
      ToggleButton pill =
          new ToggleButton(split.name().canonical() + " " + Numbers.count(split.size()));
      pill.getStyleClass().setAll("pill");
      pill.setUserData(split);
      pill.setToggleGroup(group);
      pill.setOnAction(
          event -> {
            pill.setSelected(true);
            model.select(split);
          });
      pills.getChildren().add(pill);
    }
    showScope(model.workspace().scope().get());
  }

  private void showScope(Optional<Scope> scope) {
    for (var node : pills.getChildren()) {
      ToggleButton pill = (ToggleButton) node;
      pill.setSelected(
          scope.flatMap(Scope::split).filter(split -> split == pill.getUserData()).isPresent());
    }
  }

  private void showRecent() {
    recentMenu.getItems().clear();
    datasetButton.getItems().clear();
    recentLinks.getChildren().clear();
    for (Path path : model.workspace().recent()) {
      recentMenu.getItems().add(item(path));
      datasetButton.getItems().add(item(path));
      Hyperlink link = new Hyperlink(path.toString());
      link.getStyleClass().add("recent-link");
      link.setOnAction(event -> model.open(path));
      recentLinks.getChildren().add(link);
    }
    recentMenu.setDisable(recentMenu.getItems().isEmpty());
    recentLinks.setVisible(!recentLinks.getChildren().isEmpty());
  }

  private MenuItem item(Path path) {
    MenuItem item = new MenuItem(path.toString());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> model.open(path));
    return item;
  }

  private void showState(ShellModel.State state) {
    screenHost.setVisible(state == ShellModel.State.OPEN);
    welcome.setVisible(state == ShellModel.State.EMPTY);
    openingBox.setVisible(state == ShellModel.State.OPENING);
    problemBox.setVisible(state == ShellModel.State.PROBLEM);
    Node notice = state == ShellModel.State.EMPTY ? welcome : problemBox;
    if (notice.isVisible()) {
      notice.lookup(".button").requestFocus();
    }
  }

  @FXML
  private void openFolder() {
    model.openFolder();
  }

  @FXML
  private void reload() {
    reload.now();
  }

  @FXML
  private void openZip() {
    model.openZip();
  }

  @FXML
  private void cancelOpening() {
    model.workspace().cancelOpening();
  }

  @FXML
  private void closeWindow() {
    if (root.getScene().getWindow() != null) {
      model.unsavedQuestion().close(root.getScene().getWindow()::hide);
    }
  }

  Parent root() {
    return root;
  }
}
