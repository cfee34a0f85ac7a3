package org.wavecrate.crate;

/// The header fields of one zip entry.
///
/// @param method how it is compressed, by its number in the format
/// @param checksum the CRC-32 of its data
/// @param packedBytes the size of its data in the zip
/// @param bytes the size of its data
record ZipEntry(int method, int checksum, long packedBytes, long bytes) {}
