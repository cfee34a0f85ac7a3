package org.wavecrate.gui.example;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// A button that shows the current choice, with a menu of the others. A choice applies at once.
public final class ChoiceButton extends MenuButton {
  private String prefix = "";
  private Runnable refresh = () -> {};

  public ChoiceButton() {
    getStyleClass().add("choice");
    setMnemonicParsing(false);
    setMinWidth(USE_PREF_SIZE);
  }

  /// The name of the choice, shown before its value, such as `hop`; empty if it needs none.
  public void setPrefix(String text) {
    prefix = text;
  }

  public String getPrefix() {
    return prefix;
  }

  /// Fills the menu.
  ///
  /// @param name how a choice reads
  /// @param current what is chosen now
  /// @param choose takes the user's choice
  public <T> void offer(
      List<T> options, Function<T, String> name, Supplier<T> current, Consumer<T> choose) {
    ToggleGroup group = new ToggleGroup();
    getItems().clear();
    for (T option : options) {
      RadioMenuItem item = new RadioMenuItem(name.apply(option));
      item.setMnemonicParsing(false);
      item.setToggleGroup(group);
      item.setOnAction(event -> choose.accept(option));
      getItems().add(item);
    }
    refresh =
        () -> {
          T now = current.get();
          setText(prefix.isEmpty() ? name.apply(now) : prefix + " " + name.apply(now));
          setAccessibleText(getText());
          int index = options.indexOf(now);
          group.selectToggle(index < 0 ? null : (RadioMenuItem) getItems().get(index));
        };
    refresh();
  }

  /// Shows what is chosen now.
  public void refresh() {
    refresh.run();
  }
}
