package org.wavecrate.gui.export;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.crate.ColabKit;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.crate.PlannedBlock;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.CheckReport;

/// A plan with the figures that take a while to compute.
///
/// @param plan what would be written
/// @param blocks the blocks in its crates
/// @param kit what is added for Colab; empty if that is not wanted or can't be
/// @param refusal why it can't be done as it is; empty if it can
record PlanDraft(
    ExportPlan plan,
    List<PlannedBlock> blocks,
    Optional<ColabKit> kit,
    Optional<IOException> refusal) {
  /// Plans. Where the recipe is as it lies beside the splits, its very text goes along: then the
  /// window and the command line write the same bytes.
  ///
  /// @param marked whose marked examples are left out
  /// @param colab whether what Colab needs is added
  static PlanDraft of(
      Dataset dataset,
      Recipe recipe,
      Optional<CheckReport> report,
      Optional<SurveyedDataset> marked,
      ExportSettings wanted,
      boolean colab,
      Progress progress)
      throws IOException {
    ExportSettings settings = wanted.withExcluded(marked.map(PlanDraft::paths).orElse(Set.of()));
    return of(
        isAsStored(dataset, recipe)
            ? ExportPlan.of(dataset, report, settings, progress)
            : ExportPlan.of(dataset, recipe, report, settings, progress),
        colab ? Optional.of(recipe) : Optional.empty());
  }

  private static boolean isAsStored(Dataset dataset, Recipe recipe) {
    try {
      return RecipeJson.of(dataset).orElse(Recipe.DEFAULT).equals(recipe);
    } catch (RecipeException e) {
      return false;
    }
  }

  private static Set<String> paths(SurveyedDataset subject) {
    Set<String> paths = new HashSet<>();
    for (int row : subject.marks().rows()) {
      paths.add(subject.table().rows().example(row).path());
    }
    return paths;
  }

  /// @param colab the recipe that goes to Colab; empty if no kit is wanted
  static PlanDraft of(ExportPlan plan, Optional<Recipe> colab) {
    List<PlannedBlock> blocks = List.copyOf(plan.blocks());
    try {
      plan.requirePossible();
      Optional<ColabKit> kit =
          colab.isPresent() ? Optional.of(ColabKit.of(plan, colab.get())) : Optional.empty();
      return new PlanDraft(plan, blocks, kit, Optional.empty());
    } catch (IOException e) {
      return new PlanDraft(plan, blocks, Optional.empty(), Optional.of(e));
    }
  }
}
