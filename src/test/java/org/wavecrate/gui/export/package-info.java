@NullMarked
package org.wavecrate.gui.export;

import org.jspecify.annotations.NullMarked;
