package org.wavecrate.gui;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// What a control says under the pointer, where that changes often: to make a tooltip takes longer
/// than all else that a key to the next example does to a control.
public final class Hint {
  private Hint() {}

  /// Shows another text, in the tooltip that is there if there is one.
  ///
  /// @param text no tooltip if it is empty
  public static void set(Control control, String text) {
    if (text.isEmpty()) {
      control.setTooltip(null);
    } else if (control.getTooltip() == null) {
      control.setTooltip(new Tooltip(text));
    } else {
      control.getTooltip().setText(text);
    }
  }
}
