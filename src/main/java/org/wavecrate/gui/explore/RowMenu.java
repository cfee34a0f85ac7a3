package org.wavecrate.gui.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.sound.Numbers;

/// The context menu of the examples: of those selected, or of the one under the pointer.
final class RowMenu {
  private final ExamplesModel model;
  private final TableModel table;
  private final ExampleActions actions;
  private final Runnable selectAll;

  /// @param selectAll selects all that are listed
  RowMenu(ExamplesModel model, TableModel table, ExampleActions actions, Runnable selectAll) {
    this.model = model;
    this.table = table;
    this.actions = actions;
    this.selectAll = selectAll;
  }

  /// Opens at a right click or the menu key on `node`.
  void attach(Node node) {
    actions.attach(node, this::meant, this::more);
  }

  private List<Example> meant() {
    return table.selectedCount().get() > 1
        ? table.selected()
        : model.example().get().stream().toList();
  }

  private List<MenuItem> more() {
    List<Example> all = model.rows().get();
    List<MenuItem> items = new ArrayList<>();
    items.add(
        ExampleActions.item(
            "Mark all " + Numbers.count(all.size()) + " listed",
            () -> model.flags().markAll(all, "")));
    if (!model.gallery().get()) {
      items.add(ExampleActions.item("Select all listed", selectAll));
    }
    return items;
  }
}
