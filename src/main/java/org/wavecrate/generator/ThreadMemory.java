package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.feature.Features;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.Clip;
import org.wavecrate.transform.Domain;
import org.wavecrate.transform.Mix;
import org.wavecrate.transform.Partners;
import org.wavecrate.transform.RandomStream;
import org.wavecrate.transform.Transform;
import org.wavecrate.transform.WorkingMemory;

/// Makes examples in memory of its own, for one thread at a time: as many together as take the
/// least time.
final class ThreadMemory implements Partners {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Stages stages;
  private final WorkingMemory working;
  private final float[] stored;

  /// Whether values are stored in the order and around the zero that transforms expect.
  private final boolean asStored;

  private final Optional<Features> features;

  // For each of those that are made together.
  private final float[][] signals;
  private final float[][] computed;
  private final Clip[] waveforms;
  private final Clip[] served;

  private Appearance which = Appearance.first(0, 0);

  ThreadMemory(Stages stages) {
    this.stages = stages;
    ArrayLayout in = stages.layout();
    int frames = (int) in.frames();
    int bins = (int) in.bins();
    int channels = (int) in.channels();
    working = new WorkingMemory(stages.context());
    features = stages.features().map(Features::another);
    int together = stages.together();
    signals = new float[together][frames * bins * channels];
    asStored = in.isByFrame() && stages.account().zero() == 0;
    stored = asStored ? signals[0] : new float[signals[0].length];
    computed = new float[together][features.map(f -> f.frames() * f.bins() * channels).orElse(0)];
    waveforms = new Clip[together];
    served = new Clip[together];
    for (int i = 0; i < together; i++) {
      waveforms[i] = new Clip(signals[i], frames, bins, channels, stages.account().fullScale());
      served[i] = waveforms[i];
      if (features.isPresent()) {
        int rows = features.get().frames();
        served[i] = new Clip(computed[i], rows, features.get().bins(), channels, 1);
      }
    }
  }

  /// The first example made last, as the transforms of waveforms left it.
  float[] signal() {
    return signals[0];
  }

  /// Makes examples and writes them one behind the other.
  ///
  /// @param which as many as [Stages#together] at most
  /// @param destination takes them, from `at` on
  /// @param reports takes what was done to each; empty if nobody wants to know
  /// @param mixes takes what was mixed into each
  void make(
      List<Appearance> which,
      MemorySegment destination,
      long at,
      List<List<Applied>> reports,
      List<List<Mix>> mixes)
      throws IOException {
    for (int i = 0; i < which.size(); i++) {
      begin(which.get(i));
      read(this.which, signals[i], report(reports, i));
      apply(false, waveforms[i], report(reports, i));
      mixes.add(new ArrayList<>(working.mixes()));
    }
    if (features.isPresent()) {
      features.get().compute(signals, which.size(), waveforms[0].channels(), computed);
    }
    long to = at;
    for (int i = 0; i < which.size(); i++) {
      Clip clip = served[i];
      begin(which.get(i));
      stages
          .standardize()
          .ifPresent(standard -> standard.apply(clip.values(), clip.bins(), clip.channels()));
      apply(true, clip, report(reports, i));
      mixes.get(mixes.size() - which.size() + i).addAll(working.mixes());
      float[] made = features.isPresent() || asStored ? clip.values() : putBack();
      MemorySegment.copy(made, 0, destination, FLOAT, to, made.length);
      to += (long) made.length * Float.BYTES;
    }
  }

  private static @Nullable List<Applied> report(List<List<Applied>> reports, int index) {
    return reports.isEmpty() ? null : reports.get(index);
  }

  private void begin(Appearance next) {
    which = next;
    working.begin(this);
  }

  /// Puts everything back to where it was.
  private float[] putBack() {
    stages.layout().fromFrames(signals[0], stored);
    float zero = stages.standardize().isPresent() ? 0 : (float) stages.account().zero();
    for (int i = 0; i < stored.length && zero != 0; i++) {
      stored[i] += zero;
    }
    return stored;
  }

  /// Applies the transforms that come before the features, or those after. Each is keyed by its
  /// place in the recipe.
  private void apply(boolean onFeatures, Clip clip, @Nullable List<Applied> report)
      throws IOException {
    long key = which.key(stages.seed(), Purpose.TRANSFORM);
    for (int i = 0; i < stages.transforms().size(); i++) {
      Transform transform = stages.transforms().get(i);
      if ((transform.domain() == Domain.FEATURES) == onFeatures) {
        working.apply(transform, clip, RandomStream.key(key, i), report);
      }
    }
  }

  @Override
  public int count() {
    return stages.split().size();
  }

  @Override
  public int self() {
    return which.example();
  }

  @Override
  public String name(int example) {
    return stages.split().example(example).path();
  }

  @Override
  public void read(int example, float[] into) throws IOException {
    read(which.of(example), into, null);
  }

  private void read(Appearance which, float[] into, @Nullable List<Applied> report)
      throws IOException {
    if (asStored) {
      long bytes = (long) stored.length * Float.BYTES;
      stages.raw().fill(which, MemorySegment.ofArray(into).asSlice(0, bytes), report);
    } else {
      stages.raw().fill(which, MemorySegment.ofArray(stored), report);
      toFrames(stages.layout(), stages.account(), stored, into);
    }
  }

  /// Orders values frame by frame, silence at 0.
  static void toFrames(ArrayLayout layout, ArrayAccount account, float[] stored, float[] byFrame) {
    layout.toFrames(stored, byFrame);
    float zero = (float) account.zero();
    for (int i = 0; i < stored.length && zero != 0; i++) {
      byFrame[i] -= zero;
    }
  }
}
