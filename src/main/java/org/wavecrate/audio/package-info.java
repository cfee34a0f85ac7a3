/// Sound as numbers: resampling, loudness, trimming. The same bytes on every platform.
@NullMarked
package org.wavecrate.audio;

import org.jspecify.annotations.NullMarked;
