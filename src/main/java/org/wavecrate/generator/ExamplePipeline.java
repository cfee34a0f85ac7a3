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
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.feature.Features;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.Clip;
import org.wavecrate.transform.Domain;
import org.wavecrate.transform.Mix;
import org.wavecrate.transform.ParameterException;
import org.wavecrate.transform.Partners;
import org.wavecrate.transform.RandomStream;
import org.wavecrate.transform.Transform;
import org.wavecrate.transform.TransformContext;
import org.wavecrate.transform.WorkingMemory;

/// Writes one example as the network gets it: read, fitted, transformed in the training split, and
/// turned into features. Without transforms and features it is read straight into its destination.
final class ExamplePipeline {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Split split;
  private final Recipe recipe;
  private final ExampleInput raw;
  private final List<Transform> transforms;
  private final ArraySpec spec;
  private final Optional<Stages> stages;

  /// What there is to do beside reading.
  ///
  /// @param layout of the example as it is read
  /// @param account what its values mean
  /// @param features an instance to copy; none: the example itself is served
  /// @param standardize with means and deviations
  private record Stages(
      ArrayLayout layout,
      ArrayAccount account,
      Optional<Features> features,
      Optional<Standardize> standardize,
      TransformContext context) {}

  private final ConcurrentLinkedQueue<ThreadMemory> idle = new ConcurrentLinkedQueue<>();

  /// @throws RecipeException if the recipe does not fit the examples, or says too little
  /// @throws IOException if no example can be read, or a folder that a transform needs
  ExamplePipeline(Split split, Recipe recipe) throws IOException {
    this.split = split;
    this.recipe = recipe;
    raw =
        recipe.prepare().isEmpty()
            ? new ExampleFill(split, recipe)
            : new PreparedFill(split, recipe);
    transforms = split.name() == SplitName.TRAIN ? recipe.transforms() : List.of();
    if (transforms.isEmpty() && recipe.features().isEmpty() && recipe.standardize().isEmpty()) {
      stages = Optional.empty();
      spec = raw.spec();
      return;
    }
    ArrayLayout layout = layout();
    Optional<Features> features =
        recipe.features().isEmpty()
            ? Optional.empty()
            : Optional.of(features(recipe.features().get(), layout));
    requireDomains(layout);
    var context = new TransformContext(recipe.servedRateHz(), new SoundFolders(recipe));
    try {
      context.prepare(transforms);
    } catch (ParameterException e) {
      throw new RecipeException(String.valueOf(e.getMessage()), e);
    }
    spec = features.map(f -> spec(f, layout)).orElse(raw.spec());
    stages =
        Optional.of(
            new Stages(layout, raw.account(), features, standardize(features, layout), context));
  }

  private static ArraySpec spec(Features features, ArrayLayout layout) {
    Shape shape = Shape.of(features.frames(), features.bins());
    return new ArraySpec(
        Dtype.FLOAT32,
        layout.axes() == Axes.SAMPLES
            ? shape
            : Shape.of(features.frames(), features.bins(), layout.channels()));
  }

  private ArrayLayout layout() throws IOException {
    Shape shape = raw.spec().shape();
    raw.requireFits();
    ArrayLayout layout = raw.layout();
    if (layout.axes() == Axes.OTHER || shape.elements() > Integer.MAX_VALUE - 8) {
      throw new RecipeException(
          Formatted.of(
                  "%s: shape %s can't be transformed; allowed: arrays of 1 to 3 axes, such as"
                      + " (n,),",
                  raw.modelPath(), shape)
              + " (n, channels), (frames, bins)");
    }
    return layout;
  }

  private String taken() {
    return Formatted.of(
        "%s has shape %s, which is taken for features (\"%s\"); if it is sound, say so by"
            + " array.axes",
        raw.modelPath(), raw.spec().shape(), raw.account().axes().text());
  }

  private Features features(FeatureSettings settings, ArrayLayout layout) throws RecipeException {
    if (!layout.isWaveform()) {
      throw new RecipeException(
          Formatted.of(
              "features.kind: %s needs waveforms, but %s",
              settings.kind().name().toLowerCase(Locale.ROOT), taken()));
    }
    if (settings.needsRate() && recipe.servedRateHz().isEmpty()) {
      throw new RecipeException(
          Formatted.of(
              "features.kind: %s needs to know sampleRateHz; add it to the recipe",
              settings.kind().name().toLowerCase(Locale.ROOT)));
    }
    int samples = (int) layout.frames();
    if (settings.frames(samples) < 1) {
      throw new RecipeException(
          Formatted.of(
              "features.fftSize: %d is longer than the examples; allowed: up to their %d samples",
              settings.fftSize(), samples));
    }
    double rate = recipe.servedRateHz().orElse(1);
    double highest = settings.maxHz().orElse(rate / 2);
    if (settings.needsRate() && (highest > rate / 2 || settings.minHz() >= highest)) {
      throw new RecipeException(
          Formatted.of(
                  "features.%s: %s Hz is not allowed; allowed: minHz below maxHz, up to %s Hz, half"
                      + " of",
                  highest > rate / 2 ? "maxHz" : "minHz",
                  highest > rate / 2 ? highest : settings.minHz(),
                  rate / 2)
              + " sampleRateHz");
    }
    return new Features(settings, rate, samples);
  }

  private Optional<Standardize> standardize(Optional<Features> features, ArrayLayout layout)
      throws IOException {
    if (recipe.standardize().isEmpty()) {
      return Optional.empty();
    }
    Standardize known = Standardization.of(recipe.standardize().get(), recipe, split);
    long bins = features.map(Features::bins).orElse((int) layout.bins());
    if (known.per() == Standardize.Per.BIN && known.mean().size() != bins) {
      throw new RecipeException(
          Formatted.of(
              "features.standardize.mean: %d numbers; allowed: one for each of the %d bins",
              known.mean().size(), bins));
    }
    return Optional.of(known);
  }

  private void requireDomains(ArrayLayout layout) throws RecipeException {
    boolean hasFeatures = !layout.isWaveform() || recipe.features().isPresent();
    for (int i = 0; i < transforms.size(); i++) {
      Transform transform = transforms.get(i);
      if (transform.probability() == 0) {
        continue;
      }
      String what = Formatted.of("transforms[%d].kind: %s works on ", i, transform.kind());
      if (transform.domain() == Domain.WAVEFORM && !layout.isWaveform()) {
        throw new RecipeException(what + "waveforms, but " + taken());
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

  /// Whether examples are served as they are read.
  boolean isRaw() {
    return stages.isEmpty() && recipe.prepare().isEmpty();
  }

  /// Where examples lie that need no opening.
  Optional<MappedExamples> mapped() {
    return raw.mapped();
  }

  /// The first transform that mixes examples, if there is one: its place in the recipe.
  Optional<String> mixer() {
    for (int i = 0; i < transforms.size(); i++) {
      if (transforms.get(i).probability() > 0 && transforms.get(i).mixesExamples()) {
        return Optional.of(Formatted.of("transforms[%d].kind: %s", i, transforms.get(i).kind()));
      }
    }
    return Optional.empty();
  }

  /// Writes one example.
  ///
  /// @param destination exactly as large as [#spec] says
  /// @param report where to say what was done, if anyone wants to know
  /// @return what was mixed in, for the label
  List<Mix> fill(Appearance which, MemorySegment destination, @Nullable List<Applied> report)
      throws IOException {
    if (stages.isEmpty()) {
      raw.fill(which, destination, report);
      return List.of();
    }
    ThreadMemory memory = takeMemory();
    try {
      float[] made = memory.make(which, report);
      MemorySegment.copy(made, 0, destination, FLOAT, 0, made.length);
      return List.copyOf(memory.working.mixes());
    } finally {
      idle.add(memory);
    }
  }

  /// Refuses an example whose shape can't be in a batch with the others.
  void requireServable(int index, Shape shape) throws IOException {
    raw.requireServable(index, shape);
  }

  /// What the axes of an example are as it is served.
  ArrayLayout servedLayout() {
    Optional<Features> features = stages.flatMap(Stages::features);
    if (features.isEmpty()) {
      return raw.layout();
    }
    boolean hasChannels = spec.shape().rank() == 3;
    return new ArrayLayout(
        hasChannels ? Axes.FRAMES_BINS_CHANNELS : Axes.FRAMES_BINS,
        0,
        features.get().frames(),
        features.get().bins(),
        hasChannels ? spec.shape().axis(2) : 1);
  }

  /// An example before and after the transforms of what is stored.
  ///
  /// @throws RecipeException if examples can't be transformed
  Preview preview(Appearance which) throws IOException {
    ArrayLayout layout = stages.isPresent() ? stages.get().layout : layout();
    ArrayAccount account = raw.account();
    float[] stored = new float[Math.toIntExact(raw.spec().shape().elements())];
    float[] before = new float[stored.length];
    raw.fill(which, MemorySegment.ofArray(stored), null);
    toFrames(layout, account, stored, before);
    float[] after = before.clone();
    List<Applied> applied = new ArrayList<>();
    if (stages.isPresent()) {
      ThreadMemory memory = takeMemory();
      try {
        memory.make(which, applied);
        after = memory.signal.clone();
      } finally {
        idle.add(memory);
      }
    }
    return new Preview(before, after, layout, applied);
  }

  /// Orders values frame by frame, silence at 0.
  private static void toFrames(
      ArrayLayout layout, ArrayAccount account, float[] stored, float[] byFrame) {
    layout.toFrames(stored, byFrame);
    float zero = (float) account.zero();
    for (int i = 0; i < stored.length && zero != 0; i++) {
      byFrame[i] -= zero;
    }
  }

  private ThreadMemory takeMemory() {
    ThreadMemory memory = idle.poll();
    return memory == null ? new ThreadMemory(stages.orElseThrow()) : memory;
  }

  /// The working memory of one thread at a time.
  private final class ThreadMemory implements Partners {
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
      ArrayLayout in = stages.layout;
      int frames = (int) in.frames();
      int bins = (int) in.bins();
      int channels = (int) in.channels();
      working = new WorkingMemory(stages.context);
      signal = new float[frames * bins * channels];
      asStored = in.isByFrame() && stages.account.zero() == 0;
      stored = asStored ? signal : new float[signal.length];
      waveform = new Clip(signal, frames, bins, channels, stages.account.fullScale());
      features = stages.features.map(Features::another);
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

    /// Makes one example and returns it, in memory of this memory.
    float[] make(Appearance which, @Nullable List<Applied> report) throws IOException {
      this.which = which;
      working.begin(this);
      read(which, signal, report);
      long key = which.key(recipe.seed(), Purpose.TRANSFORM);
      apply(key, false, waveform, report);
      if (features.isPresent()) {
        features.get().compute(signal, waveform.channels(), served.values());
      }
      stages.standardize.ifPresent(
          standard -> standard.apply(served.values(), served.bins(), served.channels()));
      apply(key, true, served, report);
      return features.isPresent() || asStored ? served.values() : putBack();
    }

    /// Puts everything back to where it was.
    private float[] putBack() {
      stages.layout.fromFrames(signal, stored);
      float zero = stages.standardize.isPresent() ? 0 : (float) stages.account.zero();
      for (int i = 0; i < stored.length && zero != 0; i++) {
        stored[i] += zero;
      }
      return stored;
    }

    /// Applies the transforms that come before the features, or those after. Each is keyed by its
    /// place in the recipe.
    private void apply(long key, boolean onFeatures, Clip clip, @Nullable List<Applied> report)
        throws IOException {
      for (int i = 0; i < transforms.size(); i++) {
        Transform transform = transforms.get(i);
        if ((transform.domain() == Domain.FEATURES) == onFeatures) {
          working.apply(transform, clip, RandomStream.key(key, i), report);
        }
      }
    }

    @Override
    public int count() {
      return split.size();
    }

    @Override
    public int self() {
      return which.example();
    }

    @Override
    public String name(int example) {
      return split.example(example).path();
    }

    @Override
    public void read(int example, float[] into) throws IOException {
      read(which.of(example), into, null);
    }

    private void read(Appearance which, float[] into, @Nullable List<Applied> report)
        throws IOException {
      if (asStored) {
        long bytes = (long) signal.length * Float.BYTES;
        raw.fill(which, MemorySegment.ofArray(into).asSlice(0, bytes), report);
      } else {
        raw.fill(which, MemorySegment.ofArray(stored), report);
        toFrames(stages.layout, stages.account, stored, into);
      }
    }
  }
}
