package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.playback.Following;
import org.wavecrate.gui.playback.Player;
import org.wavecrate.gui.sound.DigitsLabel;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.text.Plural;

/// The playback controls, with their times.
public final class Transport {
  /// The width of a picture, about.
  private static final double PIXELS = 1000;

  private final ExampleModel model;
  private final Playback playback;
  private final TimeView time;
  private final ObjectProperty<Listening> listening;
  private final Following following;

  @FXML private Button play;
  @FXML private ToggleButton loop;
  @FXML private ChoiceButton speed;
  @FXML private ToggleButton auto;
  @FXML private Label silent;
  @FXML private DigitsLabel times;

  @SuppressWarnings("NullAway.Init")
  Transport(ExampleModel model, Playback playback) {
    this.model = model;
    this.playback = playback;
    this.following = new Following(playback::follow);
    this.time = model.time();
    this.listening = model.workspace().listening();
  }

  @FXML
  private void initialize() {
    play.setOnAction(event -> playback.toggle());
    loop.setOnAction(event -> listening.set(listening.get().withLoop(loop.isSelected())));
    auto.setOnAction(event -> listening.set(listening.get().withAuto(auto.isSelected())));
    speed.offer(
        List.of(1.0, 0.75, 0.5, 0.25),
        factor -> Numbers.trimmed(factor, 2) + "×",
        () -> listening.get().speed(),
        factor -> listening.set(listening.get().withSpeed(factor)));
    listening.subscribe(this::refresh);
    model.shown().subscribe(this::showTimes);
    model.sampleRate().subscribe(this::showTimes);
    playback.state().subscribe(this::showState);
    Presence.late(silent);
    time.selection().subscribe(this::showTimes);
    time.visible().subscribe(this::showTimes);
    time.cursor().subscribe(this::showTimes);
    time.playhead().subscribe(this::showTimes);
  }

  private void refresh(Listening now) {
    loop.setSelected(now.loop());
    auto.setSelected(now.auto());
    speed.refresh();
  }

  private void showState(Player.State state) {
    boolean playing = state == Player.State.PLAYING;
    play.setText(playing ? "Stop" : "Play");
    play.setGraphic(new FontIcon(playing ? "fth-square" : "fth-play"));
    boolean noDevice = state == Player.State.NO_DEVICE;
    Presence.show(silent, noDevice);
    if (playing) {
      following.start();
    } else {
      following.stop();
    }
    showTimes();
  }

  private void showTimes() {
    boolean sound = playback.canPlay();
    play.setDisable(!sound);
    Optional<Shown> shown = model.shown().get();
    Content content = shown.map(Shown::content).orElse(new Content.Nothing(""));
    times.setText(content instanceof Content.Nothing ? "" : words(content) + view(content));
    double gain = playback.gainDb();
    Hint.setText(
        play,
        "Play the selection, or from the mark, or all (Space); from the pointer: Shift+Space"
            + (gain < 0 ? "\nPlayed " + Numbers.decimal(-gain, 1) + " dB quieter than it is" : ""));
  }

  private String words(Content content) {
    if (time.playhead().get().isPresent()) {
      return at(content, time.playhead().get().getAsDouble())
          + " / "
          + at(content, content.length());
    }
    if (time.selection().get().isPresent()) {
      TimeRange range = time.selection().get().get();
      return at(content, range.from())
          + " – "
          + at(content, range.to())
          + " · "
          + length(content, range.length());
    }
    return time.cursor().get().isPresent()
        ? "from " + at(content, time.cursor().get().getAsDouble())
        : length(content, content.length());
  }

  /// The visible range in words, unless all is visible.
  private String view(Content content) {
    TimeRange visible = time.visible().get();
    return time.isFitted()
        ? ""
        : "   view " + at(content, visible.from()) + " – " + at(content, visible.to());
  }

  private String at(Content content, double sample) {
    return content instanceof Content.Sound
        ? Numbers.time(sample / model.sampleRate().get().hz(), resolutionS())
        : "frame " + Numbers.count(Math.round(sample));
  }

  /// About how long a pixel is: the readings are to be no coarser than the picture.
  private double resolutionS() {
    return time.visible().get().length() / PIXELS / model.sampleRate().get().hz();
  }

  private String length(Content content, double samples) {
    if (!(content instanceof Content.Sound)) {
      return Numbers.count(Math.round(samples)) + " frames";
    }
    String lasts = Numbers.duration(samples / model.sampleRate().get().hz());
    boolean near = time.visible().get().length() < 2 * PIXELS;
    return near ? lasts + " · " + Plural.of(Math.round(samples), "sample") : lasts;
  }
}
