/// Random changes of waveforms and features on the way to training, and the random numbers that
/// they draw.
///
/// Public API: [Applied], [Clip], [Domain], [Draw], [Parameter], [Sound], [Sounds], [Transform],
/// [TransformContext], [TransformKind]. All other types are public for the rest of the program
/// alone, and may change in any version.
///
/// @since 0.1.0
@NullMarked
package org.wavecrate.transform;

import org.jspecify.annotations.NullMarked;
