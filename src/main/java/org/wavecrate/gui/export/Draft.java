package org.wavecrate.gui.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.PlannedBlock;

/// A plan with what takes a while to learn from it.
///
/// @param plan what would be written
/// @param blocks the blocks in its crates
/// @param refusal why it can't be done as it is; empty if it can
record Draft(ExportPlan plan, List<PlannedBlock> blocks, Optional<IOException> refusal) {
  static Draft of(ExportPlan plan) {
    return new Draft(plan, List.copyOf(plan.blocks()), refusal(plan));
  }

  private static Optional<IOException> refusal(ExportPlan plan) {
    try {
      plan.requirePossible();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }
}
