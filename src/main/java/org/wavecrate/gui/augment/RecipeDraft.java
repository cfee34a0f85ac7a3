package org.wavecrate.gui.augment;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.wavecrate.generator.Recipe;

/// The recipe as it is edited: what is finished of its steps makes up its transforms.
///
/// @param base all of it but the transforms
/// @param steps the pipeline in order
@RecordBuilder
record RecipeDraft(Recipe base, List<Step> steps) implements RecipeDraftBuilder.With {
  RecipeDraft {
    base = base.withTransforms(List.of());
    steps = List.copyOf(steps);
  }

  static RecipeDraft of(Recipe recipe) {
    return new RecipeDraft(recipe, Step.listOf(recipe.transforms()));
  }

  /// The recipe as training would use it.
  Recipe recipe() {
    return base.withTransforms(
        steps.stream().filter(s -> s.problem().isEmpty()).map(Step::transform).toList());
  }

  Optional<Step> find(long id) {
    return find(steps, id);
  }

  /// In which part of all draws step `id` is applied, whatever it lies within.
  double share(long id) {
    return share(steps, 1, id);
  }

  private static double share(List<Step> among, double chance, long id) {
    double share = 0;
    for (Step step : among) {
      double own = step.problem().isEmpty() && step.on() ? chance * step.probability() : 0;
      share += step.id() == id ? own : share(step.nested(), own * step.nestedChance(), id);
    }
    return share;
  }

  private static Optional<Step> find(List<Step> among, long id) {
    for (Step step : among) {
      Optional<Step> found = step.id() == id ? Optional.of(step) : find(step.nested(), id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Changes step `id`, however deep it lies.
  RecipeDraft change(long id, UnaryOperator<Step> how) {
    return edit(
        id,
        (list, at) -> {
          list.set(at, how.apply(list.get(at)));
        });
  }

  RecipeDraft remove(long id) {
    return edit(id, (list, at) -> list.remove(at));
  }

  /// Moves step `id` to `index` among its neighbours, nearest possible.
  RecipeDraft move(long id, int index) {
    return edit(
        id,
        (list, at) -> {
          Step moved = list.remove(at);
          list.add(Math.clamp(index, 0, list.size()), moved);
        });
  }

  /// Adds `step` at the end: of the pipeline, or of the step `parent`.
  RecipeDraft add(Optional<Long> parent, Step step) {
    if (parent.isPresent()) {
      return change(parent.get(), within -> within.withNested(plus(within.nested(), step)));
    }
    return withSteps(plus(steps, step));
  }

  private static List<Step> plus(List<Step> list, Step step) {
    List<Step> longer = new ArrayList<>(list);
    longer.add(step);
    return longer;
  }

  /// Where step `id` is among its neighbours; -1 if it is gone.
  int index(long id) {
    return index(steps, id);
  }

  private static int index(List<Step> among, long id) {
    for (int i = 0; i < among.size(); i++) {
      int found = among.get(i).id() == id ? i : index(among.get(i).nested(), id);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private interface Edit {
    void apply(List<Step> list, int at);
  }

  private RecipeDraft edit(long id, Edit edit) {
    return withSteps(edit(steps, id, edit));
  }

  private static List<Step> edit(List<Step> among, long id, Edit edit) {
    List<Step> changed = new ArrayList<>(among);
    for (int i = 0; i < changed.size(); i++) {
      Step step = changed.get(i);
      if (step.id() == id) {
        edit.apply(changed, i);
        return changed;
      }
      changed.set(i, step.withNested(edit(step.nested(), id, edit)));
    }
    return changed;
  }
}
