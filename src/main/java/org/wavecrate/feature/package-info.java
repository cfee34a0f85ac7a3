/// Short-time spectra, mel filters, pitch and onsets: float arrays in, float arrays out.
///
/// What may reach a training batch (`RealFft`, `Window`, `Stft`, `MelBank`, `Decibels`) is the same
/// bytes on every operating system and CPU: only `+ - * /`, `Math.sqrt` and `StrictMath`, always in
/// the same order. `PitchTrack` and `Onsets` are for display and make no such promise.
///
/// Public API: [FeatureSettings], [MelNorm], [MelScale], [Stft], [StftFrames], [Window]. All
/// other types are public for the rest of the program alone, and may change in any version.
///
/// @since 0.1.0
@NullMarked
package org.wavecrate.feature;

import org.jspecify.annotations.NullMarked;
