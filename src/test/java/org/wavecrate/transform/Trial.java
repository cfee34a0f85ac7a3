package org.wavecrate.transform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.wavecrate.feature.SignalFixture;

/// Applies transforms to sounds for tests.
final class Trial {
  static final int RATE_HZ = 16_000;

  private static final float[] PARTNER = SignalFixture.sine(100, RATE_HZ, 0.5, 100_000);

  private Trial() {}

  /// What came out, and what was said about it.
  record Outcome(float[] values, List<Applied> applied, List<Mix> mixes) {
    double number(String name) {
      return ((Number) applied.getFirst().values().get(name)).doubleValue();
    }
  }

  static Outcome apply(Transform transform, float[] input, long key) {
    return apply(transform, Clip.waveform(input.clone(), 1), key);
  }

  static Outcome apply(Transform transform, Clip clip, long key) {
    TransformContext context = new TransformContext(OptionalInt.of(RATE_HZ), folder -> ROOM);
    WorkingMemory memory = new WorkingMemory(context);
    List<Applied> applied = new ArrayList<>();
    try {
      transform.prepare(context);
      memory.begin(new Split());
      memory.apply(transform, clip, RandomStream.key(key), applied);
      return new Outcome(clip.values(), applied, List.copyOf(memory.mixes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Transform make(String kind, Map<String, ?> values) {
    return Transforms.kind(kind).orElseThrow().make(values);
  }

  /// One of each kind with the defaults, always applied.
  static Transform usual(TransformKind kind) {
    boolean nests = kind.parameters().stream().anyMatch(p -> p.name().equals("transforms"));
    return kind.make(
        nests
            ? Map.of("probability", 1.0, "transforms", List.of(new Gain(1, -6, -6), new Reverse(1)))
            : kind.parameters().stream().anyMatch(p -> p.name().equals("folder"))
                ? Map.of("probability", 1.0, "folder", "room")
                : Map.of("probability", 1.0));
  }

  /// A short room and a longer, stereo one.
  private static final Sounds ROOM =
      new Sounds() {
        @Override
        public int count() {
          return 2;
        }

        @Override
        public Sound sound(int index) {
          float[] samples = SignalFixture.noise(77 + index, index == 0 ? 300 : 40_000);
          for (int i = 0; i < samples.length; i++) {
            samples[i] /= 1 + i / 50f;
          }
          return new Sound("room-" + index + ".wav", samples, 1 + index);
        }
      };

  private static final class Split implements Partners {
    @Override
    public int count() {
      return 5;
    }

    @Override
    public int self() {
      return 2;
    }

    @Override
    public String name(int index) {
      return "id-" + index + ".npy";
    }

    @Override
    public void read(int index, float[] into) {
      System.arraycopy(PARTNER, index, into, 0, Math.min(into.length, 90_000));
    }
  }
}
