package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.wavecrate.decode.WaveBytes;
import org.wavecrate.gui.playback.FakeOutput;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.npy.Shape;

/// A window with a small dataset under the hands of a robot.
final class TouchStand implements AutoCloseable {
  private static final int PATIENCE_MS = 4000;

  private final Path folder;
  private final TaskBackground background = new TaskBackground();
  private final FakeOutput output = new FakeOutput().unlimited();
  private final List<String> asked = new ArrayList<>();
  private final MainWindow window;

  /// @param folder empty; gets data, settings and whatever is saved
  /// @param screen to begin with; with none no dataset is open
  TouchStand(Path folder, Optional<Screen> screen) throws Exception {
    this.folder = folder;
    SmallData.dataset(folder.resolve("data"));
    float[] spoiled = SmallData.sine(1600, 300);
    spoiled[400] = Float.NaN;
    spoiled[1200] = Float.NaN;
    SmallData.floats(folder.resolve("data/test data/block-id-2/id-3.npy"), Shape.of(1600), spoiled);
    recordings(folder.resolve("sounds"));
    Files.createDirectories(folder.resolve("saved"));
    window =
        Toolkit.get(
            () -> {
              MainWindow made =
                  new MainWindow(
                      new Stage(),
                      Preferences.in(folder.resolve("config")),
                      background,
                      new Answers(),
                      output);
              made.workspace().theme().set(ThemeChoice.LIGHT);
              screen.ifPresent(made.workspace().screen()::set);
              made.show();
              made.stage().setX(20);
              made.stage().setY(20);
              made.stage().setWidth(940);
              made.stage().setHeight(880);
              return made;
            });
    if (screen.isPresent()) {
      act(() -> window.workspace().open(folder.resolve("data")));
    }
  }

  /// Tones of two classes, each after a silence, and a file that is none of them.
  private static void recordings(Path sounds) throws IOException {
    int rateHz = 8000;
    for (int kind = 1; kind <= 2; kind++) {
      Path place = Files.createDirectories(sounds.resolve(kind == 1 ? "dog" : "rain"));
      for (int i = 1; i <= 5; i++) {
        double[] tone = new double[rateHz / 2];
        for (int t = tone.length / 4; t < tone.length; t++) {
          tone[t] = 0.1 * kind * Math.sin((0.1 * kind + 0.02 * i) * t);
        }
        Files.write(place.resolve(i + ".wav"), WaveBytes.of(1, 16, 1, rateHz, tone));
      }
    }
    Files.writeString(sounds.resolve("notes.txt"), "about these recordings");
  }

  /// Answers every dialog, and remembers which there were.
  private final class Answers implements Choosers {
    private <T> Optional<T> answer(String dialog, T answer) {
      asked.add(dialog);
      return Optional.of(answer);
    }

    @Override
    public Optional<Path> folder() {
      return answer("folder", folder.resolve("data"));
    }

    @Override
    public Optional<Path> zip() {
      asked.add("zip");
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(String suggested, String kind) {
      return answer("save " + suggested, folder.resolve("saved").resolve(suggested));
    }

    @Override
    public FolderOpener opener() {
      return new FolderOpener() {
        @Override
        public boolean isAvailable() {
          return true;
        }

        @Override
        public void open(Path place) {
          asked.add("open " + place.getFileName());
        }

        @Override
        public void browse(String address) {
          asked.add("browse " + address);
        }
      };
    }

    @Override
    public Optional<Path> recordings() {
      return answer("recordings", folder.resolve("sounds"));
    }

    @Override
    public Optional<Path> table() {
      asked.add("table");
      return Optional.empty();
    }

    @Override
    public Optional<Path> recipe() {
      asked.add("recipe");
      return Optional.of(folder.resolve("saved/other.json")).filter(Files::exists);
    }

    @Override
    public Optional<Path> target(Path now) {
      return answer("target", folder.resolve("crates"));
    }
  }

  // What is done

  /// Does something on the JavaFX thread and waits until all that follows from it is done.
  void act(Runnable what) throws Exception {
    get(
        () -> {
          what.run();
          return true;
        });
    settle();
  }

  /// Brings a screen to the front.
  void go(Screen screen) throws Exception {
    act(() -> workspace().screen().set(screen));
  }

  private static <T> T get(Callable<T> what) throws Exception {
    return Toolkit.get(what);
  }

  void settle() throws Exception {
    // What a robot did arrives after what is under way.
    get(() -> true);
    if (get(() -> window.stage().isShowing())) {
      Toolkit.await(() -> new SettledScene(window.stage().getScene(), background).reached());
    }
  }

  /// Presses a key such as `Ctrl+Shift+P`, with whatever has the focus.
  void press(String key) throws Exception {
    List<KeyCode> codes =
        Stream.of(key.replace("?", "Shift+/").split("\\+")).map(TouchStand::code).toList();
    get(
        () -> {
          Robot robot = robot();
          codes.forEach(robot::keyPress);
          codes.reversed().forEach(robot::keyRelease);
          return true;
        });
    settle();
  }

  private static KeyCode code(String name) {
    return switch (name) {
      case "Ctrl" -> KeyCode.CONTROL;
      case "plus" -> KeyCode.PLUS;
      case "minus" -> KeyCode.MINUS;
      case "/" -> KeyCode.SLASH;
      case "←" -> KeyCode.LEFT;
      case "→" -> KeyCode.RIGHT;
      case "↑" -> KeyCode.UP;
      case "↓" -> KeyCode.DOWN;
      case "Page ↑" -> KeyCode.PAGE_UP;
      case "Page ↓" -> KeyCode.PAGE_DOWN;
      default ->
          KeyCode.getKeyCode(name) == null
              ? KeyCode.valueOf(name.toUpperCase(java.util.Locale.ROOT))
              : KeyCode.getKeyCode(name);
    };
  }

  /// Clicks a control in its middle, or a menu item after its menus were opened.
  void click(String control) throws Exception {
    if (control.contains(" > ") || find(control) instanceof MenuItem) {
      clickItem(control);
    } else {
      clickAt(reveal(node(control)), 0.5, 0.5);
    }
  }

  /// Clicks a part of a control.
  ///
  /// @param across from 0, its left, to 1
  /// @param down from 0, its top, to 1
  void clickAt(Node node, double across, double down) throws Exception {
    clickAt(node, across, down, MouseButton.PRIMARY);
  }

  private void clickAt(Node node, double across, double down, MouseButton button) throws Exception {
    await(node + " on the screen", () -> node.localToScreen(node.getBoundsInLocal()) != null);
    get(
        () -> {
          Bounds at = node.localToScreen(node.getBoundsInLocal());
          double x = at.getMinX() + across * at.getWidth();
          double y = at.getMinY() + down * at.getHeight();
          if (Window.getWindows().stream().noneMatch(each -> contains(each, x, y))) {
            throw new AssertionError(node + " lies outside the window, at " + x + ", " + y);
          }
          Robot robot = robot();
          robot.mouseMove(x, y);
          robot.mouseClick(button);
          return true;
        });
    settle();
  }

  private static boolean contains(Window window, double x, double y) {
    double right = window.getX() + window.getWidth();
    double bottom = window.getY() + window.getHeight();
    return x >= window.getX() && x < right && y >= window.getY() && y < bottom;
  }

  private void clickItem(String control) throws Exception {
    Object found = find(control);
    if (!(found instanceof MenuItem item) || item.isDisable()) {
      throw new AssertionError("can’t be chosen: " + found);
    }
    List<MenuItem> path = new ArrayList<>();
    Menu above = item.getParentMenu();
    path.add(item);
    while (above != null) {
      path.addFirst(above);
      above = above.getParentMenu();
    }
    if (path.getFirst() instanceof Menu top
        && top.getParentMenu() == null
        && top.getParentPopup() == null) {
      clickAt(titleOf(top), 0.5, 0.5);
      path.removeFirst();
    } else {
      String button = control.substring(0, control.indexOf(" > "));
      clickAt(reveal(node(button)), 0.5, 0.5);
    }
    for (MenuItem each : path) {
      await(
          "the item " + each.getText(),
          () -> {
            Node node = each.getStyleableNode();
            return node != null
                && node.getScene() != null
                && node.localToScreen(0, 0) != null
                && node.getScene().getWindow().isShowing()
                && node.getLayoutBounds().getHeight() > 0;
          });
      clickAt(each.getStyleableNode(), 0.5, 0.5);
    }
  }

  /// The title of a menu in a menu bar.
  private Node titleOf(Menu menu) throws Exception {
    return get(
        () ->
            root().lookupAll(".menu-bar .menu-button").stream()
                .filter(
                    node ->
                        node instanceof MenuButton button
                            && button.getText().equals(menu.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no menu " + menu.getText())));
  }

  /// Drags a control down. The headless platform loses what a robot drags: the events
  /// themselves are made.
  void drag(String control, double down) throws Exception {
    Node node = reveal(node(control));
    act(
        () -> {
          Point2D at = node.localToScene(2, 2);
          fire(node, javafx.scene.input.MouseEvent.MOUSE_PRESSED, at);
          fire(node, javafx.scene.input.MouseEvent.MOUSE_DRAGGED, at.add(0, down));
          fire(node, javafx.scene.input.MouseEvent.MOUSE_RELEASED, at.add(0, down));
        });
  }

  private static void fire(
      Node node, javafx.event.EventType<javafx.scene.input.MouseEvent> type, Point2D at) {
    Point2D in = node.sceneToLocal(at);
    Point2D screen = node.localToScreen(in);
    javafx.event.Event.fireEvent(
        node,
        new javafx.scene.input.MouseEvent(
            null,
            node,
            type,
            at.getX(),
            at.getY(),
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  void type(String control, String text) throws Exception {
    click(control);
    act(() -> ((TextInputControl) found(control)).selectAll());
    act(() -> ((TextInputControl) found(control)).replaceSelection(text));
    press("Enter");
  }

  /// Writes into the field of the menu that is open, and Enter.
  void typeIntoPopup(String text) throws Exception {
    List<Node> fields = new ArrayList<>();
    await(
        "a field in a menu",
        () -> {
          Window.getWindows().stream()
              .filter(each -> each != window.stage())
              .forEach(each -> fields.addAll(each.getScene().getRoot().lookupAll(".text-field")));
          return !fields.isEmpty();
        });
    clickAt(fields.getFirst(), 0.5, 0.5);
    act(() -> ((TextInputControl) fields.getFirst()).setText(text));
    press("Enter");
  }

  void closePopups() throws Exception {
    act(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(each -> each != window.stage())
                .forEach(Window::hide));
  }

  /// Opens a dataset of features in place of the one of sounds.
  void openFeatures() throws Exception {
    Path block = Files.createDirectories(folder.resolve("features/train/block-id-1"));
    for (int i = 1; i <= 2; i++) {
      float[] values = new float[98 * 64];
      for (int k = 0; k < values.length; k++) {
        values[k] = i * (k % 64);
      }
      SmallData.floats(block.resolve("id-" + i + ".npy"), Shape.of(98, 64), values);
      SmallData.number(block.resolve("id-label-" + i + ".npy"), i);
    }
    act(() -> workspace().open(folder.resolve("features")));
  }

  /// Opens a dataset of sounds with two channels in place of the one of mono sounds.
  void openStereo() throws Exception {
    Path block = Files.createDirectories(folder.resolve("stereo/train/block-id-1"));
    for (int i = 1; i <= 2; i++) {
      SmallData.floats(
          block.resolve("id-" + i + ".npy"), Shape.of(1600, 2), SmallData.sine(3200, 100 * i));
    }
    act(() -> workspace().open(folder.resolve("stereo")));
  }

  /// Clicks a row of a list.
  void row(String list, int index) throws Exception {
    clickAt(rowNode(list, index), 0.3, 0.5);
  }

  private Node rowNode(String list, int index) throws Exception {
    return get(
        () ->
            ((Node) found(list))
                    .lookupAll(
                        found(list) instanceof ListView<?> ? ".list-cell" : ".table-row-cell")
                    .stream()
                    .filter(
                        node ->
                            node.isVisible()
                                && node instanceof IndexedCell<?> each
                                && each.getIndex() == index)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row " + index + " in " + list)));
  }

  /// Clicks a row with the right button and then an item of the menu that opens.
  void chooseAt(String list, int index, String item) throws Exception {
    clickAt(rowNode(list, index), 0.3, 0.5, MouseButton.SECONDARY);
    List<Node> items = new ArrayList<>();
    await("the item " + item, () -> items.addAll(popupItems(item)));
    clickAt(items.getFirst(), 0.5, 0.5);
  }

  /// Chooses from the context menu of a control.
  ///
  /// @param down from 0, its top, to 1
  void chooseOn(Node node, double down, String item) throws Exception {
    clickAt(node, 0.5, down, MouseButton.SECONDARY);
    List<Node> items = new ArrayList<>();
    await("the item " + item, () -> items.addAll(popupItems(item)));
    clickAt(items.getFirst(), 0.5, 0.5);
  }

  private List<Node> popupItems(String item) {
    return Window.getWindows().stream()
        .filter(each -> each != window.stage() && each.isShowing())
        .flatMap(each -> each.getScene().getRoot().lookupAll(".menu-item").stream())
        .filter(
            node ->
                node.getLayoutBounds().getHeight() > 0
                    && node.lookup(".label") instanceof Labeled label
                    && item.equals(label.getText()))
        .toList();
  }

  /// Turns the wheel over a control, or drags over it.
  void over(String control, double down, java.util.function.Consumer<Robot> gesture)
      throws Exception {
    Node node = reveal(node(control));
    get(
        () -> {
          Bounds at = node.localToScreen(node.getBoundsInLocal());
          Robot robot = robot();
          robot.mouseMove(at.getMinX() + at.getWidth() / 2, at.getMinY() + down * at.getHeight());
          gesture.accept(robot);
          return true;
        });
    settle();
  }

  /// Drags with Ctrl held from one place of a control to another: the headless platform's robot
  /// has no keys while it drags.
  ///
  /// @param from across and down, each from 0 to 1
  /// @param to the same
  void dragWithControl(String control, Point2D from, Point2D to) throws Exception {
    Node node = node(control);
    act(
        () -> {
          fireWithControl(node, MouseEvent.MOUSE_PRESSED, from);
          fireWithControl(node, MouseEvent.MOUSE_DRAGGED, to);
          fireWithControl(node, MouseEvent.MOUSE_RELEASED, to);
        });
  }

  private static void fireWithControl(Node node, EventType<MouseEvent> kind, Point2D at) {
    Bounds in = node.getBoundsInLocal();
    double x = in.getMinX() + at.getX() * in.getWidth();
    double y = in.getMinY() + at.getY() * in.getHeight();
    Point2D screen = node.localToScreen(x, y);
    Point2D scene = node.localToScene(x, y);
    node.fireEvent(
        new MouseEvent(
            kind,
            scene.getX(),
            scene.getY(),
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            true,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /// Turns the wheel over a control while keys are held; the robot's own wheel forgets them.
  ///
  /// @param across from 0, its left, to 1
  void wheel(String control, double across, double down, int notches, String held)
      throws Exception {
    Node node = node(control);
    act(
        () -> {
          Bounds in = node.getBoundsInLocal();
          double x = in.getMinX() + across * in.getWidth();
          double y = in.getMinY() + down * in.getHeight();
          Point2D screen = node.localToScreen(x, y);
          // An event that no mouse has picked has the coordinates of the scene.
          Point2D scene = node.localToScene(x, y);
          node.fireEvent(
              new ScrollEvent(
                  ScrollEvent.SCROLL,
                  scene.getX(),
                  scene.getY(),
                  screen.getX(),
                  screen.getY(),
                  held.contains("Shift"),
                  held.contains("Ctrl"),
                  held.contains("Alt"),
                  false,
                  false,
                  false,
                  0,
                  40 * notches,
                  0,
                  40 * notches,
                  40,
                  40,
                  ScrollEvent.HorizontalTextScrollUnits.NONE,
                  0,
                  ScrollEvent.VerticalTextScrollUnits.NONE,
                  0,
                  0,
                  null));
        });
  }

  /// Changes a file of the dataset, as a script would.
  Path data(String file) {
    return folder.resolve("data").resolve(file);
  }

  /// Scrolls until a node is in sight.
  private Node reveal(Node node) throws Exception {
    get(
        () -> {
          for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane pane && pane.getContent() != null) {
              Bounds in =
                  pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
              double room =
                  pane.getContent().getBoundsInLocal().getHeight()
                      - pane.getViewportBounds().getHeight();
              if (room > 0) {
                pane.setVvalue(
                    Math.clamp(
                        (in.getCenterY() - pane.getViewportBounds().getHeight() / 2) / room, 0, 1));
              }
            }
          }
          return true;
        });
    settle();
    return node;
  }

  /// The headless platform forgets which window is in front when a popup goes.
  private Robot robot() {
    if (popups() == 1 || Window.getWindows().stream().noneMatch(Window::isFocused)) {
      window.stage().requestFocus();
    }
    return new Robot();
  }

  /// Waits until something is so.
  void await(String what, Callable<Boolean> condition) throws Exception {
    long limit = System.nanoTime() + PATIENCE_MS * 1_000_000L;
    while (!get(condition)) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(2);
    }
  }

  /// Waits until no sound is playing any more.
  void quiet() throws Exception {
    await("silence", () -> root().lookupAll(".button").stream().noneMatch(TouchStand::stops));
  }

  private static boolean stops(Node node) {
    return node instanceof ButtonBase button
        && (button.getId() != null && button.getId().startsWith("play"))
        && ("Stop".equals(button.getText()) || "Stop".equals(button.getAccessibleText()));
  }

  // What is seen

  Node root() {
    return window.stage().getScene().getRoot();
  }

  Map<String, Object> controls() throws Exception {
    return get(() -> TouchWalk.of(root()).controls());
  }

  java.util.Set<String> keys() throws Exception {
    return get(() -> TouchWalk.of(root()).keys());
  }

  private Object find(String control) throws Exception {
    return get(() -> found(control));
  }

  private Object found(String control) {
    return TouchWalk.of(root()).controls().entrySet().stream()
        .filter(entry -> Touch.matches(control, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in sight: " + control));
  }

  /// A control that can be used.
  Node node(String control) throws Exception {
    Node node = (Node) find(control);
    if (get(node::isDisabled)) {
      throw new AssertionError("can’t be used: " + control);
    }
    return node;
  }

  /// All nodes of a style, from the top left.
  List<Node> nodes(String style) throws Exception {
    return get(
        () ->
            root().lookupAll("." + style).stream()
                .filter(TouchStand::isVisible)
                .sorted(
                    java.util.Comparator.<Node>comparingDouble(
                            node -> node.localToScene(0, 0).getY())
                        .thenComparingDouble(node -> node.localToScene(0, 0).getX()))
                .toList());
  }

  /// The picture of sound that is in front.
  SoundView sound() {
    return (SoundView)
        root().lookupAll(".sound-view").stream()
            .filter(TouchStand::isVisible)
            .findFirst()
            .orElseThrow();
  }

  /// How many menus and other popups are open.
  int popups() {
    return Window.getWindows().size();
  }

  Workspace workspace() {
    return window.workspace();
  }

  boolean isShowing() {
    return window.stage().isShowing();
  }

  /// What a label or a button says; nothing where it is not in sight.
  String text(String id) {
    return root().lookup("#" + id) instanceof Labeled labeled && isVisible(labeled)
        ? labeled.getText()
        : "";
  }

  boolean selected(String id) {
    return switch (root().lookup("#" + id)) {
      case ToggleButton toggle -> toggle.isSelected();
      case CheckBox box -> box.isSelected();
      case null, default -> false;
    };
  }

  boolean shown(String id) {
    Node node = root().lookup("#" + id);
    return node != null && isVisible(node);
  }

  private static boolean isVisible(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  String field(String id) {
    return ((TextInputControl) root().lookup("#" + id)).getText();
  }

  String focused() {
    Node owner = window.stage().getScene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  /// What has the focus.
  Object focus() {
    return String.valueOf(window.stage().getScene().getFocusOwner());
  }

  /// All that is said within a node.
  String texts(String id) {
    Node node = root().lookup("#" + id);
    return node == null
        ? ""
        : String.join(
            "\n",
            node.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> String.valueOf(((Labeled) label).getText()))
                .toList());
  }

  /// Which row of a list is selected.
  int selection(String id) {
    return ((ListView<?>) root().lookup("#" + id)).getSelectionModel().getSelectedIndex();
  }

  String example() {
    return workspace().example().get().map(org.wavecrate.dataset.Example::path).orElse("");
  }

  /// Which dialogs were asked for.
  List<String> asked() {
    return List.copyOf(asked);
  }

  /// How often a device was opened to play on.
  int played() {
    return output.opened();
  }

  String clipboard() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    return clipboard.hasImage()
        ? "picture " + clipboard.getImage().getWidth()
        : clipboard.getString();
  }

  /// All files below the dataset or saved, with their sizes and times.
  String files() {
    try (Stream<Path> all = Files.walk(folder)) {
      StringBuilder list = new StringBuilder();
      for (Path file :
          all.filter(Files::isRegularFile)
              .filter(f -> !f.startsWith(folder.resolve("config")))
              .sorted()
              .toList()) {
        list.append(folder.relativize(file))
            .append(' ')
            .append(Files.size(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file))
            .append('\n');
      }
      return list.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      get(
          () -> {
            window.stage().hide();
            background.close();
            return true;
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
