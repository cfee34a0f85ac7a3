package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.wavecrate.content.Content;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.NoteName;
import org.wavecrate.plot.PeakPyramid;

/// What the pointer points at, in words: time, frequency and note, level.
///
/// @param content what is shown
/// @param spectra one a channel, for sound
/// @param sampleRateHz the rate of the samples
/// @param limit the amplitude at a waveform lane's edge
record Readings(Content content, List<Spectrum> spectra, double sampleRateHz, double limit) {
  private static final String DOT = " · ";

  /// Empty where nothing is.
  String at(Frame frame, double x, double y) {
    if (x < frame.left() || x > frame.right()) {
      return "";
    }
    double sample = frame.sample(x);
    for (int i = 0; i < frame.waves().size(); i++) {
      if (contains(frame.waves().get(i), y) && content instanceof Content.Sound sound) {
        return wave(sound, i, sample);
      }
    }
    for (int i = 0; i < frame.pictures().size(); i++) {
      Rectangle2D lane = frame.pictures().get(i);
      if (contains(lane, y)) {
        double height = (lane.getMaxY() - y) / lane.getHeight();
        return content instanceof Content.Features features
            ? cell(features, sample, height)
            : level(i, sample, height);
      }
    }
    return "";
  }

  private static boolean contains(Rectangle2D lane, double y) {
    return y >= lane.getMinY() && y <= lane.getMaxY();
  }

  private String wave(Content.Sound sound, int channel, double time) {
    PeakPyramid samples = sound.channels().get(channel);
    int index = Math.clamp((long) Math.floor(time), 0, samples.size() - 1);
    float value = samples.samples()[index];
    String amplitude =
        sound.scale().integer() ? Numbers.count(Math.round(value)) : Numbers.decimal(value, 4);
    return Numbers.seconds(time / sampleRateHz)
        + DOT
        + "sample "
        + Numbers.count(index)
        + DOT
        + amplitude
        + DOT
        + Numbers.decimal(sound.scale().toDb(value), 1)
        + " dBFS";
  }

  private String level(int channel, double time, double height) {
    FrequencyScale scale = spectra.get(channel).style().scale();
    double hz = scale.toHz(height);
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.seconds(time / sampleRateHz));
    parts.add(Numbers.decimal(hz, hz < 100 ? 1 : 0) + " Hz");
    String note = NoteName.of(hz);
    if (!note.isEmpty()) {
      parts.add(note);
    }
    parts.add(Numbers.decimal(spectra.get(channel).levelAt(time, hz), 1) + " dB");
    return String.join(DOT, parts);
  }

  private String cell(Content.Features features, double time, double height) {
    int frame = Math.clamp((long) Math.floor(time), 0, features.frames() - 1);
    int bin = Math.clamp((long) (height * features.bins()), 0, features.bins() - 1);
    float value = features.values()[frame * features.bins() + bin];
    return "frame " + frame + DOT + "bin " + bin + DOT + Numbers.decimal(value, 4);
  }
}
