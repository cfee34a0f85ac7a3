package org.wavecrate.gui.playback;

import org.wavecrate.audio.FractionalReader;

/// Reads samples one after the other; where it is slowed down its pitch drops.
final class PlainVoice implements PlaybackVoice {
  private final AudibleSound sound;
  private final Fades fades;
  private final double end;
  private final double step;
  private final FractionalReader reader;
  private double start;
  private long frames;

  PlainVoice(AudibleSound sound, PlayRange stretch, double first, double lineRateHz) {
    this.sound = sound;
    this.start = first;
    this.end = Math.min(stretch.to(), sound.length());
    this.fades = new Fades(first, end, sound.sampleRateHz());
    this.step = sound.sampleRateHz() * stretch.speed() / lineRateHz;
    this.reader = new FractionalReader(step);
  }

  @Override
  public void begin(double first) {
    start = first;
    frames = 0;
    fades.begin(first);
  }

  @Override
  public int read(float[][] into, int wanted) {
    double position = position();
    int count = (int) Math.clamp(Math.ceil((end - position) / step), 0, wanted);
    for (int i = 0; i < count; i++) {
      double at = start + (frames + i) * step;
      float gain = fades.at(at);
      for (int c = 0; c < into.length; c++) {
        into[c][i] = reader.at(sound.channel(c), at) * gain;
      }
    }
    frames += count;
    return count;
  }

  @Override
  public double position() {
    return start + frames * step;
  }

  @Override
  public double samplesPerFrame() {
    return step;
  }
}
