package org.wavecrate.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.LeftOut;
import org.wavecrate.generator.Suggestion;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The part of the bottom line for files that were left out and for labels and splits that names
/// suggest. Its menu lists the files, each leading to the Check screen, and accepts a suggestion.
final class ReadingMenu {
  private static final int MOST_SHOWN = 16;

  private final Workspace workspace;
  private final MenuButton button = new MenuButton();

  ReadingMenu(Workspace workspace) {
    this.workspace = workspace;
    button.setId("left-out");
    button.getStyleClass().add("flat-button");
    button.setMinWidth(MenuButton.USE_PREF_SIZE);
    button.setFocusTraversable(true);
    workspace.dataset().subscribe(dataset -> show());
    workspace.suggestions().subscribe(suggestions -> show());
  }

  MenuButton button() {
    return button;
  }

  private void show() {
    Optional<Dataset> dataset = workspace.dataset().get();
    List<LeftOut> leftOut = dataset.map(Dataset::leftOut).orElse(List.of());
    List<Suggestion> suggestions = dataset.isEmpty() ? List.of() : workspace.suggestions().get();
    button.setText(text(leftOut, suggestions.size()));
    Presence.show(button, !button.getText().isEmpty());
    List<MenuItem> items = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      items.add(item("Use: " + suggestion.text(), () -> accept(suggestion)));
    }
    if (!suggestions.isEmpty() && !leftOut.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    leftOut.stream()
        .limit(MOST_SHOWN)
        .forEach(
            files -> items.add(item(files.toString(), () -> workspace.screen().set(Screen.CHECK))));
    int more = leftOut.size() - MOST_SHOWN;
    if (more > 0) {
      items.add(
          item(
              Formatted.of("and %s more", Numbers.count(more)),
              () -> workspace.screen().set(Screen.CHECK)));
    }
    button.getItems().setAll(items);
  }

  private void accept(Suggestion suggestion) {
    workspace.rearrange(suggestion.arrangement());
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    // A file's name may have an underscore, which is no shortcut.
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  /// Files that nobody has accepted are counted; without any, those that were.
  static String text(List<LeftOut> leftOut, int suggestions) {
    int files = leftOut.stream().filter(LeftOut::matters).mapToInt(LeftOut::files).sum();
    int places = (int) leftOut.stream().filter(LeftOut::matters).count();
    List<String> parts = new ArrayList<>();
    if (places > 0) {
      int count = Math.max(files, places);
      parts.add(Plural.of(count, "file") + " left out");
    } else if (!leftOut.isEmpty()) {
      parts.add("files ignored");
    }
    if (suggestions > 0) {
      parts.add(Plural.of(suggestions, "suggestion"));
    }
    return String.join(" · ", parts);
  }
}
