/// Thumbnails of examples, as many side by side as there is room for; what they stand for is up to
/// the screen that shows them.
@NullMarked
package org.wavecrate.gui.tiles;

import org.jspecify.annotations.NullMarked;
