package org.wavecrate.crate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.rules.CheckReport;

/// The small files that follow the arrays in the crates of a split: the recipe and the check's
/// summary.
///
/// @param recipe the recipe's text, in UTF-8
/// @param report what a check of the dataset found; empty if it was not checked
/// @param leftOut how many examples of the split stay behind
record CrateTexts(byte[] recipe, Optional<CheckReport> report, int leftOut) {
  /// No split has that many, since each holds a block.
  private static final int MOST_PARTS = Integer.MAX_VALUE;

  /// The files of a crate by name, in order.
  ///
  /// @param set what the parts of one export have in common and those of others have not
  Map<String, byte[]> of(PlannedCrate crate, String set) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    texts.put(Part.textName(crate, Dataset.RECIPE_FILE), recipe);
    texts.put(
        Part.textName(crate, CheckSummary.NAME), CheckSummary.of(crate, set, leftOut, report));
    return texts;
  }

  /// The most that they take in any crate of a split.
  long mostBytes(SplitName split, int examples) {
    String file = TargetFolder.fileName(split, MOST_PARTS, MOST_PARTS);
    PlannedCrate largest = new PlannedCrate(file, split, MOST_PARTS, MOST_PARTS, examples, 0, 0);
    CrateSize size = new CrateSize();
    size.add(of(largest, "0".repeat(2 * Sha256.BYTES)));
    return size.bytes();
  }
}
