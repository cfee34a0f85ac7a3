package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.WheelUse;

/// Binds the line above the screens: the menus, what is open and its splits, light and dark.
final class TopBarController extends OpenActions {
  private final ShellModel model;
  private final Reload reload;
  private final Theming theming;
  private final List<ScreenView> views;

  @FXML private MenuBar menus;
  @FXML private Menu recentMenu;
  @FXML private Menu viewMenu;
  @FXML private Menu themeMenu;
  @FXML private Menu wheelMenu;
  @FXML private Menu zoomMenu;
  @FXML private MenuItem saveMarks;
  @FXML private MenuItem exportMarks;
  @FXML private MenuButton datasetButton;
  @FXML private HBox pills;
  @FXML private Button themeButton;

  @SuppressWarnings("NullAway.Init")
  TopBarController(ShellModel model, Reload reload, Theming theming, List<ScreenView> views) {
    super(model);
    this.model = model;
    this.reload = reload;
    this.theming = theming;
    this.views = views;
  }

  @FXML
  private void initialize() {
    Workspace workspace = model.workspace();
    menus.setUseSystemMenuBar(true);
    fillScreens();
    ZoomMenu zooming = new ZoomMenu(zoomMenu);
    workspace.screen().subscribe(screen -> zooming.show(views.get(screen.ordinal()).zoomed()));
    fillChoice(themeMenu, workspace.theme(), ThemeChoice.values(), ThemeChoice::title);
    fillChoice(wheelMenu, workspace.wheel(), WheelUse.values(), WheelUse::title);
    workspace.dataset().subscribe(this::showDataset);
    workspace.scope().subscribe(this::showScope);
    workspace.recent().addListener((ListChangeListener<Path>) change -> showRecent());
    showRecent();
    theming.dark().subscribe(this::showTheme);
    themeButton.setOnAction(event -> model.switchTheme(theming.dark().get()));
    Flags flags = model.library().flags();
    flags.unsaved().subscribe(unsaved -> saveMarks.setDisable(!unsaved));
    flags.count().subscribe(count -> exportMarks.setDisable(count.intValue() == 0));
  }

  private void fillScreens() {
    for (Screen screen : Screen.values()) {
      MenuItem item = new MenuItem(screen.title());
      item.setAccelerator(KeyCombination.valueOf(screen.key()));
      item.setOnAction(event -> model.workspace().screen().set(screen));
      viewMenu.getItems().add(screen.ordinal(), item);
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
    Hint.set(themeButton, text);
    themeButton.setAccessibleText(text);
  }

  private void showDataset(Optional<Dataset> dataset) {
    datasetButton.setText(dataset.map(Dataset::name).orElse(""));
    datasetButton.setVisible(dataset.isPresent());
    Hint.set(
        datasetButton, dataset.map(open -> open.path().toAbsolutePath().toString()).orElse(""));
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
    for (Path path : model.workspace().recent()) {
      recentMenu.getItems().add(item(path));
      datasetButton.getItems().add(item(path));
    }
    recentMenu.setDisable(recentMenu.getItems().isEmpty());
  }

  private MenuItem item(Path path) {
    MenuItem item = new MenuItem(path.toString());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> model.open(path));
    return item;
  }

  @FXML
  private void reload() {
    reload.now();
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
  private void closeWindow() {
    Window window = menus.getScene().getWindow();
    if (window != null) {
      model.unsavedQuestion().close(window::hide);
    }
  }

  @FXML
  private void switchGallery() {
    model.workspace().gallery().set(!model.workspace().gallery().get());
  }

  @FXML
  private void switchSheet() {
    model.switchSheet();
  }

  @FXML
  private void showAbout() {
    model.showAbout(true);
  }
}
