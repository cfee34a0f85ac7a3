/// The Explore screen: walk through the examples of a dataset and look at each.
@NullMarked
package org.wavecrate.gui.explore;

import org.jspecify.annotations.NullMarked;
