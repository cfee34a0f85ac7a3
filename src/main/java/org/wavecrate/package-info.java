/// Wavecrate: see, check and pack the `.npy` datasets that audio models train on.
@NullMarked
package org.wavecrate;

import org.jspecify.annotations.NullMarked;
