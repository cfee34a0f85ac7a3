package org.wavecrate.gui.export;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The columns of the table of crates, the same for its head, its lines and its sum.
///
/// @param file the crate's name
/// @param examples how many it holds
/// @param entries how many files it holds
/// @param size what it weighs
record CrateLine(Label file, Label examples, Label entries, Label size) {
  private static final double FILE_WIDTH = 150;
  private static final double FILE_LEAST = 84;

  /// A tick and a button; in all lines, so that the columns stand below each other.
  private static final double MIDDLE_LEAST = 62;

  private static final double COUNT_WIDTH = 64;
  private static final double SIZE_WIDTH = 76;

  static CrateLine create() {
    CrateLine line = new CrateLine(new Label(), new Label(), new Label(), new Label());
    line.file().setMinWidth(FILE_LEAST);
    line.file().setPrefWidth(FILE_WIDTH);
    fix(line.examples(), COUNT_WIDTH);
    fix(line.entries(), COUNT_WIDTH);
    fix(line.size(), SIZE_WIDTH);
    return line;
  }

  private static void fix(Label label, double width) {
    label.setMinWidth(width);
    label.setMaxWidth(width);
    label.setAlignment(Pos.CENTER_RIGHT);
  }

  void show(String ofFile, String ofExamples, String ofEntries, String ofSize) {
    file.setText(ofFile);
    examples.setText(ofExamples);
    entries.setText(ofEntries);
    size.setText(ofSize);
  }

  /// Lays the columns out in `box`, with `middle` where there is room.
  void into(HBox box, Region middle) {
    middle.setMinWidth(MIDDLE_LEAST);
    HBox.setHgrow(middle, Priority.ALWAYS);
    box.getChildren().setAll(file, middle, examples, entries, size);
  }
}
