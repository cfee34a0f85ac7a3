/// Figures for how well an order mixes a split, beside those of a perfect shuffle and of what
/// people do otherwise.
@NullMarked
package org.wavecrate.mixing;

import org.jspecify.annotations.NullMarked;
