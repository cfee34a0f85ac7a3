package org.wavecrate.transform;

import java.io.IOException;

/// Convolves with a random impulse response from a folder. The length stays: what rings on beyond
/// the end is cut off. The peak level stays, too, so that a hall neither clips nor whispers.
public record ImpulseResponse(double probability, String folder) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          ImpulseResponse.class,
          "impulseResponse",
          "Puts the sound into a room, or behind a loudspeaker, recorded in a folder.",
          Domain.WAVEFORM,
          Parameter.folder("folder"));

  public ImpulseResponse {
    KIND.check(probability, folder);
  }

  @Override
  public void prepare(TransformContext context) throws IOException {
    context.folders().open(folder);
  }

  @Override
  public void apply(Clip clip, Draw draw) throws IOException {
    Sounds sounds = draw.sounds(folder);
    Sound response = sounds.sound((int) draw.random().below(sounds.count()));
    draw.tell("file", response.name());
    float[] values = clip.values();
    int frames = clip.frames();
    float before = SignalLevels.peak(values, values.length);
    // What comes later than the example lasts is never heard.
    int taps = Math.min(response.frames(), frames);
    float[] tap = draw.floats(taps);
    float[] channel = draw.floats(frames);
    float[] wet = draw.floats(frames);
    Convolution convolution = new Convolution(frames, taps, draw);
    for (int c = 0; c < clip.channels(); c++) {
      response.channel(c, clip.channels(), 0, taps, tap);
      for (int t = 0; t < frames; t++) {
        channel[t] = values[t * clip.channels() + c];
      }
      convolution.apply(channel, tap, wet);
      for (int t = 0; t < frames; t++) {
        values[t * clip.channels() + c] = wet[t];
      }
    }
    float after = SignalLevels.peak(values, values.length);
    if (after > 0) {
      SignalLevels.scale(values, values.length, (double) before / after);
    }
  }
}
