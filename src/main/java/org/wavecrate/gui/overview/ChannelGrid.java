package org.wavecrate.gui.overview;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.summary.ChannelFacts;

/// The figures of each channel, numbers below numbers, and their levels in a picture.
final class ChannelGrid {
  private static final String[] HEADS = {"channel", "peak dBFS", "RMS dBFS", "DC", "silent"};
  private static final String[] HINTS = {
    "",
    "The largest magnitude in all examples",
    "The root of the mean square of all samples",
    "The mean of all samples, as a part of full scale",
    "How many examples are silent in this channel"
  };

  private ChannelGrid() {}

  static void fill(GridPane grid, List<ChannelFacts> channels) {
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i <= HEADS.length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(i == 0 || i == HEADS.length ? HPos.LEFT : HPos.RIGHT);
      column.setMinWidth(i == HEADS.length ? 80 : GridPane.USE_PREF_SIZE);
      column.setHgrow(i == HEADS.length ? Priority.ALWAYS : Priority.NEVER);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < HEADS.length; i++) {
      Label head = new Label(HEADS[i]);
      head.getStyleClass().add("muted");
      if (!HINTS[i].isEmpty()) {
        Hint.set(head, HINTS[i]);
      }
      grid.add(head, i, 0);
    }
    Label spread = new Label("RMS and peak");
    spread.getStyleClass().add("muted");
    Hint.set(
        spread,
        "The RMS of the examples, from the softest tenth to the loudest, with the median; the"
            + " line at the right is the highest peak");
    grid.add(spread, HEADS.length, 0);
    for (int i = 0; i < channels.size(); i++) {
      ChannelFacts channel = channels.get(i);
      grid.add(new Label(name(channel.channel(), channels.size())), 0, i + 1);
      grid.add(new Label(Numbers.decimal(channel.peakDb(), 1)), 1, i + 1);
      grid.add(new Label(Numbers.decimal(channel.rmsDb(), 1)), 2, i + 1);
      Label dc = new Label(percent(channel.dcOffset()));
      Hint.set(dc, "Farthest from 0 in one example: " + percent(channel.greatestDc()));
      grid.add(dc, 3, i + 1);
      grid.add(new Label(Numbers.count(channel.silent())), 4, i + 1);
    }
    if (!channels.isEmpty()) {
      LevelStrip strip = new LevelStrip(channels);
      GridPane.setValignment(strip, VPos.TOP);
      grid.add(strip, HEADS.length, 1, 1, channels.size() + 1);
    }
  }

  private static String percent(double part) {
    return Numbers.decimal(100 * part, 2) + " %";
  }

  static String name(int channel, int channels) {
    String number = Integer.toString(channel + 1);
    return channels == 2 ? number + (channel == 0 ? " (left)" : " (right)") : number;
  }
}
