package org.wavecrate.gui.augment;

import java.util.List;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.transform.Applied;

/// One example before and after the transforms of waveforms.
///
/// @param original as read and fitted
/// @param augmented after the transforms
/// @param difference the second less the first
/// @param take the tensor that training gets of it
/// @param scale what amplitudes mean
record BeforeAfter(
    Content original, Content augmented, Content difference, Take take, AmplitudeScale scale) {
  List<Applied> applied() {
    return take.applied();
  }
}
