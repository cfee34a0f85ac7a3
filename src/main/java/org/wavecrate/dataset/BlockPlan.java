package org.wavecrate.dataset;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder that is to become a block.
///
/// @param path the folder
/// @param name what the block is called within its split
/// @param shown where it lies within the dataset, as users read it
/// @param ignored names of files that are no part of it
/// @param labels the folder that its labels lie in, if it is another
/// @param shownLabels where that lies within the dataset
/// @param words what tells labels from examples in one folder
record BlockPlan(
    String path,
    String name,
    String shown,
    Set<String> ignored,
    Optional<String> labels,
    String shownLabels,
    LabelNaming words) {
  /// The root on its own.
  static final BlockPlan PLAIN =
      new BlockPlan("", "", "", Set.of(), Optional.empty(), "", LabelNaming.USUAL);

  /// The same block, which is the root of an archive of its own.
  BlockPlan atRoot() {
    return new BlockPlan("", name, shown, ignored, Optional.empty(), shownLabels, words);
  }

  /// Tells examples from labels.
  ///
  /// @param names of arrays in the folder
  /// @param labelNames of arrays in the labels' own folder, if they have one
  BlockListing listing(String[] names, String[] labelNames) {
    return labels.isPresent() ? BlockListing.of(names, labelNames) : BlockListing.of(names, words);
  }

  Block block(BlockFiles files, BlockListing listing, Optional<String> problem) {
    boolean apart = labels.isPresent();
    return new Block(
        name,
        shown,
        shown,
        apart ? shownLabels : shown,
        files,
        apart ? List.of() : listing.orphans(),
        listing.spares(),
        problem);
  }
}
