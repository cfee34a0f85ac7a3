/// Figures for how well an order mixes a split, compared with a perfect shuffle and with other
/// methods.
@NullMarked
package org.wavecrate.mixing;

import org.jspecify.annotations.NullMarked;
