package org.wavecrate.gui.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wavecrate.crate.ColabKit;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.PlannedBlock;
import org.wavecrate.generator.Recipe;

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
