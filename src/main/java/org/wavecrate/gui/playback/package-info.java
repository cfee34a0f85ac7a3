/// Sound output: playing a stretch of samples, and writing it to a file. Needs no toolkit.
@NullMarked
package org.wavecrate.gui.playback;

import org.jspecify.annotations.NullMarked;
