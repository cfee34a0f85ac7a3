/// NumPy's `.npy` format: one array a file, read into memory the caller owns.
///
/// The format is specified in NumPy Enhancement Proposal 1 and `numpy/lib/format.py`.
///
/// Public API: [ByteSource], [Dtype], [FileSource], [MappedFile], [Mapping], [NpyArray],
/// [NpyException], [NpyHeader], [NpyReader], [NpyWriter], [Shape]. All other types are public for
/// the rest of the program alone, and may change in any version.
///
/// @since 0.1.0
@NullMarked
package org.wavecrate.npy;

import org.jspecify.annotations.NullMarked;
