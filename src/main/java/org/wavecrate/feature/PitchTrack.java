package org.wavecrate.feature;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The fundamental frequency of one channel over time, by YIN (de Cheveigné and Kawahara 2002), for
/// display.
///
/// @param timesS the middle of each frame in seconds
/// @param hz the pitch of each frame, NaN where none was found
/// @param probability how periodic each frame is, from 0 to 1; 0 where no pitch was found
public record PitchTrack(double[] timesS, float[] hz, float[] probability) {
  /// Frames last about 1/24 s, a power of two of samples; a new one starts every quarter frame.
  private static final double FRAMES_PER_S = 24;

  /// Tracks `samples`. A signal shorter than a frame gets one frame with silence after it; an empty
  /// one gets none. NaN and infinity count as silence, and the scale of the data does not matter.
  public static PitchTrack of(float[] samples, double sampleRateHz) {
    return of(samples, sampleRateHz, () -> false);
  }

  /// As above; a long signal takes seconds.
  ///
  /// @throws CancellationException when `cancelled` says so, asked once per frame
  public static PitchTrack of(float[] samples, double sampleRateHz, BooleanSupplier cancelled) {
    float gain = Levelled.gain(samples, sampleRateHz);
    int size = Math.clamp(Levelled.powerOfTwoFrom(sampleRateHz / FRAMES_PER_S), 256, 8192);
    int hop = size / 4;
    int count = samples.length == 0 ? 0 : 1 + Math.max(0, samples.length - size) / hop;
    double[] timesS = new double[count];
    float[] hz = new float[count];
    float[] probability = new float[count];
    FastYin yin = new FastYin((float) sampleRateHz, size);
    float[] frame = new float[size];
    for (int i = 0; i < count; i++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("pitch track: cancelled");
      }
      boolean sounding = Levelled.read(samples, i * hop, gain, frame);
      timesS[i] = (i * hop + 0.5 * Math.min(size, samples.length)) / sampleRateHz;
      hz[i] = Float.NaN;
      if (sounding) {
        PitchDetectionResult found = yin.getPitch(frame);
        float pitch = found.getPitch();
        if (found.isPitched() && pitch > 0 && pitch <= sampleRateHz / 2) {
          hz[i] = pitch;
          probability[i] = Math.clamp(found.getProbability(), 0, 1);
        }
      }
    }
    return new PitchTrack(timesS, hz, probability);
  }

  /// How many frames there are.
  public int frames() {
    return hz.length;
  }
}
