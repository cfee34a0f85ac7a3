package org.wavecrate.gui.augment;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.ParameterException;
import org.wavecrate.transform.Sounds;
import org.wavecrate.transform.Transform;
import org.wavecrate.transform.TransformContext;
import org.wavecrate.transform.TransformKind;

/// One transform of the pipeline as it is edited. What is switched off stays in its place with
/// probability 0, so that the random numbers of the others stay the same.
///
/// @param id stays while it is edited
/// @param on whether it counts
/// @param values by the parameters' names, all but nested transforms; what is missing is not said
/// @param nested the transforms within it, if its kind has some
@RecordBuilder
record Step(long id, TransformKind kind, boolean on, Map<String, Object> values, List<Step> nested)
    implements StepBuilder.With {
  private static final AtomicLong NEXT = new AtomicLong();
  private static final String PROBABILITY = Parameter.PROBABILITY.name();
  private static final String LEAST = "minCount";
  private static final String MOST = "maxCount";

  Step {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    nested = List.copyOf(nested);
  }

  /// A new step with the usual values.
  static Step of(TransformKind kind) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : kind.parameters()) {
      parameter.fallback().ifPresent(value -> values.put(parameter.name(), value));
    }
    return new Step(NEXT.incrementAndGet(), kind, true, values, List.of());
  }

  static Step of(Transform transform) {
    TransformKind kind = transform.kind();
    Map<String, Object> values = new LinkedHashMap<>(kind.values(transform));
    List<Step> nested = new ArrayList<>();
    values
        .values()
        .removeIf(
            value -> {
              if (value instanceof List<?> list) {
                list.forEach(inner -> nested.add(of((Transform) inner)));
                return true;
              }
              return false;
            });
    boolean on = transform.probability() > 0;
    if (!on) {
      values.put(PROBABILITY, Parameter.PROBABILITY.fallback().orElseThrow());
    }
    return new Step(NEXT.incrementAndGet(), kind, on, values, nested);
  }

  static List<Step> listOf(List<Transform> transforms) {
    return transforms.stream().map(Step::of).toList();
  }

  Step with(String parameter, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(parameter, value);
    return withValues(changed);
  }

  Step without(String parameter) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.remove(parameter);
    return withValues(changed);
  }

  double probability() {
    return (double) values.getOrDefault(PROBABILITY, 0.5);
  }

  /// How likely each transform within it is chosen when this one is applied.
  double nestedChance() {
    long count = nested.stream().filter(step -> step.problem().isEmpty()).count();
    if (count == 0) {
      return 0;
    }
    if (!values.containsKey(LEAST)) {
      return 1.0 / count;
    }
    double least = ((Number) values.get(LEAST)).doubleValue();
    double most = values.get(MOST) instanceof Number number ? number.doubleValue() : count;
    return (least + most) / 2 / count;
  }

  boolean nests() {
    return kind.parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.TRANSFORMS);
  }

  /// The transform that it stands for.
  ///
  /// @throws ParameterException if something is missing or not allowed
  Transform transform() {
    Map<String, Object> said = new LinkedHashMap<>(values);
    if (!on) {
      said.put(PROBABILITY, 0.0);
    }
    for (Parameter parameter : kind.parameters()) {
      if (parameter.kind() == Parameter.Kind.TRANSFORMS) {
        said.put(
            parameter.name(),
            nested.stream().filter(s -> s.problem().isEmpty()).map(Step::transform).toList());
      }
    }
    return kind.make(said);
  }

  /// Why it can't become `changed`, with what is allowed. What is missing already may stay so.
  ///
  /// @param parameters those that are changed; of several, each is held to its own range first
  Optional<String> refusal(Step changed, Set<String> parameters) {
    for (Parameter parameter : kind.parameters()) {
      if (parameters.size() > 1
          && parameters.contains(parameter.name())
          && changed.values.get(parameter.name()) instanceof Number number
          && !(number.doubleValue() >= parameter.least()
              && number.doubleValue() <= parameter.most())) {
        return Optional.of(parameter.name() + ": allowed: " + parameter.allowed());
      }
    }
    Optional<String> wrong = changed.problem();
    boolean its =
        wrong.isPresent() && parameters.stream().anyMatch(p -> wrong.get().startsWith(p + ":"));
    return its && parameters.size() == 1 || problem().isEmpty() ? wrong : Optional.empty();
  }

  /// Whether it works where nobody knows the sample rate.
  boolean needsNoRate() {
    try {
      transform().prepare(new TransformContext(OptionalInt.empty(), Step::unopened));
      return true;
    } catch (ParameterException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sounds unopened(String folder) throws IOException {
    throw new IOException(folder + ": is not opened");
  }

  /// Why it can't be part of the recipe yet.
  Optional<String> problem() {
    try {
      transform();
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
