package org.wavecrate.gui.shuffle;

import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.wavecrate.gui.Hint;
import org.wavecrate.storage.Formatted;

/// A whole number to type; what is typed counts at once, and the arrows up and down step.
public final class NumberField extends TextField {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private long least = 1;
  private long most = Integer.MAX_VALUE;
  private long value = Long.MIN_VALUE;
  private LongConsumer change = changed -> {};

  public NumberField() {
    getStyleClass().add("number-field");
    textProperty().subscribe(text -> take());
    focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                setText(Long.toString(value));
              }
            });
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
  }

  /// @param from the least that is allowed
  /// @param to the most
  /// @param changed told of every number that the user enters
  public void connect(long from, long to, LongConsumer changed) {
    least = from;
    most = to;
    change = changed;
    Hint.set(
        this, from == Long.MIN_VALUE ? "A whole number" : Formatted.of("%,d to %,d", from, to));
  }

  /// Shows a number that was changed elsewhere.
  public void show(long number) {
    if (value != number) {
      value = number;
      setText(Long.toString(number));
    }
  }

  /// The number last entered or shown.
  public long value() {
    return value;
  }

  private void take() {
    try {
      long typed = Long.parseLong(getText().replace(",", "").strip());
      boolean allowed = typed >= least && typed <= most;
      pseudoClassStateChanged(INVALID, !allowed);
      if (allowed && typed != value) {
        value = typed;
        change.accept(typed);
      }
    } catch (NumberFormatException e) {
      pseudoClassStateChanged(INVALID, true);
    }
  }

  private void press(KeyEvent event) {
    boolean up = event.getCode() == KeyCode.UP;
    if ((up || event.getCode() == KeyCode.DOWN) && (up ? value < most : value > least)) {
      setText(Long.toString(up ? value + 1 : value - 1));
      end();
      event.consume();
    }
  }
}
