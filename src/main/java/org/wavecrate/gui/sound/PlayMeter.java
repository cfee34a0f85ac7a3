package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;
import org.wavecrate.plot.DrawingCanvas;
import org.wavecrate.plot.LevelBars;
import org.wavecrate.plot.PlotGeometry;

/// A meter of each channel being played: RMS, peak, the highest peak so far and whether full
/// scale was reached. A click takes the last two back.
public final class PlayMeter extends Region {
  /// How fast bars fall, as fast as those of a PPM of type II about.
  private static final double FALL_DB_PER_S = 24;

  private final Inks inks = new Inks();
  private final FxCanvas.Resources resources = new FxCanvas.Resources();
  private final TiledCanvas canvas = new TiledCanvas(resources, this::paint);
  private int channels = 1;
  private double[] rmsDb = new double[1];
  private double[] peakDb = new double[1];
  private double[] heldDb = new double[1];
  private boolean[] clipped = new boolean[1];
  private long shown;

  public PlayMeter() {
    getStyleClass().add("level-meter");
    getChildren().addAll(inks, canvas);
    inks.onChange(canvas::repaint);
    setOnMouseClicked(event -> reset());
    Hint.set(this, "RMS within peak, and the highest peak so far; a click resets it");
    setChannels(1);
  }

  /// Shows silence of a sound of so many channels.
  public void setChannels(int count) {
    channels = count;
    rmsDb = new double[count];
    peakDb = new double[count];
    heldDb = new double[count];
    clipped = new boolean[count];
    double height = LevelBars.height(count);
    // Even the same height would have all around laid out.
    if (height != getMinHeight()) {
      setMinHeight(height);
      setPrefHeight(height);
      setMaxHeight(height);
    }
    Arrays.fill(rmsDb, Double.NEGATIVE_INFINITY);
    Arrays.fill(peakDb, Double.NEGATIVE_INFINITY);
    reset();
  }

  /// Forgets the highest peaks, and that full scale was reached.
  public void reset() {
    Arrays.fill(heldDb, Double.NEGATIVE_INFINITY);
    Arrays.fill(clipped, false);
    canvas.repaint();
  }

  /// Begins again where something plays; else shows silence, and the highest peak so far stays.
  public void restart(boolean plays) {
    if (plays) {
      reset();
      return;
    }
    Arrays.fill(rmsDb, Double.NEGATIVE_INFINITY);
    Arrays.fill(peakDb, Double.NEGATIVE_INFINITY);
    canvas.repaint();
  }

  /// Shows levels against full scale, one a channel; bars fall no faster than eyes can follow.
  ///
  /// @param now in nanoseconds
  public void show(float[] rms, float[] peak, boolean[] reached, long now) {
    double fall = Math.clamp((now - shown) / 1e9, 0, 1) * FALL_DB_PER_S;
    shown = now;
    for (int c = 0; c < Math.min(channels, peak.length); c++) {
      double db = 20 * Math.log10(peak[c]);
      rmsDb[c] = Math.max(20 * Math.log10(rms[c]), rmsDb[c] - fall);
      peakDb[c] = Math.max(db, peakDb[c] - fall);
      heldDb[c] = Math.max(db, heldDb[c]);
      clipped[c] |= reached[c];
    }
    canvas.repaint();
  }

  /// The levels drawn of each channel.
  public List<LevelBars.Channel> levels() {
    List<LevelBars.Channel> all = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      all.add(new LevelBars.Channel(rmsDb[c], peakDb[c], heldDb[c], clipped[c]));
    }
    return all;
  }

  @Override
  protected void layoutChildren() {
    resources.setFamily(inks.fontFamily());
    canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    canvas.requestLayout();
  }

  private void paint(DrawingCanvas target) {
    new LevelBars(levels(), inks.palette())
        .paint(
            target,
            PlotGeometry.LEFT,
            Math.max(PlotGeometry.LEFT + 1, Math.floor(getWidth() - PlotGeometry.RIGHT)));
  }
}
