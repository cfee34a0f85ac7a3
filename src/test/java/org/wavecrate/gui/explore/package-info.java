@NullMarked
package org.wavecrate.gui.explore;

import org.jspecify.annotations.NullMarked;
