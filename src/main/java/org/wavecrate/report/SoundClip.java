package org.wavecrate.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.wavecrate.audio.WavEncoding;
import org.wavecrate.content.Content;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.rules.Span;
import org.wavecrate.storage.Formatted;

/// The part of a sound that a report plays: a few seconds around what was found, its channels
/// mixed to one.
///
/// @param wav a WAV file of 16 bits
/// @param note what of the sound it is, where it is not all of it as it is
record SoundClip(byte[] wav, String note) {
  /// A clip lasts no longer.
  static final double MOST_S = 4;

  /// A clip begins so long before what was found.
  private static final double LEAD_S = 0.25;

  private static final double DECIBELS = 20;

  /// @param rate one that is known
  static SoundClip of(Content.Sound sound, SampleRate rate, List<Span> spans) throws IOException {
    int hz = (int) Math.max(1, Math.round(rate.hz()));
    long length = sound.length();
    int most = (int) Math.min(length, Math.max(1, Math.round(MOST_S * rate.hz())));
    long first = spans.isEmpty() ? 0 : spans.getFirst().first() - Math.round(LEAD_S * rate.hz());
    int from = (int) Math.clamp(first, 0, length - most);
    float[] mixed = mixed(sound, from, from + most);
    double peak = 0;
    for (float value : mixed) {
      peak = Math.max(peak, Math.abs(value));
    }
    double full = sound.scale().fullScale();
    boolean loud = peak > full;
    ByteArrayOutputStream wav = new ByteArrayOutputStream(2 * most + 44);
    WavEncoding.PCM_16.write(wav, List.of(mixed), hz, loud ? peak : full);
    String note = "";
    if (most < length) {
      note =
          Formatted.of(
              "plays %.2f s to %.2f s of %.2f s",
              from / rate.hz(), (from + most) / rate.hz(), length / rate.hz());
    }
    if (loud) {
      String less = Formatted.of("played %.1f dB lower", DECIBELS * Math.log10(peak / full));
      note = note.isEmpty() ? less : note + ", " + less;
    }
    return new SoundClip(wav.toByteArray(), note);
  }

  /// The mean of all channels; what is NaN or infinite counts as silence.
  private static float[] mixed(Content.Sound sound, int from, int to) {
    float[] mixed = new float[to - from];
    int channels = sound.channels().size();
    for (int c = 0; c < channels; c++) {
      float[] samples = Arrays.copyOfRange(sound.channels().get(c).samples(), from, to);
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] += Float.isFinite(samples[i]) ? samples[i] / channels : 0;
      }
    }
    return mixed;
  }
}
