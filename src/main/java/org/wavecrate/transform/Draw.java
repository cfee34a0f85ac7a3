package org.wavecrate.transform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.Correlation;
import org.wavecrate.audio.SpeedReader;

/// The context of one application of a transform: random numbers of its own, working memory, and a
/// list to record what was drawn.
///
/// @since 0.1.0
public final class Draw {
  private static final long NOISE = -1;

  private final WorkingMemory memory;
  private final long key;
  private final RandomStream random;
  private final @Nullable Map<String, Object> told;

  Draw(WorkingMemory memory, long key, RandomStream random, @Nullable Map<String, Object> told) {
    this.memory = memory;
    this.key = key;
    this.random = random;
    this.told = told;
  }

  /// Draws a number uniformly and tells it.
  double uniform(String name, double from, double to) {
    double drawn = random.uniform(from, to);
    tell(name, drawn);
    return drawn;
  }

  /// Draws a whole number uniformly, both ends included.
  int whole(int from, int to) {
    return from + (int) random.below((long) to - from + 1);
  }

  /// Random numbers for what the parameters are.
  RandomStream random() {
    return random;
  }

  /// Random numbers for the samples of `channel`, in any amount.
  RandomStream noise(int channel) {
    return RandomStream.of(RandomStream.key(key, NOISE, channel));
  }

  /// Says what was done.
  ///
  /// @param name with its unit
  void tell(String name, Object value) {
    if (told != null) {
      told.put(name, value);
    }
  }

  /// Applies nested transform number `number`, which draws on random numbers of its own.
  ///
  /// @param done where it says what it did
  void apply(Transform nested, int number, Clip clip, List<Applied> done) throws IOException {
    memory.apply(nested, clip, RandomStream.key(key, number), told == null ? null : done);
  }

  /// A list for what nested transforms say.
  List<Applied> nested() {
    List<Applied> done = new ArrayList<>();
    tell("transforms", done);
    return done;
  }

  /// An array of at least `length` values, until this application is over.
  float[] floats(int length) {
    return memory.scratch().take(length);
  }

  /// Changes speed and pitch.
  SpeedReader speedReader() {
    return memory.speedReader();
  }

  /// Finds what is alike.
  Correlation correlation() {
    return memory.correlation();
  }

  /// Measures levels.
  RootMeanSquare level() {
    return memory.level();
  }

  /// The sample rate, known to be there since [Transform#prepare].
  double sampleRateHz() {
    return memory.context().requireRateHz("transforms");
  }

  Sounds sounds(String folder) throws IOException {
    return memory.context().folders().open(folder);
  }

  Partners partners() {
    return memory.partners();
  }

  /// Says that an example was mixed in, so that its label is too.
  void mixed(Mix mix) {
    memory.mixes().add(mix);
  }
}
