package org.wavecrate.crate;

import org.wavecrate.dataset.SplitName;

/// A file that an export will write.
///
/// @param file its name, such as `train.zip` or `train-1of3.zip`
/// @param split what it holds
/// @param part which part of the split it holds, from 1 on
/// @param parts how many parts the split has
/// @param examples how many examples it holds
/// @param entries how many files it holds: examples, labels, the recipe and the check's summary
/// @param bytes its size; if it is deflated, what a sample of the data lets expect
public record PlannedCrate(
    String file, SplitName split, int part, int parts, int examples, long entries, long bytes) {}
