package org.wavecrate.gui.augment;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.wavecrate.transform.Domain;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;

/// All transforms with their descriptions, to choose one from; typing narrows them down.
final class Catalogue {
  private static final double WIDTH = 420;
  private static final double HEIGHT = 420;
  private static final double ROW = 44;

  private final Popup popup = new Popup();
  private final Consumer<TransformKind> chosen;
  private final TextField search = new TextField();
  private final FilteredList<TransformKind> kinds =
      new FilteredList<>(FXCollections.observableList(Transforms.ALL));
  private final SortedList<TransformKind> ranked = new SortedList<>(kinds);
  private final ListView<TransformKind> list = new ListView<>(ranked);
  private final boolean waveforms;

  /// @param waveforms whether examples are waveforms: what needs them is offered for nothing else
  Catalogue(boolean waveforms, Consumer<TransformKind> chosen) {
    this.waveforms = waveforms;
    this.chosen = chosen;
    search.setPromptText("Search transforms");
    search.textProperty().subscribe(this::narrow);
    list.setCellFactory(view -> new Cell());
    list.setFixedCellSize(ROW);
    list.getStyleClass().add("plain-list");
    list.setOnMouseClicked(event -> choose());
    list.getSelectionModel().selectFirst();
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox box = new VBox(search, list);
    box.getStyleClass().addAll("catalogue");
    box.setPrefSize(WIDTH, HEIGHT);
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    AugmentScreen.dress(popup, box);
    popup.getContent().add(box);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
  }

  /// Whether `kind` has to do with `words`.
  static boolean matches(TransformKind kind, String words) {
    String text = (kind.name() + " " + kind.description()).toLowerCase(Locale.ROOT);
    for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// Those whose names begin with the words first, then those whose names hold them: who types a
  /// name wants that one, not another whose description speaks of it.
  static int rank(TransformKind kind, String words) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    String wanted = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    return name.startsWith(wanted) ? 0 : name.contains(wanted) ? 1 : 2;
  }

  private void narrow(String words) {
    ranked.setComparator(Comparator.comparingInt(kind -> rank(kind, words)));
    kinds.setPredicate(
        kind -> (waveforms || kind.domain() != Domain.WAVEFORM) && matches(kind, words));
    list.getSelectionModel().selectFirst();
  }

  void show(Node beside, Side side) {
    Bounds bounds = beside.localToScreen(beside.getBoundsInLocal());
    double y = side == Side.BOTTOM ? bounds.getMaxY() + 4 : bounds.getMinY();
    popup.show(beside, Math.max(0, bounds.getMaxX() - WIDTH), y);
    search.requestFocus();
  }

  private void press(KeyEvent event) {
    int row = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> select(row + 1);
      case UP -> select(row - 1);
      case ENTER -> choose();
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int row) {
    if (!ranked.isEmpty()) {
      list.getSelectionModel().clearAndSelect(Math.clamp(row, 0, ranked.size() - 1));
      list.scrollTo(Math.max(0, row - 3));
    }
  }

  private void choose() {
    TransformKind kind = list.getSelectionModel().getSelectedItem();
    if (kind != null) {
      popup.hide();
      chosen.accept(kind);
    }
  }

  private static final class Cell extends ListCell<TransformKind> {
    private final Label name = new Label();
    private final Label domain = new Label();
    private final Label what = new Label();
    private final VBox box;

    Cell() {
      name.getStyleClass().add("step-name");
      domain.getStyleClass().add("kind-domain");
      what.getStyleClass().add("step-what");
      what.setMinWidth(0);
      setPrefWidth(0);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      box = new VBox(new HBox(name, space, domain), what);
      box.getStyleClass().add("kind");
    }

    @Override
    protected void updateItem(TransformKind kind, boolean empty) {
      super.updateItem(kind, empty);
      if (empty || kind == null) {
        setGraphic(null);
        return;
      }
      name.setText(kind.name());
      domain.setText(kind.domain() == Domain.FEATURES ? "on features" : "");
      what.setText(kind.description());
      setGraphic(box);
    }
  }
}
