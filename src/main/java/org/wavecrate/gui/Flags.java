package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.wavecrate.curate.Marks;
import org.wavecrate.dataset.Example;
import org.wavecrate.storage.NewFile;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Rows;

/// The marks of the open dataset, for the window: on the JavaFX thread, with properties.
public final class Flags {
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();

  /// The comments of marks that were taken away, for when that was a slip.
  private final Map<Example, String> forgotten = new HashMap<>();

  private @Nullable Rows rows;
  private @Nullable Marks marks;

  /// Shows the marks of another dataset, or of none.
  void show(@Nullable Rows ofRows, @Nullable Marks shown) {
    if (marks != null && marks != shown) {
      marks.close();
    }
    rows = ofRows;
    marks = shown;
    forgotten.clear();
    changed();
  }

  private void changed() {
    Marks now = marks;
    count.set(now == null ? 0 : now.size());
    unsaved.set(now != null && now.isUnsaved());
    revision.set(revision.get() + 1);
  }

  public boolean isMarked(Example example) {
    return note(example).isPresent();
  }

  /// The note of a marked example; may be empty text.
  public Optional<String> note(Example example) {
    if (marks == null || rows == null) {
      return Optional.empty();
    }
    // One of the dataset before, while screens still turn to this one, may not be there.
    OptionalInt row = rows.find(example);
    return row.isPresent() ? marks.note(row.getAsInt()) : Optional.empty();
  }

  /// Flags an example or takes its flag away. What was written on it comes back with the flag.
  public void toggle(Example example) {
    if (marks == null || rows == null) {
      return;
    }
    int row = rows.row(example);
    if (marks.isMarked(row)) {
      forgotten.put(example, marks.note(row).orElse(""));
      marks.unmark(row);
    } else {
      marks.mark(row, forgotten.getOrDefault(example, ""));
    }
    changed();
  }

  /// Flags an example with a note.
  public void mark(Example example, String note) {
    if (marks != null && rows != null && !note(example).equals(Optional.of(note))) {
      marks.mark(rows.row(example), note);
      changed();
    }
  }

  /// Flags all that are not flagged yet, each with this note.
  public void markAll(Collection<Example> examples, String note) {
    if (marks == null || rows == null) {
      return;
    }
    for (Example example : examples) {
      int row = rows.row(example);
      if (!marks.isMarked(row)) {
        marks.mark(row, note);
      }
    }
    changed();
  }

  /// Takes the flags of all of these away.
  public void unmarkAll(Collection<Example> examples) {
    if (marks == null || rows == null) {
      return;
    }
    for (Example example : examples) {
      int row = rows.row(example);
      marks.note(row).ifPresent(note -> forgotten.put(example, note));
      marks.unmark(row);
    }
    changed();
  }

  /// Writes all marks beside the data; blocks shortly.
  ///
  /// @return where they are now
  /// @throws IOException if that can't be, in a sentence
  public Path save() throws IOException {
    if (marks == null) {
      throw new IOException("There are no marks to save");
    }
    try {
      marks.save();
    } finally {
      changed();
    }
    return marks.file();
  }

  /// Gives up what is not saved: it does not come back when the dataset is opened again.
  void giveUp() {
    if (marks != null) {
      marks.giveUp();
    }
  }

  /// Writes the marked examples as CSV; blocks shortly.
  ///
  /// @throws IOException if that can't be
  public void export(Path file, ExampleTable table, List<String> classNames) throws IOException {
    if (marks != null) {
      NewFile.write(file, marks.csv(table, classNames));
    }
  }

  /// Changes with every change.
  public ReadOnlyLongProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /// How many examples are marked.
  public ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  /// Whether there is anything that [#save] would write.
  public ReadOnlyBooleanProperty unsaved() {
    return unsaved.getReadOnlyProperty();
  }
}
