@NullMarked
package org.wavecrate.gui.intake;

import org.jspecify.annotations.NullMarked;
