package org.wavecrate.transform;

import java.io.IOException;

/// Adds a random stretch of a random recording from a folder; recordings shorter than the example
/// are repeated. The ratio of signal to noise is reached exactly. Silence stays silent.
public record BackgroundNoise(double probability, String folder, double minSnrDb, double maxSnrDb)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          BackgroundNoise.class,
          "backgroundNoise",
          "Adds a recording from a folder: a street, a room, a crowd.",
          Domain.WAVEFORM,
          Parameter.folder("folder"),
          Parameter.number("minSnrDb", 3, "dB", -60, 120),
          Parameter.number("maxSnrDb", 30, "dB", -60, 120));

  public BackgroundNoise {
    KIND.check(probability, folder, minSnrDb, maxSnrDb);
  }

  @Override
  public void prepare(TransformContext context) throws IOException {
    context.folders().open(folder);
  }

  @Override
  public void apply(Clip clip, Draw draw) throws IOException {
    Sounds sounds = draw.sounds(folder);
    Sound sound = sounds.sound((int) draw.random().below(sounds.count()));
    int frames = clip.frames();
    int surplus = sound.frames() - frames;
    int start = (int) draw.random().below(surplus > 0 ? surplus + 1L : sound.frames());
    draw.tell("file", sound.name());
    draw.tell("startSample", start);
    double snrDb = draw.uniform("snrDb", minSnrDb, maxSnrDb);
    float[] noise = draw.floats(clip.values().length);
    float[] channel = draw.floats(frames);
    for (int c = 0; c < clip.channels(); c++) {
      for (int done = 0, from = start; done < frames; from = 0) {
        int part = Math.min(frames - done, sound.frames() - from);
        sound.channel(c, clip.channels(), from, part, channel);
        for (int i = 0; i < part; i++) {
          noise[(done + i) * clip.channels() + c] = channel[i];
        }
        done += part;
      }
    }
    SignalLevels.addAtSnr(clip, noise, snrDb, draw.level());
  }
}
