package org.wavecrate.gui.intake;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import org.wavecrate.gui.Hint;

/// A value to type, applied by Enter or when the field is left. A value that is not allowed is
/// marked, with the reason as its tooltip.
public final class OptionField extends TextField {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private Function<String, Optional<String>> take = text -> Optional.empty();
  private String taken = "";
  private String hint = "";

  public OptionField() {
    getStyleClass().add("size-field");
    setOnAction(event -> commit());
    focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                commit();
              }
            });
  }

  /// @param taker takes the text; answers what is wrong with it, if anything is
  void connect(Function<String, Optional<String>> taker) {
    take = taker;
  }

  /// The purpose, shown as a tip.
  public void setHint(String text) {
    hint = text;
    setAccessibleHelp(text);
    Hint.set(this, text);
  }

  public String getHint() {
    return hint;
  }

  /// Shows a value that was set elsewhere.
  void show(String text) {
    if (!isFocused() || !getPseudoClassStates().contains(INVALID)) {
      taken = text;
      setText(text);
      mark(Optional.empty());
    }
  }

  private void commit() {
    String text = getText().strip();
    if (!text.equals(taken)) {
      Optional<String> wrong = take.apply(text);
      mark(wrong);
      if (wrong.isEmpty()) {
        taken = text;
      }
    }
  }

  private void mark(Optional<String> wrong) {
    pseudoClassStateChanged(INVALID, wrong.isPresent());
    Hint.set(this, wrong.orElse(hint));
  }
}
