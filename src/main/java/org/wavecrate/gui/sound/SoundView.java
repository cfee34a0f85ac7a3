package org.wavecrate.gui.sound;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.wavecrate.content.Content;
import org.wavecrate.content.LabelTrack;
import org.wavecrate.gui.Background;
import org.wavecrate.plot.ChannelSpectrogram;
import org.wavecrate.plot.DrawingCanvas;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.PixelTile;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.Section;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SoundPlot;
import org.wavecrate.plot.TimeRange;

/// One example on the screen: the layers of a [SoundPlot] below what the mouse points at, and the
/// marks of playing. What takes time to compute comes tile by tile.
public final class SoundView extends Region {
  private static final Content EMPTY = new Content.Nothing("");

  private final TimeView time;
  private final FrequencyView frequency;
  private final Inks inks = new Inks();
  private final FxCanvas.Resources resources = new FxCanvas.Resources();
  private final TiledCanvas canvas = new TiledCanvas(resources, this::paint);
  private final TimeMarks marks;
  private final PointerLayer pointer;
  private final ChannelButtons channelButtons = new ChannelButtons();
  private boolean mixable;
  private final PictureLanes pictures;
  private final OverlaySearch overlay;
  private final ObjectProperty<SoundChoice> choice =
      new SimpleObjectProperty<>(SoundChoice.STANDARD);
  private final boolean second;
  private Content content = EMPTY;
  private Content other = EMPTY;
  private Optional<LabelTrack> labels = Optional.empty();
  private List<TimeRange> highlights = List.of();
  private List<Section> sections = List.of();
  private SampleRate rate = SampleRate.unknown();
  private Optional<PlotGeometry> geometry = Optional.empty();

  /// @param time what is visible; shared with whoever else shows or changes it
  public SoundView(Background background, TimeView time) {
    this(background, time, new FrequencyView(), false);
  }

  /// A second view on the axes of `first`, which says what is visible.
  public SoundView(Background background, SoundView first) {
    this(background, first.time, first.frequency, true);
  }

  private SoundView(Background background, TimeView time, FrequencyView frequency, boolean second) {
    this.time = time;
    this.frequency = frequency;
    this.second = second;
    pictures = new PictureLanes(background, canvas::repaint);
    overlay = new OverlaySearch(background, canvas::repaint);
    marks = new TimeMarks(time);
    pointer = new PointerLayer(time, frequency);
    getStyleClass().add("sound-view");
    getChildren().addAll(inks, canvas, marks, pointer, channelButtons);
    setMinSize(240, 160);
    inks.onChange(this::redraw);
    time.visible().subscribe(this::redraw);
    frequency.visible().subscribe(this::redraw);
    choice.subscribe(this::changeChoice);
    channelButtons.mix().subscribe(canvas::repaint);
  }

  /// Has everything placed and drawn again; what is around stays as it is.
  private void redraw() {
    setNeedsLayout(true);
  }

  /// Which channels are heard, for buttons that say so beside each waveform.
  public ObjectProperty<ChannelMix> offerMix() {
    mixable = true;
    return channelButtons.mix();
  }

  /// The wheel's effect without a key.
  public ObjectProperty<WheelUse> wheel() {
    return pointer.wheel();
  }

  /// How sound and features look.
  public ObjectProperty<SoundChoice> choice() {
    return choice;
  }

  /// The visible part of the pictures' upright axis.
  public FrequencyView frequency() {
    return frequency;
  }

  /// The time that the mouse points at, in samples.
  public OptionalDouble pointed() {
    return pointer.pointed();
  }

  private void changeChoice(SoundChoice before, SoundChoice now) {
    if (!second && before.spectrogram().axis() != now.spectrogram().axis()) {
      frequency.fit();
    }
    pictures.forgetSources();
    show(content, labels, rate);
  }

  /// As [#show(Content, Optional, SampleRate)], for a rate that is known.
  public void show(Content shown, Optional<LabelTrack> track, double rateHz) {
    show(shown, track, SampleRate.of(rateHz));
  }

  /// Shows `shown` in place of what was there; zoom stays.
  ///
  /// @param track its labels over time
  public void show(Content shown, Optional<LabelTrack> track, SampleRate sampleRate) {
    if (sampleRate.hz() != rate.hz() || sampleRate.isKnown() != rate.isKnown()) {
      pictures.forgetSources();
    }
    rate = sampleRate;
    if (shown != content) {
      pictures.clear();
    }
    content = shown;
    labels = track;
    if (second) {
      time.makeRoom(shown.length());
    } else {
      time.show(shown.length());
    }
    pictures.resize(sourcesOf(shown).size());
    overlay.find(content, rate, content.figureData(rate), choice.get());
    redraw();
  }

  /// Draws on scales that fit `content`, too, so that both can be compared; nothing to draw for
  /// scales of its own.
  public void compareWith(Content stands) {
    if (stands != other) {
      other = stands;
      pictures.forgetSources();
      show(content, labels, rate);
    }
  }

  private SoundChoice lookOf(Content shown) {
    return SharedScales.of(choice.get(), shown, other);
  }

  /// Marks stretches of time, in samples or frames and in order.
  public void highlight(List<TimeRange> stretches) {
    highlights = List.copyOf(stretches);
    canvas.repaint();
  }

  /// Outlines stretches of time that something becomes of, in order.
  public void divide(List<Section> stretches) {
    sections = List.copyOf(stretches);
    canvas.repaint();
  }

  /// Draws what will probably be shown next while there is time for it.
  public void prepare(List<Content> next) {
    pictures.prepare(next);
    if (!isNeedsLayout()) {
      want(plot());
    }
  }

  private List<PixelSource> sourcesOf(Content shown) {
    return pictures.sources(
        shown,
        of ->
            of.figureData(rate)
                .map(data -> SoundPlot.sources(data, lookOf(shown)))
                .orElse(List.of()));
  }

  /// The plot as it is drawn now; empty if there is nothing to draw.
  public Optional<SoundPlot> plot() {
    return plotOf(content);
  }

  private Optional<SoundPlot> plotOf(Content shown) {
    boolean current = shown == content;
    return shown
        .figureData(rate)
        .map(
            data ->
                new SoundPlot(
                    data,
                    current ? labels : Optional.empty(),
                    lookOf(shown),
                    SoundPlot.View.BOTH,
                    frequency.visible().get(),
                    current
                        ? new SoundPlot.Marks(
                            sections, highlights, overlay.found(), silent(sourcesOf(shown)))
                        : SoundPlot.Marks.NONE,
                    inks.palette(),
                    sourcesOf(shown)));
  }

  private Set<Integer> silent(List<PixelSource> channels) {
    return channelButtons.mix().get().silent(channels.size());
  }

  private PlotGeometry geometryOf(SoundPlot plot, TimeRange range) {
    return plot.geometry(getWidth(), getHeight(), range, canvas.pixelScale());
  }

  @Override
  protected void layoutChildren() {
    resources.setFamily(inks.fontFamily());
    Optional<SoundPlot> plot = plot();
    geometry = plot.map(shown -> geometryOf(shown, time.visible().get()));
    want(plot);
    canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    canvas.requestLayout();
    List<ChannelSpectrogram> spectra =
        sourcesOf(content).stream()
            .filter(ChannelSpectrogram.class::isInstance)
            .map(ChannelSpectrogram.class::cast)
            .toList();
    Readings readings =
        new Readings(content, labels, spectra, rate.hz(), frequency.visible().get());
    marks.resizeRelocate(0, 0, getWidth(), getHeight());
    marks.update(geometry);
    pointer.resizeRelocate(0, 0, getWidth(), getHeight());
    pointer.update(geometry, readings);
    channelButtons.resizeRelocate(0, 0, getWidth(), getHeight());
    channelButtons.update(mixable ? geometry : Optional.empty());
  }

  /// Has drawn what is on show and what was prepared.
  private void want(Optional<SoundPlot> plot) {
    pictures.want(
        content,
        plot.flatMap(shown -> geometry.map(there -> tiles(shown, there))).orElse(List.of()),
        this::tilesOf);
  }

  private List<List<PixelTile>> tilesOf(Content next) {
    return plotOf(next)
        .map(plot -> tiles(plot, geometryOf(plot, time.visibleOf(next.length()))))
        .orElse(List.of());
  }

  private static List<List<PixelTile>> tiles(SoundPlot plot, PlotGeometry geometry) {
    return IntStream.range(0, plot.sources().size())
        .mapToObj(picture -> plot.tiles(geometry, picture))
        .toList();
  }

  /// The visible range of time.
  public TimeView time() {
    return time;
  }

  /// Whether there is anything to draw.
  public boolean hasPicture() {
    return pictures.size() > 0;
  }

  /// Whether all that was visible when it was last laid out is drawn.
  public boolean isComplete() {
    return pictures.isComplete();
  }

  /// Draws what the window shows.
  void paint(DrawingCanvas target) {
    Optional<SoundPlot> plot = plot();
    if (geometry.isPresent()
        && plot.isPresent()
        && pictures.size() == plot.get().sources().size()) {
      PlotGeometry shown = geometry.get();
      plot.get().paint(target, shown, pictures.images(shown, frequency.visible().get()));
    }
  }
}
