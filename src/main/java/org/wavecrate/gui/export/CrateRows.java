package org.wavecrate.gui.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportProgress;
import org.wavecrate.crate.ExportResult;
import org.wavecrate.crate.PlannedCrate;

/// Makes the lines of the table of crates.
final class CrateRows {
  private CrateRows() {}

  /// @param outcome the export under way or just done, if there is one
  /// @param tracker how far the one under way has come
  /// @param plan what would be exported now
  static List<CrateRow> of(
      Outcome outcome, Optional<ExportTracker> tracker, Optional<ExportPlan> plan) {
    return switch (outcome) {
      case Outcome.Running running -> travelling(running.plan(), tracker);
      case Outcome.Stopping stopping -> travelling(stopping.plan(), tracker);
      case Outcome.Done done -> arrived(done);
      default -> plan.map(made -> travelling(made, Optional.empty())).orElse(List.of());
    };
  }

  private static List<CrateRow> travelling(ExportPlan plan, Optional<ExportTracker> tracker) {
    double most = most(plan);
    boolean exact = !plan.settings().deflate();
    Map<String, ExportProgress.Stage> reached =
        tracker.map(ExportTracker::reached).orElse(Map.of());
    return plan.crates().stream()
        .map(
            crate ->
                new CrateRow(
                    crate.file(),
                    crate.examples(),
                    crate.entries(),
                    crate.bytes(),
                    exact,
                    crate.bytes() / most,
                    state(Optional.ofNullable(reached.get(crate.file()))),
                    reached.containsKey(crate.file()) ? done(tracker, crate) : 0,
                    Optional.empty()))
        .toList();
  }

  private static CrateRow.State state(Optional<ExportProgress.Stage> stage) {
    return stage
        .map(
            reached ->
                switch (reached) {
                  case WRITING -> CrateRow.State.WRITING;
                  case SAVING -> CrateRow.State.SAVING;
                  case VERIFYING -> CrateRow.State.VERIFYING;
                })
        .orElse(CrateRow.State.PLANNED);
  }

  /// Of what is being done to a crate, or 1 if that is over.
  private static double done(Optional<ExportTracker> tracker, PlannedCrate crate) {
    Optional<ExportTracker.Point> now =
        tracker.map(ExportTracker::point).filter(point -> point.file().equals(crate.file()));
    if (now.isEmpty()) {
      return 1;
    }
    ExportTracker.Point point = now.get();
    return Math.clamp((point.done() - point.since()) / (double) Math.max(1, crate.bytes()), 0, 1);
  }

  private static List<CrateRow> arrived(Outcome.Done done) {
    Map<String, PlannedCrate> planned =
        done.plan().crates().stream()
            .collect(Collectors.toMap(PlannedCrate::file, crate -> crate, (a, b) -> a));
    double most = most(done.plan());
    return done.result().crates().stream()
        .map(
            crate -> {
              String file = name(crate);
              return new CrateRow(
                  file,
                  crate.examples(),
                  planned.containsKey(file) ? planned.get(file).entries() : 0,
                  crate.bytes(),
                  true,
                  crate.bytes() / most,
                  CrateRow.State.VERIFIED,
                  1,
                  Optional.of(crate.sha256()));
            })
        .toList();
  }

  static String name(ExportResult.Written crate) {
    return String.valueOf(crate.file().getFileName());
  }

  /// The length of a whole bar: the most a part may have if anything is parted, else the largest
  /// crate.
  private static double most(ExportPlan plan) {
    boolean parted = plan.crates().stream().anyMatch(crate -> crate.parts() > 1);
    long largest = plan.crates().stream().mapToLong(PlannedCrate::bytes).max().orElse(1);
    return Math.max(1, parted ? Math.max(largest, plan.settings().maxPartBytes()) : largest);
  }
}
