package org.wavecrate.gui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// All keys on one sheet.
final class ShortcutSheet {
  private static final String[][][] GROUPS = {
    {
      {"EXAMPLES"},
      {"←  →", "previous, next example"},
      {"↑  ↓", "line above, below"},
      {"Page ↑", "a page up"},
      {"Page ↓", "a page down"},
      {"Home  End", "first, last"},
      {"N  Shift+N", "next, previous of the same label"},
      {"P  Shift+P", "next, previous problem"},
      {"M", "mark with a note, or unmark"},
      {"Mod+G", "pictures or list"},
      {"FIND"},
      {"/  Mod+Shift+F", "find examples"},
      {"Enter  ↓", "from the field to the examples"},
      {"Esc", "clear the filter"},
      {"CHECK"},
      {"↑  ↓", "previous, next finding"},
      {"Mod+↑  Mod+↓", "previous, next rule"},
      {"Enter", "open in Explore"},
      {"Z  N  Shift+N", "zoom in; next, previous place"},
      {"Shift+Space", "play the other one"},
      {"F5", "check again"},
    },
    {
      {"PROGRAM"},
      {"Mod+O", "open a folder"},
      {"Mod+Shift+O", "open a zip"},
      {"F5", "reload"},
      {"Mod+S", "save marks"},
      {"Mod+Shift+E", "export marked as CSV"},
      {"Mod+I", "import recordings"},
      {"Mod+1 to Mod+" + Screen.values().length, "the screens on the left"},
      {"Mod+W", "close"},
      {"F1  ?", "this sheet"},
      {"AUGMENT"},
      {"↑  ↓", "previous, next example"},
      {"←  →", "previous, next epoch"},
      {"A  B", "original, training"},
      {"D", "difference, sound"},
      {"Mod+N", "add a transform"},
      {"Mod+Z", "undo"},
      {"Mod+Shift+Z", "redo"},
      {"Mod+S", "save the recipe"},
      {"COPY AND SAVE"},
      {"Mod+Shift+P", "copy the path"},
      {"Mod+Shift+N", "copy NumPy code"},
      {"Mod+Shift+C", "copy the picture"},
      {"Mod+Shift+S", "save it as PNG"},
      {"Mod+Shift+W", "save the sound as WAV"},
    },
    {
      {"SOUND"},
      {"Space", "play, stop"},
      {"Shift+Space", "play from the pointer"},
      {"L", "loop"},
      {"A", "auto-scale the waveform"},
      {"S", "spectrum of the selection"},
      {"K", "pin, to compare others with it"},
      {"B", "hear the other of two"},
      {"D", "difference of two"},
      {"drag", "select a stretch of time"},
      {"Mod+A", "select all of it"},
      {"Esc", "stop, clear selection and mark"},
      {"Home  End", "its start, end (once clicked)"},
      {"Mod+F", "fit all into view"},
      {"Mod+E", "fit the selection into view"},
      {"Mod+plus  Mod+minus", "zoom"},
      {"Mod+drag", "zoom into the box"},
      {"wheel", "scroll, or zoom: View menu"},
      {"Mod+wheel", "zoom at the pointer"},
      {"Shift+wheel", "scroll through time"},
      {"Mod+Shift+wheel", "zoom frequency"},
      {"Alt+wheel", "zoom frequency"},
      {"wheel on the axis", "the same"},
    },
  };

  private ShortcutSheet() {}

  /// All keys, as `Ctrl+Shift+P`, and what the mouse does, as `Ctrl+wheel`.
  static List<String> keys() {
    return Stream.of(GROUPS)
        .flatMap(Stream::of)
        .filter(line -> line.length > 1)
        .flatMap(line -> Stream.of(line[0].split(" {2,}| to ")))
        .map(key -> key.replace("Mod+", "Ctrl+"))
        .distinct()
        .toList();
  }

  /// All keys in columns.
  static Region columns() {
    HBox columns = new HBox();
    columns.getStyleClass().add("sheet-columns");
    for (String[][] group : GROUPS) {
      GridPane grid = new GridPane();
      grid.getStyleClass().add("sheet-grid");
      grid.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      ColumnConstraints fixed = new ColumnConstraints();
      fixed.setMinWidth(Region.USE_PREF_SIZE);
      grid.getColumnConstraints().setAll(fixed, fixed);
      for (int i = 0; i < group.length; i++) {
        if (group[i].length == 1) {
          Label title = new Label(group[i][0]);
          title.getStyleClass().addAll("section-title", i == 0 ? "first" : "later");
          grid.add(title, 0, i, 2, 1);
        } else {
          Label keys = new Label(PlatformKeys.of(group[i][0].replace("Mod+", "Ctrl+")));
          keys.getStyleClass().add("keys");
          Label does = new Label(group[i][1]);
          does.getStyleClass().add("muted");
          grid.addRow(i, keys, does);
        }
      }
      columns.getChildren().add(grid);
    }
    return columns;
  }
}
