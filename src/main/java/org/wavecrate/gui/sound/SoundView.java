package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.wavecrate.content.Content;
import org.wavecrate.content.LabelTrack;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.Ticks;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

/// One example on the screen: waveforms above spectrograms, or a feature map, on one time axis.
public final class SoundView extends Region {
  private static final Content EMPTY = new Content.Nothing("");

  private final TimeView time;
  private final FrequencyView frequency = new FrequencyView();
  private final Inks inks = new Inks();
  private final TiledCanvas axes = new TiledCanvas(this::paint);
  private final TiledCanvas overlays = new TiledCanvas(this::paintOverlays);
  private final TimeMarks marks;
  private final PointerLayer pointer;
  private final Tiles tiles;
  private final List<Picture> pictures = new ArrayList<>();
  private final Map<Content, List<Tile.Renderer>> renderers = new IdentityHashMap<>();
  private final Latest finding;
  private final ObjectProperty<SoundChoice> choice =
      new SimpleObjectProperty<>(SoundChoice.STANDARD);
  private List<Content> prepared = List.of();
  private Content content = EMPTY;
  private Optional<LabelTrack> labels = Optional.empty();
  private List<TimeRange> highlights = List.of();
  private List<Section> sections = List.of();
  private double sampleRateHz = 1;
  private Readings readings = Readings.NONE;
  private Optional<Overlay.Wanted> sought = Optional.empty();
  private Overlay overlay = Overlay.NONE;
  private Frame frame = Frame.of(1, 1, new Frame.Lanes(0, false, 1), new TimeRange(0, 1), 1);

  /// @param time what is visible; shared with whoever else shows or changes it
  public SoundView(Background background, TimeView time) {
    this.time = time;
    tiles = new Tiles(background, () -> pictures.forEach(Picture::refresh));
    finding = new Latest(background);
    marks = new TimeMarks(time);
    pointer = new PointerLayer(time, frequency);
    getStyleClass().add("sound-view");
    getChildren().addAll(inks, axes, overlays, marks, pointer);
    setMinSize(320, 200);
    inks.onChange(this::requestLayout);
    time.visible().subscribe(this::requestLayout);
    frequency.visible().subscribe(this::requestLayout);
    choice.subscribe(this::changeChoice);
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
    if (before.spectrogram().axis() != now.spectrogram().axis()) {
      frequency.fit();
    }
    renderers.clear();
    show(content, labels, sampleRateHz);
  }

  /// Shows `shown` in place of what was there; zoom stays.
  ///
  /// @param track its labels over time
  public void show(Content shown, Optional<LabelTrack> track, double rateHz) {
    if (rateHz != sampleRateHz) {
      renderers.clear();
    }
    if (shown != content) {
      pictures.forEach(Picture::clear);
    }
    content = shown;
    labels = track;
    sampleRateHz = rateHz;
    time.show(shown.length());
    int lanes = renderersOf(shown).size();
    while (pictures.size() > lanes) {
      getChildren().remove(pictures.removeLast());
    }
    while (pictures.size() < lanes) {
      Picture added = new Picture(tiles);
      pictures.add(added);
      getChildren().add(getChildren().indexOf(overlays), added);
    }
    findOverlay();
    requestLayout();
  }

  /// Marks stretches of time, in samples or frames and in order.
  public void highlight(List<TimeRange> stretches) {
    highlights = List.copyOf(stretches);
    overlays.repaint();
  }

  /// Outlines stretches of time that something becomes of, in order.
  public void divide(List<Section> stretches) {
    sections = List.copyOf(stretches);
    overlays.repaint();
  }

  /// Draws what will probably be shown next while there is time for it.
  public void prepare(List<Content> next) {
    prepared = List.copyOf(next);
    requestLayout();
  }

  private List<Tile.Renderer> renderersOf(Content shown) {
    return renderers.computeIfAbsent(
        shown,
        of -> {
          SpectrogramChoice look = choice.get().spectrogram();
          return switch (of) {
            case Content.Sound sound ->
                sound.channels().stream()
                    .<Tile.Renderer>map(
                        channel ->
                            new Spectrum(
                                channel,
                                sampleRateHz,
                                look.style(sampleRateHz, sound.scale().fullScale())))
                    .toList();
            case Content.Features features ->
                List.of(new FeatureMap(features, rangeOf(features), look.colors()));
            case Content.Nothing nothing -> List.of();
          };
        });
  }

  private ValueRange rangeOf(Content.Features features) {
    return choice.get().featureRange().orElse(features.range());
  }

  private void findOverlay() {
    Overlay.Wanted wanted =
        new Overlay.Wanted(content, sampleRateHz, choice.get().pitch(), choice.get().onsets());
    if (sought.filter(wanted::isSame).isPresent()) {
      return;
    }
    sought = Optional.of(wanted);
    overlay = Overlay.NONE;
    if (wanted.isNothing()) {
      finding.cancel();
      return;
    }
    finding.start(
        progress -> Overlay.find(wanted, progress::isCancelled),
        found -> {
          overlay = found;
          overlays.repaint();
        },
        reason -> overlay = Overlay.NONE);
  }

  @Override
  protected void layoutChildren() {
    boolean nothing = content instanceof Content.Nothing;
    frame = frameOf(content, time.visible().get());
    List<Tile> wanted = new ArrayList<>();
    List<Tile.Renderer> shown = renderersOf(content);
    for (int i = 0; i < pictures.size(); i++) {
      Rectangle2D lane = frame.pictures().get(i);
      ValueRange vertical = frequency.visible().get();
      List<Tile> of = Tile.in(lane, pixelScale(), shown.get(i), frame.time(), vertical);
      wanted.addAll(of);
      pictures.get(i).show(content, of, frame.time(), vertical, lane, pixelScale());
    }
    prepared.forEach(next -> wanted.addAll(tilesOf(next)));
    forgetOthers();
    tiles.want(wanted);
    for (TiledCanvas canvas : List.of(axes, overlays)) {
      canvas.resizeRelocate(0, 0, getWidth(), getHeight());
      canvas.repaint();
    }
    readings =
        new Readings(
            content,
            labels,
            shown.stream().filter(Spectrum.class::isInstance).map(Spectrum.class::cast).toList(),
            sampleRateHz,
            frequency.visible().get());
    marks.resizeRelocate(0, 0, getWidth(), getHeight());
    marks.update(nothing ? Optional.empty() : Optional.of(frame));
    pointer.resizeRelocate(0, 0, getWidth(), getHeight());
    pointer.update(nothing ? Optional.empty() : Optional.of(frame), readings);
  }

  private Frame frameOf(Content shown, TimeRange range) {
    int waves = shown instanceof Content.Sound sound ? sound.channels().size() : 0;
    int lanes = Math.max(1, renderersOf(shown).size());
    boolean track = shown == content && labels.isPresent();
    return Frame.of(
        getWidth(), getHeight(), new Frame.Lanes(waves, track, lanes), range, pixelScale());
  }

  private List<Tile> tilesOf(Content next) {
    TimeRange range = time.visibleOf(next.length());
    Frame there = frameOf(next, range);
    List<Tile> all = new ArrayList<>();
    List<Tile.Renderer> lanes = renderersOf(next);
    for (int i = 0; i < lanes.size(); i++) {
      all.addAll(
          Tile.in(
              there.pictures().get(i),
              pixelScale(),
              lanes.get(i),
              range,
              frequency.visible().get()));
    }
    return all;
  }

  /// Lets go of sounds that are neither shown nor likely to be shown next.
  private void forgetOthers() {
    renderers.keySet().removeIf(of -> of != content && prepared.stream().noneMatch(n -> n == of));
    Set<Tile.Renderer> kept =
        renderers.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    tiles.keepOnly(kept);
  }

  /// What is visible of the time.
  public TimeView time() {
    return time;
  }

  /// Whether there is anything to draw.
  public boolean hasPicture() {
    return !pictures.isEmpty();
  }

  /// Whether all that was visible when it was last laid out is drawn.
  public boolean isComplete() {
    return pictures.stream().allMatch(Picture::isComplete);
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
    paintPictureLanes(graphics);
    if (content instanceof Content.Sound sound) {
      paintWaves(graphics, axis, sound);
      paintFrequencies(axis);
    } else if (content instanceof Content.Features features) {
      paintBins(axis, features);
    }
    if (labels.isPresent() && frame.labels().isPresent()) {
      new LabelPainter(graphics, inks)
          .paint(labels.get(), frame.labels().get(), frame.time(), content.length());
      axis.name(frame.labels().get(), "label");
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

  /// What lies where nothing is drawn yet: a hatch, as the colour of silence would tell a lie.
  private void paintPictureLanes(GraphicsContext graphics) {
    for (Rectangle2D lane : frame.pictures()) {
      Hatch.paint(graphics, lane, inks);
    }
  }

  private void paintWaves(GraphicsContext graphics, AxisPainter axis, Content.Sound sound) {
    AmplitudeAxis amplitude =
        AmplitudeAxis.of(sound, choice.get().decibels(), choice.get().autoScale());
    WavePainter painter = new WavePainter(graphics, inks, pixelScale());
    for (int i = 0; i < frame.waves().size(); i++) {
      Rectangle2D lane = frame.waves().get(i);
      Ticks ticks = amplitude.ticks((int) Math.max(2, 1 + lane.getHeight() / AxisPainter.GAP));
      painter.lane(lane, ticks, amplitude);
      painter.paint(sound.channels().get(i), frame.time(), lane, amplitude);
      axis.left(lane, ticks, amplitude::position);
      axis.right(lane, amplitude.unit(), frame.waves().size() > 1 ? "ch " + (i + 1) : "");
    }
  }

  private void paintFrequencies(AxisPainter axis) {
    List<FrequencyScale> scales = scales();
    for (int i = 0; i < Math.min(scales.size(), frame.pictures().size()); i++) {
      Rectangle2D lane = frame.pictures().get(i);
      FrequencyScale scale = scales.get(i);
      axis.left(lane, Ticks.hertz(scale, AxisPainter.GAP / lane.getHeight()), scale::toPosition);
      axis.unit(lane, "Hz");
    }
    double range = choice.get().spectrogram().rangeDb();
    paintBar(axis, new ValueRange(-range, 0), "dB");
  }

  /// The visible frequency axis of each spectrogram.
  private List<FrequencyScale> scales() {
    return renderersOf(content).stream()
        .filter(Spectrum.class::isInstance)
        .map(spectrum -> ((Spectrum) spectrum).scale(frequency.visible().get()))
        .toList();
  }

  private void paintBins(AxisPainter axis, Content.Features features) {
    Rectangle2D lane = frame.pictures().getFirst();
    int most = (int) Math.max(2, lane.getHeight() / AxisPainter.GAP);
    ValueRange visible = frequency.visible().get();
    ValueRange bins =
        new ValueRange(visible.low() * features.bins(), visible.high() * features.bins());
    axis.left(
        lane,
        Ticks.whole(Math.max(0, bins.low() - 0.5), bins.high() - 0.5, most),
        bin -> bins.position(bin + 0.5));
    axis.unit(lane, "bin");
    paintBar(axis, rangeOf(features), "");
  }

  private void paintBar(AxisPainter axis, ValueRange range, String unit) {
    ColorMap colors = choice.get().spectrogram().colors();
    int most = (int) Math.max(2, frame.colorBar().getHeight() / AxisPainter.GAP);
    Ticks ticks =
        unit.isEmpty()
            ? Ticks.numbers(range.low(), range.high(), most)
            : Ticks.decibels(range.low(), range.high(), most);
    axis.colorBar(frame.colorBar(), colors, ticks, range::position);
  }

  private void paintOverlays(GraphicsContext graphics) {
    if (content instanceof Content.Nothing) {
      return;
    }
    new SectionPainter(graphics, inks, frame).paint(sections);
    new HighlightPainter(graphics, inks, frame).paint(highlights);
    if (content instanceof Content.Sound) {
      new OverlayPainter(graphics, inks, frame, sampleRateHz).paint(overlay, scales());
    }
  }
}
