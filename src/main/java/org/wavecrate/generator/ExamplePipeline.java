package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.audio.Axes;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.feature.Features;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.Mix;
import org.wavecrate.transform.Transform;

/// Writes one example as the network gets it: read, fitted, transformed in the training split, and
/// turned into features. Without transforms and features it is read straight into its destination.
final class ExamplePipeline {
  private final Recipe recipe;
  private final ExampleInput raw;
  private final List<Transform> transforms;
  private final ArraySpec spec;
  private final Optional<Stages> stages;

  private final ConcurrentLinkedQueue<ThreadMemory> idle = new ConcurrentLinkedQueue<>();

  /// @throws RecipeException if the recipe does not fit the examples, or says too little
  /// @throws IOException if no example can be read, or a folder that a transform needs
  ExamplePipeline(Split split, Recipe recipe) throws IOException {
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
    stages = Optional.of(Stages.of(split, recipe, raw, transforms));
    spec = stages.get().spec();
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

  /// How many examples one thread makes in the least time, each.
  int together() {
    return stages.map(Stages::together).orElse(1);
  }

  /// Writes one example.
  ///
  /// @param destination exactly as large as [#spec] says
  void fill(Appearance which, MemorySegment destination) throws IOException {
    fill(List.of(which), destination, List.of());
  }

  /// Writes examples one behind the other.
  ///
  /// @param destination as large as [#spec] says for each
  /// @param reports where to say what was done to each; empty if nobody wants to know
  /// @return what was mixed into each, for the label
  List<List<Mix>> fill(
      List<Appearance> which, MemorySegment destination, List<List<Applied>> reports)
      throws IOException {
    List<List<Mix>> mixes = new ArrayList<>(which.size());
    long bytes = spec.bytes();
    if (stages.isEmpty()) {
      for (int i = 0; i < which.size(); i++) {
        raw.fill(
            which.get(i),
            destination.asSlice(i * bytes, bytes),
            reports.isEmpty() ? null : reports.get(i));
        mixes.add(List.of());
      }
      return mixes;
    }
    ThreadMemory memory = takeMemory();
    try {
      int together = together();
      for (int from = 0; from < which.size(); from += together) {
        int to = Math.min(which.size(), from + together);
        List<List<Applied>> some = reports.isEmpty() ? reports : reports.subList(from, to);
        memory.make(which.subList(from, to), destination, from * bytes, some, mixes);
      }
      return mixes;
    } finally {
      idle.add(memory);
    }
  }

  /// Refuses an example whose shape can't be in a batch with the others.
  void requireServable(int index, Shape shape) throws IOException {
    raw.requireServable(index, shape);
  }

  /// The axes of an example as it is served.
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
    ArrayLayout layout = stages.isPresent() ? stages.get().layout() : StageCheck.layout(raw);
    ArrayAccount account = raw.account();
    float[] stored = new float[Math.toIntExact(raw.spec().shape().elements())];
    float[] before = new float[stored.length];
    raw.fill(which, MemorySegment.ofArray(stored), null);
    ThreadMemory.toFrames(layout, account, stored, before);
    float[] after = before.clone();
    List<Applied> applied = new ArrayList<>();
    if (stages.isPresent()) {
      ThreadMemory memory = takeMemory();
      try {
        MemorySegment served = MemorySegment.ofArray(new float[(int) spec.shape().elements()]);
        memory.make(List.of(which), served, 0, List.of(applied), new ArrayList<>());
        after = memory.signal().clone();
      } finally {
        idle.add(memory);
      }
    }
    return new Preview(before, after, layout, applied);
  }

  private ThreadMemory takeMemory() {
    ThreadMemory memory = idle.poll();
    return memory == null ? new ThreadMemory(stages.orElseThrow()) : memory;
  }
}
