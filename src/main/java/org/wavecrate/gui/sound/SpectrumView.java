package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.wavecrate.content.Content;
import org.wavecrate.content.StretchFacts;
import org.wavecrate.feature.MeanSpectrum;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.DrawingCanvas;
import org.wavecrate.plot.NoteName;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SpectrogramChoice;
import org.wavecrate.plot.SpectrumPlot;

/// The long-term average spectrum of a stretch of sound, one curve a channel, and in words what the
/// mouse points at or else its strongest frequency.
public final class SpectrumView extends Region {
  private static final String DOT = " · ";

  private final Inks inks = new Inks();
  private final FxCanvas.Resources resources = new FxCanvas.Resources();
  private final TiledCanvas canvas = new TiledCanvas(resources, this::paint);
  private final Line pointer = new Line();
  private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
  private Optional<Shown> shown = Optional.empty();
  private double pointerX = -1;

  private record Shown(
      StretchFacts facts, SampleRate rate, double fullScale, SpectrogramChoice look) {}

  public SpectrumView() {
    getStyleClass().add("spectrum-view");
    pointer.getStyleClass().addAll("pointer-line", "over-wave");
    pointer.setManaged(false);
    pointer.setMouseTransparent(true);
    pointer.setVisible(false);
    getChildren().addAll(inks, canvas, pointer);
    setMinSize(120, 60);
    inks.onChange(this::requestLayout);
    setOnMouseMoved(event -> point(event.getX()));
    setOnMouseExited(event -> point(-1));
  }

  /// Shows the spectrum of a stretch of `sound`.
  public void show(
      StretchFacts facts, Content.Sound sound, SampleRate rate, SpectrogramChoice look) {
    shown = Optional.of(new Shown(facts, rate, sound.scale().fullScale(), look));
    point(pointerX);
    requestLayout();
  }

  /// Shows nothing.
  public void clear() {
    shown = Optional.empty();
    point(-1);
    requestLayout();
  }

  private Optional<SpectrumPlot> plot() {
    return shown
        .filter(now -> !now.facts().spectra().isEmpty())
        .map(
            now ->
                SpectrumPlot.of(
                    now.facts().spectra(),
                    now.rate(),
                    now.fullScale(),
                    now.look(),
                    inks.palette()));
  }

  private void point(double x) {
    pointerX = x;
    Box area = SpectrumPlot.area(getWidth(), getHeight());
    Optional<SpectrumPlot> plot = plot();
    boolean inside = plot.isPresent() && x >= area.x() && x <= area.right();
    pointer.setVisible(inside);
    if (inside) {
      pointer.setStartX(Math.round(x) + 0.5);
      pointer.setEndX(Math.round(x) + 0.5);
      pointer.setStartY(area.y());
      pointer.setEndY(area.bottom());
      double hz = plot.get().scale().toHz((x - area.x()) / area.width());
      List<String> levels = new ArrayList<>();
      for (int c = 0; c < plot.get().spectra().size(); c++) {
        levels.add(Numbers.decimal(plot.get().level(c, hz), 1));
      }
      reading.set(words(hz, String.join(", ", levels) + " dB"));
      return;
    }
    reading.set(
        plot.flatMap(
                now ->
                    shown
                        .get()
                        .facts()
                        .strongest()
                        .map(strongest -> words(now, strongest.peak(), strongest.channel())))
            .orElse(""));
  }

  private static String words(SpectrumPlot plot, MeanSpectrum.Peak peak, int channel) {
    String level = Numbers.decimal(MeanSpectrum.level(peak.power(), plot.fullScale()), 1) + " dB";
    String of = plot.spectra().size() > 1 ? DOT + "ch " + (channel + 1) : "";
    return "peak at " + words(plot.hz(peak), level) + of;
  }

  private static String words(double hz, String level) {
    String note = NoteName.of(hz);
    return Numbers.decimal(hz, hz < 1 ? 4 : hz < 1000 ? 1 : 0)
        + " Hz"
        + DOT
        + (note.isEmpty() ? "" : note + DOT)
        + level;
  }

  /// The frequency under the pointer, else the strongest one, with its note and level.
  public ReadOnlyStringProperty reading() {
    return reading.getReadOnlyProperty();
  }

  @Override
  protected void layoutChildren() {
    resources.setFamily(inks.fontFamily());
    canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    canvas.repaint();
    point(pointerX);
  }

  private void paint(DrawingCanvas target) {
    plot().ifPresent(now -> now.paint(target, getWidth(), getHeight()));
  }
}
