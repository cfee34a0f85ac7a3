package org.wavecrate.gui.sound;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.wavecrate.plot.Palette;

/// Tells which palette pictures are drawn in: an invisible node that the style sheets of the themes
/// reach through properties of its own.
final class Inks extends Region {
  private static final StyleablePropertyFactory<Inks> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Boolean> light =
      FACTORY.createStyleableBooleanProperty(this, "light", "-wc-light", inks -> inks.light);
  private final StyleableProperty<Boolean> augmented =
      FACTORY.createStyleableBooleanProperty(
          this, "augmented", "-wc-augmented", inks -> inks.augmented);
  private final StyleableProperty<Font> font =
      FACTORY.createStyleableFontProperty(
          this, "font", "-wc-font", inks -> inks.font, Font.font(11));

  Inks() {
    getStyleClass().add("inks");
    setManaged(false);
    setVisible(false);
  }

  /// Calls `change` whenever the style sheets bring other colours.
  void onChange(Runnable change) {
    for (StyleableProperty<?> ink : List.of(light, augmented, font)) {
      ((ObservableValue<?>) ink).subscribe(change);
    }
  }

  Palette palette() {
    Palette palette = light.getValue() ? Palette.LIGHT : Palette.DARK;
    return augmented.getValue() ? palette.augmented() : palette;
  }

  /// The family that axes are written in.
  String fontFamily() {
    return font.getValue().getFamily();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }
}
