package org.wavecrate.plot;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All of a picture of sound or features but its size: what is shown, and how. Its layers draw
/// the window's picture and that of a file alike.
///
/// @param data what is shown
/// @param labels its labels over time
/// @param look how sound and features look
/// @param view what is drawn of a sound
/// @param vertical the visible part of the upright axis of pictures, as positions from 0 to 1
/// @param marks what lies over it
/// @param palette its colours
/// @param sources computes the pictures, one a lane: [#sources]
@RecordBuilder
public record SoundPlot(
    FigureData data,
    Optional<? extends TimeLabels> labels,
    SoundChoice look,
    View view,
    ValueRange vertical,
    Marks marks,
    Palette palette,
    List<PixelSource> sources)
    implements SoundPlotBuilder.With {
  /// The content of a sound's picture.
  public enum View {
    WAVEFORM,
    SPECTROGRAM,
    BOTH
  }

  /// The overlays of a picture, as far as they are wanted.
  ///
  /// @param sections of a recording, in order
  /// @param highlights stretches of time in order, in samples or frames
  /// @param overlay pitch and onsets
  /// @param silent the channels that are not heard, from 0
  public record Marks(
      List<Section> sections,
      List<TimeRange> highlights,
      SoundOverlay overlay,
      Set<Integer> silent) {
    public static final Marks NONE = new Marks(List.of(), List.of(), SoundOverlay.NONE);

    public Marks(List<Section> sections, List<TimeRange> highlights, SoundOverlay overlay) {
      this(sections, highlights, overlay, Set.of());
    }
  }

  public SoundPlot {
    sources = List.copyOf(sources);
  }

  /// A plot of `data` without marks, all of its upright axis visible.
  public static SoundPlot of(FigureData data, SoundChoice look, View view, Palette palette) {
    return new SoundPlot(
        data,
        Optional.empty(),
        look,
        view,
        PixelSource.WHOLE,
        Marks.NONE,
        palette,
        sources(data, look));
  }

  /// The sources of the pictures of `data`: a spectrogram a channel, or a feature map. They are
  /// worth keeping, as they prepare themselves when they are used first.
  public static List<PixelSource> sources(FigureData data, SoundChoice look) {
    return switch (data) {
      case FigureData.Waveforms sound -> {
        SpectrogramChoice wanted = look.spectrogram();
        SpectrogramStyle own = wanted.style(sound.rate(), sound.scale().fullScale());
        SpectrogramStyle style =
            wanted.perExample() && look.loudest().orElse(0) > 0
                ? own.withReference(new LevelReference.FullScale(look.loudest().getAsDouble()))
                : own;
        yield sound.channels().stream()
            .<PixelSource>map(channel -> new ChannelSpectrogram(channel, sound.rate().hz(), style))
            .toList();
      }
      case FigureData.Features features ->
          List.of(new FeatureMap(features, range(features, look), look.spectrogram().colors()));
    };
  }

  private static ValueRange range(FigureData.Features features, SoundChoice look) {
    return look.featureRange().orElse(features.range());
  }

  /// Where everything lies in a picture of this size.
  ///
  /// @param time what is visible, in samples or frames
  /// @param pixelScale device pixels per logical pixel
  public PlotGeometry geometry(double width, double height, TimeRange time, double pixelScale) {
    boolean sound = data instanceof FigureData.Waveforms;
    int waves = sound && view != View.SPECTROGRAM ? sources.size() : 0;
    int pictures = sound && view == View.WAVEFORM ? 0 : sources.size();
    return PlotGeometry.of(
        width,
        height,
        new PlotGeometry.Lanes(waves, labels.isPresent(), pictures),
        time,
        pixelScale);
  }

  /// The tiles that one picture consists of, from left to right.
  public List<PixelTile> tiles(PlotGeometry geometry, int picture) {
    return PixelTile.in(
        geometry.pictures().get(picture),
        geometry.pixelScale(),
        sources.get(picture),
        geometry.time(),
        vertical);
  }

  /// The visible frequency axis of each spectrogram; empty for features.
  public List<FrequencyScale> scales() {
    return sources.stream()
        .filter(ChannelSpectrogram.class::isInstance)
        .map(source -> ((ChannelSpectrogram) source).scale(vertical))
        .toList();
  }

  /// Draws all layers over each other.
  ///
  /// @param lanes the images of each picture, as far as they are computed
  public void paint(DrawingCanvas canvas, PlotGeometry geometry, List<PixelLane> lanes) {
    layers(lanes).forEach(layer -> layer.paint(canvas, geometry));
  }

  /// As [#paint(DrawingCanvas, PlotGeometry, List)], everything computed now.
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    List<PixelLane> lanes = new ArrayList<>();
    for (int i = 0; i < geometry.pictures().size(); i++) {
      Box box = geometry.pictures().get(i);
      List<PlacedPixels> images = new ArrayList<>();
      for (PixelTile tile : tiles(geometry, i)) {
        images.add(
            new PlacedPixels(
                tile.draw(() -> false), tile.place(box, geometry.pixelScale(), geometry.time())));
      }
      lanes.add(new PixelLane(images, true));
    }
    paint(canvas, geometry, lanes);
  }

  /// The picture of all of `data` without a title, everything computed now.
  public BufferedImage draw(FigureSize size) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(size.width() * size.scale()),
            (int) Math.round(size.height() * size.scale()),
            BufferedImage.TYPE_INT_RGB);
    TimeRange all = new TimeRange(0, Math.max(1, data.length()));
    try (Java2dCanvas canvas = new Java2dCanvas(image, size.scale())) {
      canvas.rectangle(palette.background(), 0, 0, size.width(), size.height());
      paint(canvas, geometry(size.width(), size.height(), all, size.scale()));
    }
    return image;
  }

  private List<PlotLayer> layers(List<PixelLane> lanes) {
    List<PlotLayer> layers = new ArrayList<>();
    layers.add(new PixelLayer(lanes, palette));
    double ratePerS = 1;
    ValueRange values = new ValueRange(-look.spectrogram().rangeDb(), 0);
    switch (data) {
      case FigureData.Waveforms sound -> {
        AmplitudeAxis axis = AmplitudeAxis.of(sound, look);
        layers.add(new WaveLayer(sound, axis, marks.silent(), palette));
        ratePerS = sound.rate().hz();
      }
      case FigureData.Features features -> values = range(features, look);
    }
    layers.add(
        new AxesLayer(data, vertical, scales(), look.spectrogram().colors(), values, palette));
    labels.ifPresent(track -> layers.add(new LabelLayer(track, data.length(), palette)));
    layers.add(new SectionLayer(marks.sections(), palette));
    layers.add(new HighlightLayer(marks.highlights(), palette));
    layers.add(new OverlayLayer(marks.overlay(), ratePerS, scales(), palette));
    return layers;
  }
}
