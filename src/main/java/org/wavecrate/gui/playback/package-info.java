/// Sound out: playing a stretch of samples, and writing it down. Needs no toolkit.
@NullMarked
package org.wavecrate.gui.playback;

import org.jspecify.annotations.NullMarked;
