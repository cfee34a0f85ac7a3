package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
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
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
      return List.copyOf(memory.mixes());
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
        memory.make(which, applied);
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
