package org.wavecrate.rules;

import java.util.SortedMap;
import org.wavecrate.dataset.SplitName;

/// The number of examples of each class in a split.
///
/// @param counts by the number of the class; empty if the labels are no classes
public record ClassesOfSplit(SplitName split, SortedMap<Integer, Long> counts) {}
