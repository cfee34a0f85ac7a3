package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
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

/// Makes examples in memory of its own, for one thread at a time.
final class ThreadMemory implements Partners {
  private final Stages stages;
  private final WorkingMemory working;
  private final float[] stored;

  /// Whether values are stored in the order and around the zero that transforms expect.
  private final boolean asStored;

  private final float[] signal;
  private final Clip waveform;
  private final Optional<Features> features;
  private final Clip served;
  private Appearance which = Appearance.first(0, 0);

  ThreadMemory(Stages stages) {
    this.stages = stages;
    ArrayLayout in = stages.layout();
    int frames = (int) in.frames();
    int bins = (int) in.bins();
    int channels = (int) in.channels();
    working = new WorkingMemory(stages.context());
    signal = new float[frames * bins * channels];
    asStored = in.isByFrame() && stages.account().zero() == 0;
    stored = asStored ? signal : new float[signal.length];
    waveform = new Clip(signal, frames, bins, channels, stages.account().fullScale());
    features = stages.features().map(Features::another);
    served =
        features
            .map(
                f ->
                    new Clip(
                        new float[f.frames() * f.bins() * channels],
                        f.frames(),
                        f.bins(),
                        channels,
                        1))
            .orElse(waveform);
  }

  /// What was mixed into the example made last.
  List<Mix> mixes() {
    return working.mixes();
  }

  /// The example made last, as the transforms of waveforms left it.
  float[] signal() {
    return signal;
  }

  /// Makes one example and returns it, in this memory.
  float[] make(Appearance which, @Nullable List<Applied> report) throws IOException {
    this.which = which;
    working.begin(this);
    read(which, signal, report);
    long key = which.key(stages.seed(), Purpose.TRANSFORM);
    apply(key, false, waveform, report);
    if (features.isPresent()) {
      features.get().compute(signal, waveform.channels(), served.values());
    }
    stages
        .standardize()
        .ifPresent(standard -> standard.apply(served.values(), served.bins(), served.channels()));
    apply(key, true, served, report);
    return features.isPresent() || asStored ? served.values() : putBack();
  }

  /// Puts everything back to where it was.
  private float[] putBack() {
    stages.layout().fromFrames(signal, stored);
    float zero = stages.standardize().isPresent() ? 0 : (float) stages.account().zero();
    for (int i = 0; i < stored.length && zero != 0; i++) {
      stored[i] += zero;
    }
    return stored;
  }

  /// Applies the transforms that come before the features, or those after. Each is keyed by its
  /// place in the recipe.
  private void apply(long key, boolean onFeatures, Clip clip, @Nullable List<Applied> report)
      throws IOException {
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
      long bytes = (long) signal.length * Float.BYTES;
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
