package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wavecrate.audio.AmplitudeScale;

/// The upright axis of waveforms: linear, or in dB to either side of silence in the middle.
///
/// @param limit the amplitude at the upper edge, and negated at the lower
/// @param scale what amplitudes mean
/// @param decibels whether it is in dBFS
record AmplitudeAxis(double limit, AmplitudeScale scale, boolean decibels) {
  /// How far below the edge silence begins on a dB axis.
  static final double RANGE_DB = 60;

  private static final double HEADROOM = 1.04;
  private static final double[] STEPS_DB = {6, 12, 20, 30};

  /// One axis for all channels, so that they can be compared.
  ///
  /// @param autoScale whether the loudest sample reaches the edge, however quiet it is
  static AmplitudeAxis of(FigureData.Waveforms sound, boolean decibels, boolean autoScale) {
    return of(sound, SoundChoice.STANDARD.withDecibels(decibels).withAutoScale(autoScale));
  }

  /// As `look` wants it.
  static AmplitudeAxis of(FigureData.Waveforms sound, SoundChoice look) {
    double full = sound.scale().fullScale();
    double peak = look.loudest().orElseGet(() -> peak(sound));
    double limit = look.autoScale() && peak > 0 ? peak : Math.max(full, peak);
    return new AmplitudeAxis(
        limit * (look.decibels() ? 1 : HEADROOM), sound.scale(), look.decibels());
  }

  private static double peak(FigureData.Waveforms sound) {
    return sound.channels().stream().mapToDouble(channel -> channel.peak()).max().orElse(0);
  }

  /// Where `amplitude` lies: 0 at the lower edge, 1 at the upper; beyond them it goes on if
  /// linear.
  double position(double amplitude) {
    if (!decibels) {
      return (amplitude / limit + 1) / 2;
    }
    double below = 20 * Math.log10(limit / Math.abs(amplitude));
    return (1 + Math.signum(amplitude) * Math.clamp(1 - below / RANGE_DB, 0, 1)) / 2;
  }

  /// @param most how many marks there may be, 2 or more
  Ticks ticks(int most) {
    if (decibels) {
      return decibelTicks(most);
    }
    return scale.integer() && limit >= scale.fullScale()
        ? Ticks.amplitude(-scale.fullScale(), scale.fullScale(), most)
        : Ticks.numbers(-limit, limit, most);
  }

  String unit() {
    return decibels ? "dBFS" : "";
  }

  private Ticks decibelTicks(int most) {
    double topDb = scale.toDb(limit);
    double step = STEPS_DB[STEPS_DB.length - 1];
    for (double each : STEPS_DB) {
      if (2 * RANGE_DB / each <= most) {
        step = each;
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (double db = Math.floor(topDb / step + 1e-9) * step; db > topDb - RANGE_DB; db -= step) {
      double amplitude = scale.fullScale() * Math.pow(10, db / 20);
      ticks.add(new Tick(amplitude, Ticks.fixed(db, 0)));
      ticks.add(new Tick(-amplitude, Ticks.fixed(db, 0)));
    }
    ticks.add(new Tick(0, "−∞"));
    ticks.sort(Comparator.comparingDouble(Tick::value));
    return new Ticks("dBFS", ticks);
  }
}
