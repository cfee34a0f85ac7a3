package org.wavecrate.rules;

import java.util.SortedMap;
import org.wavecrate.dataset.SplitName;

/// How many examples of a split name every class.
///
/// @param counts by the number of the class; empty if the labels are no classes
public record ClassesOfSplit(SplitName split, SortedMap<Integer, Long> counts) {}
