package org.wavecrate.gui;

import org.wavecrate.feature.Window;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SpectrogramChoice;

/// Keeps how sound looks and is played in the preferences.
final class LookMemory {
  private static final String PREFIX = "sound.";

  private final Preferences preferences;

  LookMemory(Preferences preferences) {
    this.preferences = preferences;
  }

  /// The remembered settings; the standard ones for those that can't be.
  SoundChoice look() {
    return new SoundChoice(
        spectrogram(),
        truth("decibels", SoundChoice.STANDARD.decibels()),
        truth("autoScale", SoundChoice.STANDARD.autoScale()),
        truth("pitch", SoundChoice.STANDARD.pitch()),
        truth("onsets", SoundChoice.STANDARD.onsets()),
        SoundChoice.STANDARD.featureRange(),
        SoundChoice.STANDARD.loudest());
  }

  private SpectrogramChoice spectrogram() {
    SpectrogramChoice usual = SpectrogramChoice.STANDARD;
    try {
      return new SpectrogramChoice(
          (int) number("fftSize", usual.fftSize()),
          (int) number("hop", usual.hop()),
          preferences.choice(PREFIX + "window", Window.class, usual.window()),
          (int) number("zeroPadding", usual.zeroPadding()),
          number("preEmphasis", usual.preEmphasis()),
          preferences.choice(PREFIX + "axis", FrequencyScale.Kind.class, usual.axis()),
          number("rangeDb", usual.rangeDb()),
          truth("perExample", usual.perExample()),
          preferences.choice(PREFIX + "colors", ColorMap.class, usual.colors()));
    } catch (IllegalArgumentException e) {
      // Written by hand, or by a later version.
      return usual;
    }
  }

  Listening listening() {
    // Slow playing that outlives a session would be taken for a fault.
    return new Listening(truth("loop", false), 1, truth("auto", false));
  }

  void keep(SoundChoice look) {
    SpectrogramChoice spectrogram = look.spectrogram();
    set("fftSize", spectrogram.fftSize());
    set("hop", spectrogram.hop());
    set("window", spectrogram.window());
    set("zeroPadding", spectrogram.zeroPadding());
    set("preEmphasis", spectrogram.preEmphasis());
    set("axis", spectrogram.axis());
    set("rangeDb", spectrogram.rangeDb());
    set("perExample", spectrogram.perExample());
    set("colors", spectrogram.colors());
    set("decibels", look.decibels());
    set("autoScale", look.autoScale());
    set("pitch", look.pitch());
    set("onsets", look.onsets());
  }

  void keep(Listening listening) {
    set("loop", listening.loop());
    set("auto", listening.auto());
  }

  private double number(String name, double otherwise) {
    return preferences.number(PREFIX + name).orElse(otherwise);
  }

  private boolean truth(String name, boolean otherwise) {
    return preferences.text(PREFIX + name).map("true"::equals).orElse(otherwise);
  }

  private void set(String name, Object value) {
    preferences.set(PREFIX + name, value);
  }
}
