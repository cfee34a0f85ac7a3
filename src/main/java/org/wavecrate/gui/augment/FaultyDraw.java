package org.wavecrate.gui.augment;

import org.wavecrate.dataset.Example;

/// A draw that spoils its example.
///
/// @param fault in which way
/// @param epoch from 0
/// @param example which
/// @param badness how much, to compare with others of the same fault
record FaultyDraw(DrawFault fault, long epoch, Example example, double badness) {}
