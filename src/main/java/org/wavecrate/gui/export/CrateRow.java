package org.wavecrate.gui.export;

import java.util.Optional;

/// One line of the table of crates.
///
/// @param file its name, such as `train-1of3.zip`
/// @param examples how many it holds
/// @param entries how many files it holds: examples, labels, the recipe and a summary of the check
/// @param bytes its size
/// @param exact whether that is its size to the byte, or what it is before deflating
/// @param fill its size as a part of the largest that it might have, from 0 to 1
/// @param state how far it has come
/// @param done how much of that is done, from 0 to 1
/// @param sha256 its sum in hex digits, as soon as it is there
record CrateRow(
    String file,
    int examples,
    long entries,
    long bytes,
    boolean exact,
    double fill,
    State state,
    double done,
    Optional<String> sha256) {
  /// The states of a crate, in order.
  enum State {
    PLANNED,
    WRITING,
    SAVING,
    VERIFYING,
    VERIFIED
  }
}
