/// The Shuffle screen: in which order training sees the examples, and how well that mixes them.
@NullMarked
package org.wavecrate.gui.shuffle;

import org.jspecify.annotations.NullMarked;
