package org.wavecrate.rules;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.BatchSpec;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shard;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ArrayKind;
import org.wavecrate.survey.ExampleTable;

/// Asks the engine whether it can make all batches of some splits by a recipe: opens a generator
/// for each, makes one example, and holds what is known of all others against it.
final class Serving {
  /// So many different labels are tried; more are measurements, which are served as they are.
  private static final int MOST_LABELS = 10_000;

  /// Larger examples are not made just to see.
  private static final long MOST_BYTES = 1L << 28;

  private final Evidence evidence;
  private final Recipe recipe;
  private final boolean isUnreadableTold;
  private final boolean isMissingLabelTold;
  private final List<Trouble> troubles = new ArrayList<>();

  /// A reason that batches fail.
  ///
  /// @param split its number
  /// @param row the example; empty if the split as a whole can't be served
  /// @param isLabel whether it is about the label
  /// @param path the file that the sentence is about; empty without an example
  /// @param sentence the engine's own, without the path
  /// @param others the rows of other examples with the same trouble
  /// @param accepted the rows of those without, which all are held to; empty unless they are fewer
  record Trouble(
      int split,
      OptionalInt row,
      boolean isLabel,
      String path,
      String sentence,
      List<Integer> others,
      List<Integer> accepted) {
    static Trouble ofSplit(int split, String sentence) {
      return new Trouble(split, OptionalInt.empty(), false, "", sentence, List.of(), List.of());
    }
  }

  private Serving(Evidence evidence, Recipe recipe) {
    this.evidence = evidence;
    this.recipe = recipe;
    isUnreadableTold = Settings.isError(new Unreadable(), recipe.check());
    isMissingLabelTold = Settings.isError(new MissingLabel(), recipe.check());
  }

  /// The reasons why batches fail, beside unreadable files and missing labels, if rules of
  /// their own name these.
  static List<Trouble> troubles(Evidence evidence, Recipe recipe) {
    Serving serving = new Serving(evidence, recipe);
    try (Parallel alone = new Parallel(1)) {
      serving.look(alone);
    }
    return serving.troubles;
  }

  private void look(Parallel alone) {
    Optional<BatchGenerator> first = Optional.empty();
    for (int split = 0; split < evidence.splits().size(); split++) {
      if (firstReadable(split, Set.of()) < 0) {
        continue;
      }
      Split examples = evidence.splits().get(split);
      BatchGenerator generator;
      try {
        generator = new BatchGenerator(examples, recipe, Shard.WHOLE, alone);
        int served = firstReadable(split, examples(split, generator));
        if (served >= 0) {
          make(generator, served - evidence.rows().start(split));
        }
      } catch (IOException e) {
        troubles.add(Trouble.ofSplit(split, sentence(e)));
        continue;
      }
      labels(split, generator);
      if (first.isPresent()) {
        compare(split, first.get(), generator);
      } else {
        first = Optional.of(generator);
      }
    }
  }

  private static String sentence(IOException e) {
    return String.valueOf(e.getMessage());
  }

  private int firstReadable(int split, Set<Integer> refused) {
    for (int row = evidence.rows().start(split); row < evidence.rows().end(split); row++) {
      if (evidence.table().isWhole(row)
          && !refused.contains(row)
          && !evidence.isBatch(row)
          && evidence.shape(row).elements() > 0) {
        return row;
      }
    }
    return -1;
  }

  /// Makes a batch: transforms and the like fail only when they are run.
  private static void make(BatchGenerator generator, int index) throws IOException {
    BatchSpec spec = new BatchSpec(generator.exampleSpec(), generator.labelSpec());
    boolean isTransformed =
        !generator.recipe().transforms().isEmpty() || generator.recipe().features().isPresent();
    if (isTransformed && spec.features().bytes() <= MOST_BYTES) {
      try (Arena arena = Arena.ofConfined()) {
        BatchMemory memory = BatchMemory.allocate(spec, arena);
        generator.fillExample(0, index, memory.features());
      }
    }
  }

  private interface Trial {
    void of(int index) throws IOException;
  }

  /// @return what was refused
  private Set<Integer> examples(int split, BatchGenerator generator) {
    Map<Shape, Optional<String>> known = new HashMap<>();
    List<Integer> refused = new ArrayList<>();
    List<Integer> accepted = new ArrayList<>();
    String sentence = "";
    for (int row = evidence.rows().start(split); row < evidence.rows().end(split); row++) {
      if (!evidence.table().isReadable(row)) {
        if (!isUnreadableTold) {
          sentence = refused.isEmpty() ? evidence.table().readProblem(row).orElse("") : sentence;
          refused.add(row);
        }
        continue;
      }
      if (evidence.isBatch(row)) {
        continue;
      }
      int index = row - evidence.rows().start(split);
      Shape shape = evidence.shape(row);
      Optional<String> problem = known.get(shape);
      if (problem == null) {
        problem = problem(index, at -> generator.requireServable(at, shape));
        known.put(shape, problem);
      }
      if (problem.isPresent()) {
        sentence = refused.isEmpty() ? problem.get() : sentence;
        refused.add(row);
      } else {
        accepted.add(row);
      }
    }
    add(split, refused, accepted, sentence, false);
    return Set.copyOf(refused);
  }

  private void labels(int split, BatchGenerator generator) {
    if (generator.labelSpec().isEmpty()) {
      return;
    }
    ExampleTable table = evidence.table();
    boolean asStored = recipe.labels().encoding() == Labels.Encoding.AS_IS;
    Map<Object, Optional<String>> known = new HashMap<>();
    List<Integer> refused = new ArrayList<>();
    List<Integer> accepted = new ArrayList<>();
    String sentence = "";
    for (int row = evidence.rows().start(split); row < evidence.rows().end(split); row++) {
      int label = table.label(row);
      boolean told = table.hasLabel(row) ? isUnreadableTold : isMissingLabelTold;
      if (label < 0 && told || evidence.isBatch(row)) {
        continue;
      }
      // As they are, labels of one type and shape are alike; numbers of classes are not.
      Object sort =
          label < 0
              ? label
              : asStored ? new Sort(table.labels().kind(label), evidence.labelShape(row)) : label;
      Optional<String> problem = known.get(sort);
      if (problem == null && known.size() < MOST_LABELS) {
        problem = problem(row - evidence.rows().start(split), generator::requireLabel);
        known.put(sort, problem);
      }
      if (problem != null && problem.isPresent()) {
        sentence = refused.isEmpty() ? problem.get() : sentence;
        refused.add(row);
      } else {
        accepted.add(row);
      }
    }
    add(split, refused, accepted, sentence, true);
  }

  private record Sort(ArrayKind kind, Shape shape) {}

  private static Optional<String> problem(int index, Trial trial) {
    try {
      trial.of(index);
      return Optional.empty();
    } catch (BadFileException e) {
      return Optional.of(e.reason());
    } catch (IOException e) {
      return Optional.of(sentence(e));
    }
  }

  private void add(
      int split, List<Integer> refused, List<Integer> accepted, String sentence, boolean label) {
    if (!refused.isEmpty()) {
      var example = evidence.rows().example(refused.getFirst());
      troubles.add(
          new Trouble(
              split,
              OptionalInt.of(refused.getFirst()),
              label,
              label ? example.labelPath() : example.path(),
              sentence,
              refused.subList(1, refused.size()),
              accepted.size() < refused.size() ? accepted : List.of()));
    }
  }

  private void compare(int split, BatchGenerator first, BatchGenerator other) {
    Shape one = first.exampleSpec().shape();
    Shape own = other.exampleSpec().shape();
    if (!own.equals(one)) {
      troubles.add(
          Trouble.ofSplit(
              split,
              Formatted.of(
                  "its examples are served in the shape %s, those of %s in %s; allowed: one shape",
                  own, first.split().name().canonical(), one)));
    }
    Optional<Shape> label = first.labelSpec().map(ArraySpec::shape);
    Optional<Shape> ownLabel = other.labelSpec().map(ArraySpec::shape);
    if (label.isPresent() && ownLabel.isPresent() && !label.equals(ownLabel)) {
      troubles.add(
          Trouble.ofSplit(
              split,
              Formatted.of(
                  "its labels are served in the shape %s, those of %s in %s; allowed: one shape",
                  ownLabel.get(), first.split().name().canonical(), label.get())));
    }
  }
}
