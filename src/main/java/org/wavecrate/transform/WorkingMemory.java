package org.wavecrate.transform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.Correlation;
import org.wavecrate.audio.SpeedReader;

/// Working memory of one thread that applies transforms, with access to their context. Results do
/// not depend on which one is used.
public final class WorkingMemory {
  private final TransformContext context;
  private final Scratch scratch = new Scratch();
  private final SpeedReader speedReader = new SpeedReader();
  private final Correlation correlation = new Correlation();
  private final RootMeanSquare level = new RootMeanSquare();
  private final List<Mix> mixes = new ArrayList<>();
  private @Nullable Partners partners;

  public WorkingMemory(TransformContext context) {
    this.context = context;
  }

  /// Turns to another example and forgets what was mixed into the last.
  ///
  /// @param with the examples it may be mixed with
  public void begin(Partners with) {
    partners = with;
    scratch.giveBack(0);
    mixes.clear();
  }

  /// The examples mixed into this one so far, in order.
  public List<Mix> mixes() {
    return mixes;
  }

  /// Applies one transform, or not, as its probability has it.
  ///
  /// @param key of the random numbers for this transform and this example
  /// @param report where to say what was done, if anyone wants to know
  public void apply(Transform transform, Clip clip, long key, @Nullable List<Applied> report)
      throws IOException {
    RandomStream random = RandomStream.of(key);
    if (random.nextDouble() >= transform.probability()) {
      return;
    }
    int mark = scratch.mark();
    LinkedHashMap<String, Object> told = report == null ? null : new LinkedHashMap<>();
    transform.apply(clip, new Draw(this, key, random, told));
    scratch.giveBack(mark);
    if (report != null && told != null) {
      report.add(new Applied(transform.kind().name(), told));
    }
  }

  TransformContext context() {
    return context;
  }

  Scratch scratch() {
    return scratch;
  }

  SpeedReader speedReader() {
    return speedReader;
  }

  Correlation correlation() {
    return correlation;
  }

  RootMeanSquare level() {
    return level;
  }

  Partners partners() {
    if (partners == null) {
      throw new IllegalStateException("no example was begun");
    }
    return partners;
  }
}
