package org.wavecrate.npy;

/// A range of bytes within a mapped file.
///
/// @param file the file
/// @param offset of the first byte
/// @since 0.1.0
public record Mapping(MappedFile file, long offset) {}
