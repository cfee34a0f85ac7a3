package org.wavecrate.transform;

/// Raises or lowers the pitch and keeps speed and length: the sound is stretched by the ratio of
/// the pitches, then read as much faster.
public record PitchShift(double probability, double minSemitones, double maxSemitones)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          PitchShift.class,
          "pitchShift",
          "Raises or lowers the pitch at the same speed.",
          Domain.WAVEFORM,
          Parameter.number("minSemitones", -4, "semitones", -24, 24),
          Parameter.number("maxSemitones", 4, "semitones", -24, 24));

  public PitchShift {
    KIND.check(probability, minSemitones, maxSemitones);
  }

  @Override
  public void prepare(TransformContext context) {
    context.requireRateHz("pitchShift");
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double semitones = draw.uniform("semitones", minSemitones, maxSemitones);
    double ratio = StrictMath.pow(2, semitones / 12);
    int frames = clip.frames();
    int channels = clip.channels();
    int longer = (int) Math.ceil(frames * ratio);
    float[] stretched = draw.floats(Math.multiplyExact(longer, channels));
    new Wsola(clip, draw.sampleRateHz(), draw).stretch(1 / ratio, stretched, longer);
    float[] channel = draw.floats(longer);
    float[] shifted = draw.floats(frames);
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < longer; t++) {
        channel[t] = stretched[t * channels + c];
      }
      draw.speedReader().read(channel, longer, ratio, shifted, frames);
      for (int t = 0; t < frames; t++) {
        clip.values()[t * channels + c] = shifted[t];
      }
    }
  }
}
