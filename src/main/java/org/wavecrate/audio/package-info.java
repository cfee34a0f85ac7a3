/// Sound as numbers: the meaning of an array (its time axis, its channels, full scale and
/// silence), decided once for everything that shows, checks, serves or packs it; and resampling,
/// loudness and trimming, with the same bytes on every platform.
///
/// Public API: [AmplitudeScale], [ArrayAccount], [ArrayLayout], [ArrayStatement], [Axes],
/// [Preparation], [PreparationStep], [Waveform]. All other types are public for the rest of the
/// program alone, and may change in any version.
///
/// @since 0.1.0
@NullMarked
package org.wavecrate.audio;

import org.jspecify.annotations.NullMarked;
