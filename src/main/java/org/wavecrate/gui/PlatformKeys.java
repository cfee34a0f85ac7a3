package org.wavecrate.gui;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToolBar;

/// Names of keys as the platform writes them: `Ctrl+Shift+Z` is `⇧⌘Z` on macOS.
public final class PlatformKeys {
  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  private PlatformKeys() {}

  /// A text in which keys are named as on Linux and Windows, for the platform this runs on.
  public static String of(String text) {
    return of(text, MAC);
  }

  static String of(String text, boolean mac) {
    if (!mac) {
      return text;
    }
    return text.replace("Ctrl+Shift+", "⇧⌘")
        .replace("Ctrl+", "⌘")
        .replace("Shift+", "⇧")
        .replace("Alt+", "⌥");
  }

  /// Names the platform's keys in the tooltips of `node` and of all that it holds.
  static void inTooltips(Node node) {
    inTooltips(node, MAC);
  }

  static void inTooltips(Node node, boolean mac) {
    if (!mac) {
      return;
    }
    if (node instanceof Control control && control.getTooltip() != null) {
      control.getTooltip().setText(of(control.getTooltip().getText(), true));
    }
    contents(node).forEach(each -> inTooltips(each, true));
  }

  /// The children of a node, also before its skin was made.
  private static Stream<Node> contents(Node node) {
    return switch (node) {
      case SplitPane pane -> pane.getItems().stream();
      case ToolBar bar -> bar.getItems().stream();
      case ScrollPane pane -> Stream.ofNullable(pane.getContent());
      case Parent parent -> parent.getChildrenUnmodifiable().stream();
      default -> Stream.empty();
    };
  }
}
