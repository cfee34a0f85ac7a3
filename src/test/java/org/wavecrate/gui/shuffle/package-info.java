@NullMarked
package org.wavecrate.gui.shuffle;

import org.jspecify.annotations.NullMarked;
