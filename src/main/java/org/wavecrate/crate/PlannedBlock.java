package org.wavecrate.crate;

/// A block that an export will write.
///
/// @param crate the file that will hold it, such as `train.zip`
/// @param path where it will lie in there, such as `train data/block-id-1`
/// @param first the name of its first example, such as `id-1.npy`
/// @param last the name of its last
/// @param examples how many it will hold
public record PlannedBlock(String crate, String path, String first, String last, int examples) {}
