package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.content.Content;
import org.wavecrate.content.LabelTrack;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.ChannelSpectrogram;
import org.wavecrate.plot.NoteName;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.ValueRange;

/// The read-out at the pointer: time, frequency and note, level.
///
/// @param content what is shown
/// @param labels its labels over time
/// @param spectra one a channel, for sound
/// @param sampleRateHz the rate of the samples
/// @param vertical the visible part of the pictures' upright axis
record Readings(
    Content content,
    Optional<LabelTrack> labels,
    List<ChannelSpectrogram> spectra,
    double sampleRateHz,
    ValueRange vertical) {
  static final Readings NONE =
      new Readings(new Content.Nothing(""), Optional.empty(), List.of(), 1, PixelSource.WHOLE);

  private static final String DOT = " · ";

  /// Empty where nothing is.
  String at(PlotGeometry frame, double x, double y) {
    if (x < frame.left() || x > frame.right()) {
      return "";
    }
    double sample = frame.sample(x);
    for (int i = 0; i < frame.waves().size(); i++) {
      if (contains(frame.waves().get(i), y) && content instanceof Content.Sound sound) {
        return wave(frame, sound, i, sample);
      }
    }
    if (labels.isPresent() && frame.labels().filter(lane -> contains(lane, y)).isPresent()) {
      return time(frame, sample) + DOT + labels.get().textAt(sample / content.length());
    }
    Optional<Integer> picture = frame.pictureAt(y);
    if (picture.isEmpty()) {
      return "";
    }
    double height = vertical.at(frame.pictures().get(picture.get()).height(y));
    return content instanceof Content.Features features
        ? cell(features, sample, height)
        : level(frame, picture.get(), sample, height);
  }

  private static boolean contains(Box lane, double y) {
    return y >= lane.y() && y <= lane.bottom();
  }

  /// A time in the unit of the axis, as finely as a pixel shows it: `0.517 s`, from near
  /// `517.44 ms`, or a frame of features.
  String time(PlotGeometry frame, double sample) {
    return content instanceof Content.Features
        ? "frame " + Numbers.count((long) Math.floor(sample))
        : Numbers.time(sample / sampleRateHz, frame.time().length() / frame.width() / sampleRateHz);
  }

  private String wave(PlotGeometry frame, Content.Sound sound, int channel, double time) {
    PeakPyramid samples = sound.channels().get(channel);
    // The nearest one: a sample is drawn where it is, not from there to the next.
    int index = Math.clamp(Math.round(time), 0, samples.size() - 1);
    float value = samples.samples()[index];
    String amplitude =
        sound.scale().integer() ? Numbers.count(Math.round(value)) : Numbers.decimal(value, 4);
    return time(frame, time)
        + DOT
        + "sample "
        + Numbers.count(index)
        + DOT
        + amplitude
        + DOT
        + Numbers.decimal(sound.scale().toDb(value), 1)
        + " dBFS";
  }

  private String level(PlotGeometry frame, int channel, double time, double height) {
    double hz = spectra.get(channel).scale(PixelSource.WHOLE).toHz(height);
    List<String> parts = new ArrayList<>();
    parts.add(time(frame, time));
    parts.add(Numbers.decimal(hz, hz < 100 ? 1 : 0) + " Hz");
    String note = NoteName.of(hz);
    if (!note.isEmpty()) {
      parts.add(note);
    }
    spectra
        .get(channel)
        .levelAt(time, hz)
        .ifPresent(level -> parts.add(Numbers.decimal(level, 1) + " dB"));
    return String.join(DOT, parts);
  }

  private String cell(Content.Features features, double time, double height) {
    int frame = Math.clamp((long) Math.floor(time), 0, features.frames() - 1);
    int bin = Math.clamp((long) (height * features.bins()), 0, features.bins() - 1);
    float value = features.values()[frame * features.bins() + bin];
    return "frame " + frame + DOT + "bin " + bin + DOT + Numbers.decimal(value, 4);
  }
}
