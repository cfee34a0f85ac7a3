package org.wavecrate.gui.augment;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A field that takes what is typed with Enter or when it is left. What is not allowed stays in it,
/// marked, until it is corrected or given up with Escape.
final class Entry extends TextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Function<String, Optional<String>> commit;
  private final Consumer<String> complain;
  private String shown = "";
  private boolean wrong;

  /// @param commit takes the text; says what is allowed if it can't be that
  /// @param complain shows such a sentence; empty once all is well
  Entry(Function<String, Optional<String>> commit, Consumer<String> complain) {
    this.commit = commit;
    this.complain = complain;
    getStyleClass().add("entry");
    textProperty().subscribe(this::fitWidth);
    promptTextProperty().subscribe(this::fitWidth);
    setOnAction(event -> commit());
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                commit();
              }
            });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && (wrong || !getText().equals(shown))) {
            giveUp();
            event.consume();
          }
        });
  }

  /// Shows the value again, whatever was typed and not taken.
  void giveUp() {
    setText(shown);
    accept();
  }

  private void fitWidth() {
    int letters = getText().isEmpty() ? getPromptText().length() : getText().length();
    setPrefWidth(Math.max(26, 12 + 7.4 * letters));
  }

  private void commit() {
    if (getText().equals(shown)) {
      accept();
      return;
    }
    Optional<String> reason = commit.apply(getText().strip());
    if (reason.isEmpty()) {
      accept();
      return;
    }
    wrong = true;
    pseudoClassStateChanged(WRONG, true);
    complain.accept(reason.get());
  }

  private void accept() {
    if (wrong) {
      complain.accept("");
    }
    wrong = false;
    pseudoClassStateChanged(WRONG, false);
  }

  /// Shows the value as it is, unless something else is just being typed.
  void show(String text) {
    boolean typing = isFocused() && !getText().equals(shown) && !wrong;
    boolean changed = !text.equals(shown);
    shown = text;
    if (!typing && (!wrong || changed)) {
      setText(text);
      accept();
    }
  }
}
