package org.wavecrate.intake;

import org.wavecrate.dataset.SplitName;

/// An example and its place in the dataset.
///
/// @param split it belongs to
/// @param block its number, from 1 on
/// @param number of the example in its split, from 1 on
/// @param file the index of its recording in the plan
/// @param window its index in the recording
record PlacedExample(SplitName split, int block, int number, int file, long window) {
  static final String BLOCK = "block-id-";

  /// The folder of a split.
  static String folder(SplitName split) {
    return split.canonical() + " data";
  }

  String blockPath() {
    return folder(split) + "/" + BLOCK + block;
  }

  String fileName() {
    return "id-" + number + ".npy";
  }

  String path() {
    return blockPath() + "/" + fileName();
  }
}
