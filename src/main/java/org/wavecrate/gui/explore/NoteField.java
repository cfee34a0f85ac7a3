package org.wavecrate.gui.explore;

import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Presence;

/// The note on a marked example, written in place.
final class NoteField {
  private final ExamplesModel model;
  private @Nullable TextField field;
  private @Nullable HBox bar;
  private @Nullable Example noted;

  NoteField(ExamplesModel model) {
    this.model = model;
  }

  /// @param back returns to the examples
  void attach(HBox place, TextField text, Runnable back) {
    bar = place;
    field = text;
    model.example().subscribe(example -> show());
    model.flags().revision().subscribe(revision -> show());
    text.textProperty().subscribe(this::write);
    text.setOnKeyPressed(event -> press(event, back));
  }

  private void show() {
    Optional<Example> example = model.example().get();
    Optional<String> note = example.flatMap(model.flags()::note);
    if (field != null && bar != null) {
      noted = null;
      Presence.show(bar, note.isPresent());
      if (!field.getText().equals(note.orElse(""))) {
        field.setText(note.orElse(""));
      }
      noted = note.isPresent() ? example.orElse(null) : null;
    }
  }

  private void write(String text) {
    if (noted != null) {
      model.flags().mark(noted, text);
    }
  }

  private void press(KeyEvent event, Runnable back) {
    switch (event.getCode()) {
      case ENTER, ESCAPE -> back.run();
      case DOWN -> {
        back.run();
        model.move(1);
      }
      case UP -> {
        back.run();
        model.move(-1);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// Puts the cursor into the field if the example looked at is marked.
  void startIfMarked() {
    if (field != null && noted != null) {
      field.requestFocus();
      field.end();
    }
  }
}
