@NullMarked
package org.wavecrate.gui.overview;

import org.jspecify.annotations.NullMarked;
