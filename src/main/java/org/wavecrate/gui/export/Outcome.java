package org.wavecrate.gui.export;

import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportResult;

/// The outcome of the last export.
sealed interface Outcome {
  /// None was asked for, or the last one is of no interest any more.
  record None() implements Outcome {}

  /// It is under way.
  record Running(ExportPlan plan) implements Outcome {}

  /// It was asked to stop and clears up.
  record Stopping(ExportPlan plan) implements Outcome {}

  /// Everything is written and proved.
  ///
  /// @param colab whether there is a kit for Colab beside the crates
  record Done(ExportPlan plan, ExportResult result, boolean colab) implements Outcome {}

  /// It was stopped, and nothing of it is left.
  record Stopped() implements Outcome {}

  /// @param sentence why it failed
  record Failed(String sentence) implements Outcome {}

  Outcome NONE = new None();

  default boolean isUnderWay() {
    return this instanceof Running || this instanceof Stopping;
  }
}
