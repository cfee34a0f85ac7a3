package org.wavecrate.transform;

/// Plays backwards.
public record Reverse(double probability) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(Reverse.class, "reverse", "Plays the sound backwards.", Domain.WAVEFORM);

  public Reverse {
    KIND.check(probability);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    float[] values = clip.values();
    int channels = clip.channels();
    for (int i = 0, j = values.length - channels; i < j; i += channels, j -= channels) {
      for (int c = 0; c < channels; c++) {
        float value = values[i + c];
        values[i + c] = values[j + c];
        values[j + c] = value;
      }
    }
  }
}
