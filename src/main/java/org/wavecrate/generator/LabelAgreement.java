package org.wavecrate.generator;

import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.LabelSource;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;

/// Checks that a dataset was opened with the labels that a recipe wants: one that was opened as
/// another recipe says has others.
final class LabelAgreement {
  /// Names of classes in a message.
  private static final int MOST_SHOWN = 8;

  private LabelAgreement() {}

  /// @throws RecipeException if source or classes differ, or the labels can't be used; says which
  static void require(Split split, Recipe recipe) throws RecipeException {
    LabelSource opened = split.labelSource();
    LabelSource wanted = recipe.arrangement().labels();
    if (!opened.equals(wanted)) {
      throw new RecipeException(
          Formatted.of(
                  "labels.source: the dataset was opened with labels of kind %s; this recipe wants"
                      + " %s; open",
                  opened.kind().key(), wanted.kind().key())
              + " it again with this recipe");
    }
    Optional<String> problem = split.labelProblem();
    if (problem.isPresent()) {
      throw new RecipeException("labels.classes: " + problem.get());
    }
    List<String> classes = recipe.labels().classes();
    List<String> numbered = split.labelClasses();
    if (!classes.isEmpty() && !numbered.isEmpty() && !classes.equals(numbered)) {
      throw new RecipeException(
          Formatted.of(
                  "labels.classes: the dataset was opened with the classes %s; this recipe has %s;"
                      + " open it",
                  brief(numbered), brief(classes))
              + " again with this recipe");
    }
  }

  private static String brief(List<String> names) {
    return names.size() > MOST_SHOWN
        ? String.join(", ", names.subList(0, MOST_SHOWN)) + ", ..."
        : String.join(", ", names);
  }
}
