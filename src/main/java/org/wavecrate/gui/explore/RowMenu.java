package org.wavecrate.gui.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.FolderOpener;
import org.wavecrate.gui.sound.Numbers;

/// The context menu of the examples: of those selected, or of the one under the pointer.
final class RowMenu {
  private final ExamplesModel model;
  private final TableModel table;
  private final Runnable saveSound;
  private final Runnable selectAll;
  private final FolderOpener opener = FolderOpener.ofPlatform();
  private final ContextMenu menu = new ContextMenu();

  /// @param saveSound saves the sound looked at
  /// @param selectAll selects all that are listed
  RowMenu(ExamplesModel model, TableModel table, Runnable saveSound, Runnable selectAll) {
    this.model = model;
    this.table = table;
    this.saveSound = saveSound;
    this.selectAll = selectAll;
  }

  /// Opens at a right click or the menu key on `node`.
  void attach(Node node) {
    node.setOnContextMenuRequested(
        event -> {
          fill();
          if (!menu.getItems().isEmpty()) {
            menu.show(node, event.getScreenX(), event.getScreenY());
          }
          event.consume();
        });
  }

  private List<Example> meant() {
    return table.selectedCount().get() > 1
        ? table.selected()
        : model.example().get().stream().toList();
  }

  private void fill() {
    List<Example> meant = meant();
    menu.getItems().clear();
    if (meant.isEmpty()) {
      return;
    }
    boolean one = meant.size() == 1;
    String count = Numbers.count(meant.size());
    boolean marked = meant.stream().allMatch(model.flags()::isMarked);
    List<Example> all = model.rows().get();
    menu.getItems()
        .setAll(
            item(one ? "Copy path" : "Copy " + count + " paths", event -> copy(meant)),
            item("Show in folder", event -> reveal(meant.getFirst())),
            item("Save sound as WAV…", event -> saveSound.run()),
            new SeparatorMenuItem(),
            item(
                (marked ? "Unmark" : "Mark") + (one ? "" : " " + count + " examples"),
                event -> table.mark(meant)),
            item(
                "Mark all " + Numbers.count(all.size()) + " listed",
                event -> model.flags().markAll(all, "")));
    menu.getItems().get(2).setDisable(!one);
    if (!model.gallery().get()) {
      menu.getItems().add(item("Select all listed", event -> selectAll.run()));
    }
  }

  private static MenuItem item(String text, EventHandler<ActionEvent> action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(action);
    return item;
  }

  private void copy(List<Example> examples) {
    ClipboardContent content = new ClipboardContent();
    content.putString(
        examples.stream()
            .map(example -> example.location().toString())
            .collect(Collectors.joining("\n")));
    Clipboard.getSystemClipboard().setContent(content);
    model.workspace().notice().set(examples.size() == 1 ? "Path copied" : "Paths copied");
  }

  private void reveal(Example example) {
    Path file = example.location().file().toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null || !opener.isAvailable()) {
      model.workspace().notice().set("No program here opens folders: " + file);
      return;
    }
    try {
      opener.open(folder);
      model.workspace().notice().set("Opened the folder " + folder);
    } catch (IOException e) {
      model.workspace().notice().set("Not opened: " + folder + ", " + e.getMessage());
    }
  }
}
