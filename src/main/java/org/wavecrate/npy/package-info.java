/// NumPy's `.npy` format: one array a file, read into memory the caller owns.
///
/// The format is specified in NumPy Enhancement Proposal 1 and `numpy/lib/format.py`.
@NullMarked
package org.wavecrate.npy;

import org.jspecify.annotations.NullMarked;
