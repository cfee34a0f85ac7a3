package org.wavecrate.gui.sound;

import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// The colours of what is drawn on a canvas, out of reach of ordinary style rules: an invisible
/// node that the style sheets colour through properties of its own.
final class Inks extends Region {
  private static final StyleablePropertyFactory<Inks> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Color> wave = ink("-wc-wave", inks -> inks.wave);
  private final StyleableProperty<Color> core = ink("-wc-wave-core", inks -> inks.core);
  private final StyleableProperty<Color> clip = ink("-wc-clip", inks -> inks.clip);
  private final StyleableProperty<Color> grid = ink("-wc-grid", inks -> inks.grid);
  private final StyleableProperty<Color> text = ink("-wc-axis-text", inks -> inks.text);
  private final StyleableProperty<Font> font =
      FACTORY.createStyleableFontProperty(
          this, "font", "-wc-font", inks -> inks.font, Font.font(11));
  private final StyleableProperty<Color> lane = ink("-wc-lane", inks -> inks.lane);

  Inks() {
    getStyleClass().add("inks");
    setManaged(false);
    setVisible(false);
  }

  /// Calls `change` whenever the style sheets bring another colour.
  void onChange(Runnable change) {
    for (StyleableProperty<?> ink : List.of(wave, core, clip, grid, text, lane, font)) {
      ((ObservableValue<?>) ink).subscribe(change);
    }
  }

  /// The waveform's outline.
  Color wave() {
    return wave.getValue();
  }

  /// The waveform between plus and minus its RMS.
  Color core() {
    return core.getValue();
  }

  Color clip() {
    return clip.getValue();
  }

  Color grid() {
    return grid.getValue();
  }

  /// Numbers and units on axes.
  Color text() {
    return text.getValue();
  }

  /// What numbers and units on axes are written in.
  Font font() {
    return font.getValue();
  }

  /// What lies behind a waveform.
  Color lane() {
    return lane.getValue();
  }

  private StyleableProperty<Color> ink(
      String property, Function<Inks, StyleableProperty<Color>> self) {
    return FACTORY.createStyleableColorProperty(
        this, property.substring(1), property, self, Color.GRAY);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }
}
