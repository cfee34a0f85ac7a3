package org.wavecrate.gui.explore;

/// The first column's view of an example.
///
/// @param text its file's name without `.npy`
/// @param path from the dataset's root
/// @param marked whether it is marked
/// @param trouble why it can't be used, or what is worth a look; else empty
/// @param bad whether it can't be used
record ExampleName(String text, String path, boolean marked, String trouble, boolean bad) {}
