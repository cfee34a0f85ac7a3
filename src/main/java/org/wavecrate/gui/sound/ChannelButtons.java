package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.wavecrate.gui.Hint;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.PlotGeometry;

/// Beside each waveform of several, a button that mutes its channel and one that solos it.
final class ChannelButtons extends Pane {
  /// Where names of channels end, from the lanes' right edge.
  private static final double BESIDE_NAME = 34;

  private static final double HEIGHT = 16;

  private final ObjectProperty<ChannelMix> mix = new SimpleObjectProperty<>(ChannelMix.ALL);
  private final List<HBox> pairs = new ArrayList<>();

  ChannelButtons() {
    setPickOnBounds(false);
    mix.subscribe(this::show);
  }

  ObjectProperty<ChannelMix> mix() {
    return mix;
  }

  /// Follows the picture below.
  ///
  /// @param shown where its lanes are; empty for buttons that are not wanted
  void update(Optional<PlotGeometry> shown) {
    List<Box> lanes =
        shown.map(PlotGeometry::waves).filter(all -> all.size() > 1).orElse(List.of());
    while (pairs.size() > lanes.size()) {
      getChildren().remove(pairs.removeLast());
    }
    while (pairs.size() < lanes.size()) {
      pairs.add(pair(pairs.size()));
      getChildren().add(pairs.getLast());
    }
    for (int i = 0; i < lanes.size(); i++) {
      Box lane = lanes.get(i);
      pairs
          .get(i)
          .resizeRelocate(
              Math.round(lane.right() + BESIDE_NAME),
              Math.round(lane.y() + lane.height() / 2 - HEIGHT / 2),
              PlotGeometry.RIGHT - BESIDE_NAME,
              HEIGHT);
    }
    show();
  }

  private HBox pair(int channel) {
    ToggleButton mute = button("M", "mute", "Mute channel ", channel);
    ToggleButton solo = button("S", "solo", "Hear channel alone: ", channel);
    mute.setOnAction(event -> mix.set(mix.get().mute(channel)));
    solo.setOnAction(event -> mix.set(mix.get().solo(channel)));
    HBox pair = new HBox(1, mute, solo);
    pair.setManaged(false);
    return pair;
  }

  private static ToggleButton button(String text, String id, String says, int channel) {
    ToggleButton button = new ToggleButton(text);
    button.setId(id + (channel + 1));
    button.getStyleClass().add("channel-button");
    Hint.set(button, says + (channel + 1));
    button.setAccessibleText(says + (channel + 1));
    button.setFocusTraversable(false);
    return button;
  }

  private void show() {
    for (int i = 0; i < pairs.size(); i++) {
      ((ToggleButton) pairs.get(i).getChildren().get(0)).setSelected(mix.get().muted().contains(i));
      ((ToggleButton) pairs.get(i).getChildren().get(1))
          .setSelected(mix.get().soloed().contains(i));
    }
  }
}
