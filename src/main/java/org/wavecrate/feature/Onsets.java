package org.wavecrate.feature;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.onsets.ComplexOnsetDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Detects sound onsets in one channel, by the complex-domain method (Duxbury, Davies and Sandler
/// 2003), for display.
///
/// @param timesS the onsets in seconds, rising, good to about one hop of 8 to 16 ms
public record Onsets(double[] timesS) {
  private static final double FRAMES_PER_S = 48;
  private static final double PEAK_THRESHOLD = 0.3;
  private static final double LEAST_GAP_S = 0.03;
  private static final double SILENCE_DB = -110;

  /// The detector's peak picker reports an onset this many hops late.
  private static final int PICKER_HOPS = 3;

  /// Silence ahead of the signal, in hops, so that a sound at its very start is an onset too.
  private static final int LEAD_HOPS = 16;

  /// Finds the onsets of `samples`. NaN and infinity count as silence; the scale of the data does
  /// not matter.
  public static Onsets of(float[] samples, double sampleRateHz) {
    return of(samples, sampleRateHz, () -> false);
  }

  /// As above; a long signal takes seconds.
  ///
  /// @throws CancellationException when `cancelled` says so, asked once per frame
  public static Onsets of(float[] samples, double sampleRateHz, BooleanSupplier cancelled) {
    float gain = Levelled.gain(samples, sampleRateHz);
    if (gain == 0) {
      return new Onsets(new double[0]);
    }
    int size = Math.clamp(Levelled.powerOfTwoFrom(sampleRateHz / FRAMES_PER_S), 64, 4096);
    int hop = size / 2;
    ComplexOnsetDetector detector =
        new ComplexOnsetDetector(size, PEAK_THRESHOLD, LEAST_GAP_S, SILENCE_DB);
    AudioEvent event =
        new AudioEvent(new TarsosDSPAudioFormat((float) sampleRateHz, 16, 1, true, false));
    float[] frame = new float[size];
    event.setFloatBuffer(frame);
    List<Double> found = new ArrayList<>();
    int[] start = new int[1];
    detector.setHandler(
        (time, salience) ->
            found.add(Math.max(0, start[0] + size / 2 - PICKER_HOPS * hop) / sampleRateHz));
    // The detector drops onsets within the least gap after time 0: its clock starts one second in.
    long clock = 2 * Math.round(sampleRateHz);
    int end = samples.length + (PICKER_HOPS + 2) * hop;
    for (int at = -LEAD_HOPS * hop; at < end; at += hop) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("onsets: cancelled");
      }
      Levelled.read(samples, at, gain, frame);
      start[0] = at;
      event.setBytesProcessed(clock);
      clock += 2L * hop;
      detector.process(event);
    }
    return new Onsets(
        found.stream()
            .mapToDouble(Double::doubleValue)
            .filter(time -> time < samples.length / sampleRateHz)
            .toArray());
  }
}
