/// Pictures of sound: peaks, spectrogram pixels, scales, ticks and colours; arrays in, arrays out.
///
/// Nothing here needs a screen or a drawing toolkit, except [Figure] and what it is made of, which
/// paint a finished picture with `java.awt`'s headless half. Colours are opaque ARGB, rows run from
/// the top.
@NullMarked
package org.wavecrate.plot;

import org.jspecify.annotations.NullMarked;
