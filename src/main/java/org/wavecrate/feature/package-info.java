/// Short-time spectra, mel filters, pitch and onsets: float arrays in, float arrays out.
///
/// What may reach a training batch (`RealFft`, `Window`, `Stft`, `MelBank`, `Decibels`) is the same
/// bytes on every operating system and CPU: only `+ - * /`, `Math.sqrt` and `StrictMath`, always in
/// the same order. `PitchTrack` and `Onsets` are for display and make no such promise.
@NullMarked
package org.wavecrate.feature;

import org.jspecify.annotations.NullMarked;
