package org.wavecrate.dataset;

import java.util.List;

/// The folders that make up the splits of a dataset.
///
/// @param root where they lie: the empty path, or the folder that wraps the dataset
/// @param splits folder by folder, in natural order
/// @param notes how folders were read where their names could mean something else too
record FoundSplits(String root, List<One> splits, List<String> notes) {
  /// A folder of a split.
  record One(SplitName name, String path) {}
}
