@NullMarked
package org.wavecrate.gui.augment;

import org.jspecify.annotations.NullMarked;
