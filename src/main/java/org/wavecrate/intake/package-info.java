/// From recordings to a block-structured dataset: how a folder of recordings is laid out, which
/// split each belongs to, and the windows that become examples.
@NullMarked
package org.wavecrate.intake;

import org.jspecify.annotations.NullMarked;
