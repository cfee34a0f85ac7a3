package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.curate.Marks;
import org.wavecrate.curate.MarksJournal;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.survey.ExampleTable;

/// Everything about one dataset's examples.
///
/// @param table the examples
/// @param marks which are marked
/// @param warning why earlier marks are not shown, or that unsaved ones came back
record MarkedTable(ExampleTable table, Marks marks, Optional<String> warning) {
  static MarkedTable prepare(Dataset dataset, ArrayStatement array, Optional<Path> journals) {
    ExampleTable table = new ExampleTable(dataset, array);
    try {
      Marks marks =
          Marks.open(table.rows(), journals.map(folder -> MarksJournal.of(folder, dataset)));
      Optional<String> back =
          marks.recovered() == 0
              ? Optional.empty()
              : Optional.of(
                  "Changes of marks that were not saved last time are back; save or undo them.");
      return new MarkedTable(table, marks, back);
    } catch (IOException e) {
      return new MarkedTable(table, new Marks(table.rows()), Optional.of(String.valueOf(e)));
    }
  }
}
