package org.wavecrate.gui.export;

import java.util.List;

/// A reason why an export can't start, or a warning before it does.
///
/// @param weight how much it matters
/// @param sentence what it is
/// @param remedies what can be done about it, the best first
record Obstacle(Weight weight, String sentence, List<Remedy> remedies) {
  /// The severity of an obstacle, highest first.
  enum Weight {
    /// Nothing can be exported.
    BLOCKS,
    /// Nothing can be exported before it is looked at.
    WAITS,
    /// It may not be what is wanted.
    WARNS,
    /// Good to know.
    NOTES,
    /// All is well.
    FINE
  }

  /// The action of a click.
  enum Remedy {
    REPLACE("Replace"),
    COPY_SOUNDS("Copy them"),
    KEEP("Keep what is there"),
    LEAVE_OUT("Leave out"),
    NEVERTHELESS("Export nevertheless"),
    REFUSE("Rather not"),
    LOOK("Show"),
    EDIT("Edit the recipe"),
    CHECK("Check now"),
    STOP_CHECK("Stop");

    private final String title;

    Remedy(String title) {
      this.title = title;
    }

    /// As a link says it.
    String title() {
      return title;
    }
  }

  boolean blocks() {
    return weight == Weight.BLOCKS || weight == Weight.WAITS;
  }
}
