@NullMarked
package org.wavecrate.gui.sound;

import org.jspecify.annotations.NullMarked;
