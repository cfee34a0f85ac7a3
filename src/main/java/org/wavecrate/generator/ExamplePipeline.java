package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.feature.Features;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.Clip;
import org.wavecrate.transform.Desk;
import org.wavecrate.transform.Domain;
import org.wavecrate.transform.Mix;
import org.wavecrate.transform.ParameterException;
import org.wavecrate.transform.Partners;
import org.wavecrate.transform.RandomStream;
import org.wavecrate.transform.Surroundings;
import org.wavecrate.transform.Transform;

/// Writes one example as the network gets it: read, fitted, transformed in the training split, and
/// turned into features. Without transforms and features it is read straight into its destination.
final class ExamplePipeline {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Split split;
  private final Recipe recipe;
  private final ExampleFill raw;
  private final List<Transform> transforms;
  private final ArraySpec spec;
  private final Optional<Stages> stages;

  /// What there is to do beside reading.
  ///
  /// @param layout of the example as it is read
  /// @param fullScale of its values
  /// @param features an instance to copy; none: the example itself is served
  private record Stages(
      Layout layout, double fullScale, Optional<Features> features, Surroundings surroundings) {}

  private final ConcurrentLinkedQueue<Bench> idle = new ConcurrentLinkedQueue<>();

  /// @throws RecipeException if the recipe does not fit the examples, or says too little
  /// @throws IOException if no example can be read, or a folder that a transform needs
  ExamplePipeline(Split split, Recipe recipe) throws IOException {
    this.split = split;
    this.recipe = recipe;
    raw = new ExampleFill(split, recipe);
    transforms = split.name() == SplitName.TRAIN ? recipe.transforms() : List.of();
    if (transforms.isEmpty() && recipe.features().isEmpty()) {
      stages = Optional.empty();
      spec = raw.spec();
      return;
    }
    Layout layout = layout();
    Optional<Features> features =
        recipe.features().isEmpty()
            ? Optional.empty()
            : Optional.of(features(recipe.features().get(), layout));
    requireDomains(layout);
    var surroundings = new Surroundings(recipe.sampleRateHz(), new SoundFolders(recipe));
    try {
      surroundings.prepare(transforms);
    } catch (ParameterException e) {
      throw new RecipeException(e.getMessage(), e);
    }
    spec = features.map(f -> spec(f, layout)).orElse(raw.spec());
    double fullScale = SoundFolder.fullScale(raw.storedDtype());
    stages = Optional.of(new Stages(layout, fullScale, features, surroundings));
  }

  private ArraySpec spec(Features features, Layout layout) {
    Shape shape = Shape.of(features.frames(), features.bins());
    return new ArraySpec(
        Dtype.FLOAT32,
        raw.spec().shape().rank() == 1
            ? shape
            : Shape.of(features.frames(), features.bins(), layout.channels()));
  }

  private Layout layout() throws RecipeException {
    Shape shape = raw.spec().shape();
    if (shape.rank() < 1 || shape.rank() > 3 || shape.elements() > Integer.MAX_VALUE - 8) {
      throw new RecipeException(
          "%s: shape %s can't be transformed; allowed: (n,), (n, channels), (frames, bins),"
                  .formatted(raw.modelPath(), shape)
              + " (frames, bins, channels)");
    }
    return Layout.of(shape);
  }

  private Features features(FeatureSettings settings, Layout layout) throws RecipeException {
    if (!layout.isWaveform()) {
      throw new RecipeException(
          ("features.kind: %s needs waveforms, but %s has shape %s, which is taken for features;"
                  + " allowed: (n,), and (n, channels) with at most %d channels")
              .formatted(
                  settings.kind().name().toLowerCase(Locale.ROOT),
                  raw.modelPath(),
                  raw.spec().shape(),
                  Layout.MOST_CHANNELS));
    }
    if (settings.needsRate() && recipe.sampleRateHz().isEmpty()) {
      throw new RecipeException(
          "features.kind: %s needs to know sampleRateHz; add it to the recipe"
              .formatted(settings.kind().name().toLowerCase(Locale.ROOT)));
    }
    if (settings.frames(layout.frames()) < 1) {
      throw new RecipeException(
          "features.fftSize: %d is longer than the examples; allowed: up to their %d samples"
              .formatted(settings.fftSize(), layout.frames()));
    }
    double rate = recipe.sampleRateHz().orElse(1);
    double highest = settings.maxHz().orElse(rate / 2);
    if (settings.needsRate() && (highest > rate / 2 || settings.minHz() >= highest)) {
      throw new RecipeException(
          "features.%s: %s Hz is not allowed; allowed: minHz below maxHz, up to %s Hz, half of"
                  .formatted(
                      highest > rate / 2 ? "maxHz" : "minHz",
                      highest > rate / 2 ? highest : settings.minHz(),
                      rate / 2)
              + " sampleRateHz");
    }
    return new Features(settings, rate, layout.frames());
  }

  private void requireDomains(Layout layout) throws RecipeException {
    boolean hasFeatures = !layout.isWaveform() || recipe.features().isPresent();
    for (int i = 0; i < transforms.size(); i++) {
      Transform transform = transforms.get(i);
      if (transform.probability() == 0) {
        continue;
      }
      String what = "transforms[%d].kind: %s works on ".formatted(i, transform.kind());
      if (transform.domain() == Domain.WAVEFORM && !layout.isWaveform()) {
        throw new RecipeException(
            what
                + "waveforms, but %s has shape %s, which is taken for features"
                    .formatted(raw.modelPath(), raw.spec().shape()));
      }
      if (transform.domain() == Domain.FEATURES && !hasFeatures) {
        throw new RecipeException(
            what + "features; set features.kind to stft, mel or mfcc to have some");
      }
    }
  }

  /// One example as served.
  ArraySpec spec() {
    return spec;
  }

  /// The first transform that mixes examples, if there is one: its place in the recipe.
  Optional<String> mixer() {
    for (int i = 0; i < transforms.size(); i++) {
      if (transforms.get(i).probability() > 0 && transforms.get(i).mixesExamples()) {
        return Optional.of("transforms[%d].kind: %s".formatted(i, transforms.get(i).kind()));
      }
    }
    return Optional.empty();
  }

  /// Writes one example.
  ///
  /// @param destination exactly as large as [#spec] says
  /// @param report where to say what was done, if anyone wants to know
  /// @return what was mixed in, for the label
  List<Mix> fill(long epoch, int index, MemorySegment destination, @Nullable List<Applied> report)
      throws IOException {
    if (stages.isEmpty()) {
      raw.fill(epoch, index, destination);
      return List.of();
    }
    Bench bench = takeBench();
    try {
      float[] made = bench.make(epoch, index, report);
      MemorySegment.copy(made, 0, destination, FLOAT, 0, made.length);
      return List.copyOf(bench.desk.mixes());
    } finally {
      idle.add(bench);
    }
  }

  /// An example before and after the transforms of waveforms.
  ///
  /// @throws RecipeException if examples are no waveforms
  Preview preview(long epoch, int index) throws IOException {
    Layout layout = stages.isPresent() ? stages.get().layout : layout();
    float[] before = new float[Math.toIntExact(raw.spec().shape().elements())];
    raw.fill(epoch, index, MemorySegment.ofArray(before));
    float[] after = before.clone();
    List<Applied> applied = new ArrayList<>();
    if (stages.isPresent()) {
      Bench bench = takeBench();
      try {
        bench.make(epoch, index, applied);
        after = bench.signal.clone();
      } finally {
        idle.add(bench);
      }
    }
    return new Preview(before, after, layout.bins() * layout.channels(), applied);
  }

  private Bench takeBench() {
    Bench bench = idle.poll();
    return bench == null ? new Bench(stages.orElseThrow()) : bench;
  }

  /// The working memory of one thread at a time.
  private final class Bench implements Partners {
    private final Stages stages;
    private final Desk desk;
    private final float[] signal;
    private final Clip waveform;
    private final Optional<Features> features;
    private final Clip served;
    private long epoch;
    private int index;

    Bench(Stages stages) {
      this.stages = stages;
      Layout in = stages.layout;
      desk = new Desk(stages.surroundings);
      signal = new float[in.frames() * in.bins() * in.channels()];
      waveform = new Clip(signal, in.frames(), in.bins(), in.channels(), stages.fullScale);
      features = stages.features.map(Features::another);
      served =
          features
              .map(
                  f ->
                      new Clip(
                          new float[f.frames() * f.bins() * in.channels()],
                          f.frames(),
                          f.bins(),
                          in.channels(),
                          1))
              .orElse(waveform);
    }

    /// Makes one example and returns it, in memory of this bench.
    float[] make(long epoch, int index, @Nullable List<Applied> report) throws IOException {
      this.epoch = epoch;
      this.index = index;
      desk.begin(this);
      read(index, signal);
      long key = RandomStream.key(recipe.seed(), epoch, Purpose.TRANSFORM.number(), index);
      apply(key, false, waveform, report);
      if (features.isPresent()) {
        features.get().compute(signal, stages.layout.channels(), served.values());
      }
      apply(key, true, served, report);
      return served.values();
    }

    /// Applies the transforms that come before the features, or those after. Each is keyed by its
    /// place in the recipe.
    private void apply(long key, boolean onFeatures, Clip clip, @Nullable List<Applied> report)
        throws IOException {
      for (int i = 0; i < transforms.size(); i++) {
        Transform transform = transforms.get(i);
        if ((transform.domain() == Domain.FEATURES) == onFeatures) {
          desk.apply(transform, clip, RandomStream.key(key, i), report);
        }
      }
    }

    @Override
    public int count() {
      return split.size();
    }

    @Override
    public int self() {
      return index;
    }

    @Override
    public String name(int example) {
      return split.example(example).path();
    }

    @Override
    public void read(int example, float[] into) throws IOException {
      long bytes = (long) signal.length * Float.BYTES;
      raw.fill(epoch, example, MemorySegment.ofArray(into).asSlice(0, bytes));
    }
  }
}
