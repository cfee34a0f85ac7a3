package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.Ticks;
import org.wavecrate.plot.ValueRange;

/// One example on the screen: waveforms above spectrograms, or a feature map, on one time axis.
public final class SoundView extends Region {
  private static final Content EMPTY = new Content.Nothing("");

  private final Background background;
  private final TimeView time;
  private final Inks inks = new Inks();
  private final TiledCanvas axes = new TiledCanvas(this::paint);
  private final PointerLayer pointer;
  private final List<Picture> pictures = new ArrayList<>();
  private final ObjectProperty<SpectrogramChoice> choice =
      new SimpleObjectProperty<>(SpectrogramChoice.STANDARD);
  private List<Picture.Renderer> renderers = List.of();
  private Content content = EMPTY;
  private double sampleRateHz = 1;
  private Readings readings = new Readings(EMPTY, List.of(), 1, 1);
  private Frame frame = Frame.of(1, 1, 0, 1, new org.wavecrate.plot.TimeRange(0, 1));

  /// @param time what is visible; shared with whoever else shows or changes it
  public SoundView(Background background, TimeView time) {
    this.background = background;
    this.time = time;
    pointer = new PointerLayer(time);
    getStyleClass().add("sound-view");
    getChildren().addAll(inks, axes, pointer);
    setMinSize(320, 200);
    inks.onChange(this::requestLayout);
    time.visible().subscribe(this::requestLayout);
    time.selection().subscribe(this::requestLayout);
    choice.subscribe(() -> show(content, sampleRateHz));
  }

  /// How spectrograms look.
  public ObjectProperty<SpectrogramChoice> choice() {
    return choice;
  }

  /// Shows `shown` in place of what was there; zoom and selection stay.
  public void show(Content shown, double rateHz) {
    content = shown;
    sampleRateHz = rateHz;
    time.show(shown.length());
    List<Spectrum> spectra = new ArrayList<>();
    if (shown instanceof Content.Sound sound) {
      var style = choice.get().style(rateHz, sound.scale().fullScale());
      sound.channels().forEach(channel -> spectra.add(new Spectrum(channel, rateHz, style)));
    }
    readings = new Readings(shown, spectra, rateHz, limit(shown));
    showPictures(
        shown instanceof Content.Features features
            ? List.of(features.pixels(choice.get().colors())::render)
            : List.copyOf(spectra));
    requestLayout();
  }

  private void showPictures(List<Picture.Renderer> wanted) {
    renderers = wanted;
    while (pictures.size() > wanted.size()) {
      Picture gone = pictures.removeLast();
      gone.clear();
      getChildren().remove(gone);
    }
    while (pictures.size() < wanted.size()) {
      Picture added = new Picture(background);
      pictures.add(added);
      getChildren().add(getChildren().indexOf(axes), added);
    }
  }

  private static double limit(Content content) {
    if (!(content instanceof Content.Sound sound)) {
      return 1;
    }
    double peak = sound.channels().stream().mapToDouble(channel -> channel.peak()).max().orElse(1);
    return Math.max(sound.scale().fullScale(), peak) * 1.04;
  }

  @Override
  protected void layoutChildren() {
    int waves = content instanceof Content.Sound sound ? sound.channels().size() : 0;
    frame =
        Frame.of(
            getWidth(), getHeight(), waves, Math.max(1, renderers.size()), time.visible().get());
    axes.resizeRelocate(0, 0, getWidth(), getHeight());
    axes.repaint();
    for (int i = 0; i < pictures.size(); i++) {
      pictures.get(i).show(renderers.get(i), frame.time(), frame.pictures().get(i), pixelScale());
    }
    pointer.resizeRelocate(0, 0, getWidth(), getHeight());
    pointer.update(frame, readings);
  }

  private double pixelScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : Math.max(1, getScene().getWindow().getOutputScaleX());
  }

  private void paint(GraphicsContext graphics) {
    if (content instanceof Content.Nothing) {
      return;
    }
    AxisPainter axis = new AxisPainter(graphics, inks);
    if (content instanceof Content.Sound sound) {
      paintWaves(graphics, axis, sound);
      paintFrequencies(axis);
    } else if (content instanceof Content.Features features) {
      paintBins(axis, features);
    }
    int most = (int) Math.max(2, frame.width() / AxisPainter.TIME_GAP);
    if (content instanceof Content.Sound) {
      axis.time(
          frame,
          Ticks.seconds(frame.time().from() / sampleRateHz, frame.time().to() / sampleRateHz, most),
          seconds -> frame.x(seconds * sampleRateHz));
    } else {
      axis.time(
          frame,
          Ticks.whole(frame.time().from(), frame.time().to(), most),
          index -> frame.x(index));
    }
  }

  private void paintWaves(GraphicsContext graphics, AxisPainter axis, Content.Sound sound) {
    double limit = readings.limit();
    WavePainter painter = new WavePainter(graphics, inks, pixelScale());
    for (int i = 0; i < frame.waves().size(); i++) {
      Rectangle2D lane = frame.waves().get(i);
      int most = (int) Math.max(2, 1 + lane.getHeight() / AxisPainter.GAP);
      Ticks ticks =
          sound.scale().integer()
              ? Ticks.amplitude(-sound.scale().fullScale(), sound.scale().fullScale(), most)
              : Ticks.numbers(-limit, limit, most);
      painter.lane(lane, ticks, limit);
      painter.paint(sound.channels().get(i), frame.time(), lane, limit);
      axis.left(lane, ticks, value -> (value / limit + 1) / 2);
      if (frame.waves().size() > 1) {
        axis.right(lane, "ch " + (i + 1));
      }
    }
  }

  private void paintFrequencies(AxisPainter axis) {
    for (int i = 0; i < frame.pictures().size(); i++) {
      Rectangle2D lane = frame.pictures().get(i);
      FrequencyScale scale = readings.spectra().get(i).style().scale();
      axis.left(lane, Ticks.hertz(scale, AxisPainter.GAP / lane.getHeight()), scale::toPosition);
      axis.unit(lane, "Hz");
    }
    double range = choice.get().rangeDb();
    paintBar(axis, new ValueRange(-range, 0), "dB");
  }

  private void paintBins(AxisPainter axis, Content.Features features) {
    Rectangle2D lane = frame.pictures().getFirst();
    int most = (int) Math.max(2, lane.getHeight() / AxisPainter.GAP);
    axis.left(lane, Ticks.whole(0, features.bins(), most), bin -> (bin + 0.5) / features.bins());
    axis.unit(lane, "bin");
    paintBar(axis, features.range(), "");
  }

  private void paintBar(AxisPainter axis, ValueRange range, String unit) {
    ColorMap colors = choice.get().colors();
    int most = (int) Math.max(2, frame.colorBar().getHeight() / AxisPainter.GAP);
    Ticks ticks =
        unit.isEmpty()
            ? Ticks.numbers(range.low(), range.high(), most)
            : Ticks.decibels(range.low(), range.high(), most);
    axis.colorBar(frame.colorBar(), colors, ticks, range::position);
  }
}
