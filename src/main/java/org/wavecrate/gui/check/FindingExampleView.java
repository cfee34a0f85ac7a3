package org.wavecrate.gui.check;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.rules.Span;

/// One example of a finding: its name, waveform and spectrogram, and a button that plays it.
final class FindingExampleView extends VBox {
  /// In pixels.
  private static final double ROOM_FOR_LENGTH = 260;

  private final Label name = new Label();
  private final Label place = new Label();
  private final Label label = new Label();
  private final Label length = new Label();
  private final Button play = new Button();
  private final Label problemTitle = new Label();
  private final Label problem = new Label();
  private final VBox notice = new VBox(new FontIcon("fth-alert-circle"), problemTitle, problem);
  private final SoundView sound;
  private Content content = new Content.Nothing("");

  FindingExampleView(Background background, TimeView time, Runnable onPlay) {
    super();
    sound = new SoundView(background, time);
    getStyleClass().add("exhibit");
    name.getStyleClass().add("file-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    place.getStyleClass().add("muted");
    place.setMinWidth(0);
    label.getStyleClass().add("chip");
    label.setMinWidth(Region.USE_PREF_SIZE);
    length.getStyleClass().addAll("muted", "small");
    length.setMinWidth(Region.USE_PREF_SIZE);
    play.setId("playFinding");
    play.getStyleClass().add("icon-button");
    play.setMinWidth(Region.USE_PREF_SIZE);
    play.setOnAction(event -> onPlay.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(play, name, place, label, gap, length);
    head.getStyleClass().add("exhibit-head");
    // The axis of time says it, too.
    widthProperty()
        .subscribe(width -> Presence.show(length, width.doubleValue() >= ROOM_FOR_LENGTH));
    problem.getStyleClass().add("notice-text");
    problem.setWrapText(true);
    notice.getStyleClass().add("notice");
    notice.getChildren().getFirst().getStyleClass().add("notice-icon");
    problemTitle.getStyleClass().add("nothing-title");
    notice.setMouseTransparent(true);
    StackPane stage = new StackPane(sound, notice);
    VBox.setVgrow(stage, Priority.ALWAYS);
    // Else it would keep the window from being narrow where two stand side by side.
    sound.setMinSize(180, 120);
    getChildren().setAll(head, stage);
    setMinWidth(0);
    showPlaying(false);
  }

  void show(FindingExample shown, double sampleRateHz) {
    content = shown.content();
    name.setText(shown.example().name());
    place.setText(shown.example().block().path().replace("/", " / "));
    Hint.set(place, shown.example().path());
    label.setText(shown.label().text());
    length.setText(lengthOf(shown.content(), sampleRateHz));
    problemTitle.setText(shown.bad() ? "This example can’t be read" : "There is nothing to draw");
    problem.setText(shown.problem().map(why -> reason(shown, why)).orElse(""));
    notice.setVisible(shown.problem().isPresent());
    sound.setVisible(shown.problem().isEmpty());
    sound.show(shown.content(), Optional.empty(), sampleRateHz);
    play.setDisable(!(shown.content() instanceof Content.Sound));
  }

  private static String reason(FindingExample shown, String why) {
    String where = shown.example().path() + ": ";
    return (why.startsWith(where) ? "It " + why.substring(where.length()) + "." : why)
        + (shown.bad() ? " All others work." : "");
  }

  private static String lengthOf(Content content, double sampleRateHz) {
    return switch (content) {
      case Content.Sound s -> Numbers.duration(s.length() / sampleRateHz);
      case Content.Features f -> Numbers.count(f.frames()) + " frames";
      case Content.Nothing n -> "";
    };
  }

  void highlight(List<Span> spans) {
    sound.highlight(spans.stream().map(span -> new TimeRange(span.first(), span.end())).toList());
  }

  void showPlaying(boolean playing) {
    play.setGraphic(new FontIcon(playing ? "fth-square" : "fth-play"));
    Hint.set(play, playing ? "Stop (Space)" : "Play it, or what is selected of it (Space)");
    play.setAccessibleText(playing ? "Stop" : "Play");
  }

  SoundView sound() {
    return sound;
  }

  Content content() {
    return content;
  }
}
