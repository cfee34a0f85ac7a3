package org.wavecrate.gui.sound;

import java.util.List;

/// The ways of zooming that menus and keys offer.
public enum Zoom {
  IN("Zoom in"),
  OUT("Zoom out"),
  SELECTION("Zoom to the selection"),
  WHOLE("Show all"),
  FREQUENCY_IN("Zoom frequency in"),
  FREQUENCY_OUT("Zoom frequency out"),
  FREQUENCY_WHOLE("Show all frequencies");

  /// Zooming keeps this height in place: low frequencies, where there is most to see.
  private static final double FREQUENCY_FIXED = 0;

  private final String title;

  Zoom(String title) {
    this.title = title;
  }

  /// As a menu says it.
  public String title() {
    return title;
  }

  /// Zooms several views, each axis that they share once.
  public void apply(List<SoundView> views) {
    views.stream().map(SoundView::time).distinct().forEach(this::apply);
    views.stream().map(SoundView::frequency).distinct().forEach(this::apply);
  }

  /// Zooms time around where playing begins, or else around the middle.
  public void apply(TimeView time) {
    switch (this) {
      case IN -> zoom(time, 0.5);
      case OUT -> zoom(time, 2);
      case SELECTION -> time.selection().get().ifPresent(time::showOnly);
      case WHOLE -> time.fit();
      case FREQUENCY_IN, FREQUENCY_OUT, FREQUENCY_WHOLE -> {}
    }
  }

  /// Zooms the upright axis.
  public void apply(FrequencyView frequency) {
    switch (this) {
      case IN, OUT, SELECTION -> {}
      case FREQUENCY_IN -> frequency.zoom(FREQUENCY_FIXED, 0.5);
      case FREQUENCY_OUT -> frequency.zoom(FREQUENCY_FIXED, 2);
      case WHOLE, FREQUENCY_WHOLE -> frequency.fit();
    }
  }

  private static void zoom(TimeView time, double factor) {
    double middle = time.visible().get().at(0.5);
    time.zoom(time.cursor().get().orElse(middle), factor);
  }
}
