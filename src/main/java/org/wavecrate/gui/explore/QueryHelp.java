package org.wavecrate.gui.explore;

import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Search terms, in a few lines; a click writes the term.
final class QueryHelp {
  private static final String[][] TERMS = {
    {"kick", "part of the path"},
    {"label:kick", "class, by name or number"},
    {"block:3", "block; also split:val"},
    {"dur>0.5s", "duration; also dur:0.5..1"},
    {"peak>-3", "peak in dBFS; also rms, crest"},
    {"centroid>2k", "spectral centroid in Hz"},
    {"clipped>0", "samples at full scale"},
    {"shape:16000", "axis length; also 98x64"},
    {"dtype:int16", "element type"},
    {"bad", "can’t be used as it is"},
    {"silent", "nothing but silence"},
    {"marked", "your marks; also note:hum"},
    {"unlabelled", "no label file"},
    {"-label:kick", "the contrary"},
  };

  private QueryHelp() {}

  /// @param chosen hears the term clicked
  static void fill(VBox panel, Consumer<String> chosen) {
    Label title = new Label("SEARCH TERMS");
    title.getStyleClass().add("section-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("help-grid");
    ColumnConstraints terms = new ColumnConstraints();
    terms.setMinWidth(GridPane.USE_PREF_SIZE);
    ColumnConstraints meanings = new ColumnConstraints();
    meanings.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(terms, meanings);
    for (int i = 0; i < TERMS.length; i++) {
      String term = TERMS[i][0];
      Hyperlink link = new Hyperlink(term);
      link.getStyleClass().add("term");
      link.setOnAction(event -> chosen.accept(term));
      Label meaning = new Label(TERMS[i][1]);
      meaning.getStyleClass().add("muted");
      grid.addRow(i, link, meaning);
    }
    Label hint = new Label("Terms combine with AND.");
    hint.getStyleClass().add("muted");
    panel.getChildren().setAll(title, grid, hint);
  }
}
