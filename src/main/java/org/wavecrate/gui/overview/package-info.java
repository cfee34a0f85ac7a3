/// The Overview screen: a whole dataset at a glance, every bar a way to the examples behind it.
@NullMarked
package org.wavecrate.gui.overview;

import org.jspecify.annotations.NullMarked;
