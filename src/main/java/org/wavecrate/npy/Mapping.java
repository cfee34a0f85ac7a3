package org.wavecrate.npy;

/// A range of bytes within a mapped file.
///
/// @param file the file
/// @param offset of the first byte
public record Mapping(MappedFile file, long offset) {}
