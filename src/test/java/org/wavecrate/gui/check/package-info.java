@NullMarked
package org.wavecrate.gui.check;

import org.jspecify.annotations.NullMarked;
