package org.wavecrate.gui.augment;

import java.util.List;

/// The draws in an epoch of a split.
///
/// @param epoch from 0
/// @param draws how many examples were made
/// @param size how many the epoch has
/// @param tallies one a kind of transform
record Draws(long epoch, int draws, int size, List<TransformTally> tallies) {
  Draws {
    tallies = List.copyOf(tallies);
  }
}
