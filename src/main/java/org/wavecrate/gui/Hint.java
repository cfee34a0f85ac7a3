package org.wavecrate.gui;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What a node says under the pointer, and a control to a screen reader. Its tooltip is made when
/// the pointer first comes: most are never seen, and each is a window with a scene of its own.
public final class Hint {
  private final Node node;
  private final boolean helps;
  private double maxWidth = Region.USE_COMPUTED_SIZE;
  private String text = "";
  private @Nullable Tooltip tooltip;

  private Hint(Node node) {
    this.node = node;
    String help = node.getAccessibleHelp();
    helps = node instanceof Control && (help == null || help.isEmpty());
    // The tooltip hears the same event.
    node.addEventHandler(MouseEvent.MOUSE_MOVED, event -> make());
  }

  /// Shows another text, in the tooltip that is there if there is one.
  ///
  /// @param text no tooltip if it is empty
  public static void set(Node node, String text) {
    if (text.isEmpty()) {
      find(node).ifPresent(hint -> hint.say(""));
    } else {
      of(node).say(text);
    }
  }

  /// Sets a text that names keys, such as `Undo (Ctrl+Z)`; in FXML, `Hint.text`.
  public static void setText(Control control, String text) {
    set(control, PlatformKeys.of(text));
  }

  /// The text of a control; empty if it has none.
  public static String getText(Control control) {
    return find(control).map(hint -> hint.text).orElse("");
  }

  /// Breaks lines longer than `maxWidth` pixels.
  public static void wrap(Node node, double maxWidth) {
    of(node).maxWidth = maxWidth;
  }

  private static Optional<Hint> find(Node node) {
    return node.hasProperties()
        ? Optional.ofNullable((Hint) node.getProperties().get(Hint.class))
        : Optional.empty();
  }

  private static Hint of(Node node) {
    return (Hint) node.getProperties().computeIfAbsent(Hint.class, key -> new Hint(node));
  }

  private void say(String now) {
    text = now;
    if (helps) {
      node.setAccessibleHelp(now);
    }
    if (tooltip != null && now.isEmpty()) {
      Tooltip.uninstall(node, tooltip);
      tooltip.hide();
      tooltip = null;
    } else if (tooltip != null) {
      tooltip.setText(now);
    }
  }

  private void make() {
    if (tooltip == null && !text.isEmpty()) {
      tooltip = new Tooltip(text);
      tooltip.setMaxWidth(maxWidth);
      tooltip.setWrapText(maxWidth > 0);
      Tooltip.install(node, tooltip);
    }
  }
}
