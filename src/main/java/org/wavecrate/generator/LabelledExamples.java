package org.wavecrate.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Split;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.Mix;

/// The examples of a split with their labels, as they are served. Thread-safe.
final class LabelledExamples {
  private final ExamplePipeline pipeline;
  private final Optional<LabelFill> labels;
  private final Optional<LabelMix> labelMix;

  /// @throws BadFileException if no example or label can be read, or the recipe can't serve them
  /// @throws RecipeException if a transform or the features don't fit the examples
  /// @throws IOException if a folder that a transform needs can't be read
  LabelledExamples(Split split, Recipe recipe) throws IOException {
    pipeline = new ExamplePipeline(split, recipe);
    labels = LabelFill.of(split, recipe.labels());
    Optional<String> mixer = pipeline.mixer();
    labelMix =
        labels.isPresent() && mixer.isPresent()
            ? Optional.of(new LabelMix(labels.get(), mixer.get()))
            : Optional.empty();
  }

  ExamplePipeline pipeline() {
    return pipeline;
  }

  Optional<LabelFill> labels() {
    return labels;
  }

  /// One example as served.
  ArraySpec spec() {
    return pipeline.spec();
  }

  /// One label as served; none for a split without labels.
  Optional<ArraySpec> labelSpec() {
    return labels.map(LabelFill::spec);
  }

  /// The size of a label; 0 if there are none.
  long labelBytes() {
    return labels.isPresent() ? labels.get().spec().bytes() : 0;
  }

  /// Copies whole batches out of mapped files, if nothing is done to the examples.
  Optional<Gather> gather(Parallel parallel) {
    return pipeline.isRaw()
        ? pipeline.mapped().map(mapped -> new Gather(pipeline, mapped, labels, parallel))
        : Optional.empty();
  }

  /// Refuses an example whose label can't be served; reads it.
  ///
  /// @throws BadFileException as [#fill] does
  void requireLabel(int example) throws IOException {
    if (labels.isPresent()) {
      byte[] label = new byte[Math.toIntExact(labelBytes())];
      labels.get().fill(example, MemorySegment.ofArray(label), 0);
    }
  }

  /// Does some work that reads examples, and does it again if a file was changed meanwhile.
  ///
  /// @throws BadFileException if an example is no longer what it was
  void unchanged(MappedExamples.Work work) throws IOException {
    try {
      if (pipeline.mapped().isPresent()) {
        pipeline.mapped().get().unchanged(work);
      } else {
        work.run();
      }
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    }
  }

  /// How many examples one thread makes in the least time, each.
  int together() {
    return pipeline.together();
  }

  /// Writes examples and their labels, one behind the other; to be called within [#unchanged].
  ///
  /// @param applied takes for each what the transforms did, in the order they ran; empty if nobody
  ///     wants to know
  /// @throws IOException if one can't be made: the failure of the first of those
  void fill(
      List<Appearance> which,
      MemorySegment features,
      MemorySegment labels,
      List<List<Applied>> applied)
      throws IOException {
    try {
      fillTogether(which, features, labels, applied);
    } catch (IOException e) {
      if (which.size() == 1) {
        throw e;
      }
      for (int i = 0; i < which.size(); i++) {
        fillTogether(
            which.subList(i, i + 1),
            features.asSlice(i * spec().bytes(), spec().bytes()),
            labels.asSlice(i * labelBytes(), labelBytes()),
            applied.isEmpty() ? applied : applied.subList(i, i + 1));
      }
    }
  }

  private void fillTogether(
      List<Appearance> which,
      MemorySegment features,
      MemorySegment destination,
      List<List<Applied>> applied)
      throws IOException {
    applied.forEach(List::clear);
    List<List<Mix>> mixes = pipeline.fill(which, features, applied);
    for (int i = 0; i < which.size() && labels.isPresent(); i++) {
      MemorySegment label = destination.asSlice(i * labelBytes(), labelBytes());
      labels.get().fill(which.get(i).example(), label, 0);
      if (labelMix.isPresent()) {
        labelMix.get().mix(mixes.get(i), label);
      }
    }
  }

  /// Writes an example and its label.
  ///
  /// @return what the transforms did, in the order they ran
  List<Applied> fillAndTell(Appearance which, BatchMemory memory) throws IOException {
    List<Applied> applied = new ArrayList<>();
    unchanged(() -> fill(List.of(which), memory.features(), memory.labels(), List.of(applied)));
    return applied;
  }

  /// Writes an example without its label.
  void fill(Appearance which, MemorySegment features) throws IOException {
    unchanged(() -> pipeline.fill(which, features));
  }

  /// An example before and after the transforms of waveforms.
  Preview preview(Appearance which) throws IOException {
    Preview[] made = new Preview[1];
    unchanged(() -> made[0] = pipeline.preview(which));
    return made[0];
  }
}
