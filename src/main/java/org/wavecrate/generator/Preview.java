package org.wavecrate.generator;

import java.util.List;
import org.wavecrate.transform.Applied;

/// One example before and after the transforms that work on what is stored, before features.
///
/// @param before frames x columns, as read and fitted
/// @param after the same after the transforms; equal where nothing was applied
/// @param columns channels of a waveform; values per frame of stored features
/// @param applied what all transforms did, those on features too, in the order they ran
public record Preview(float[] before, float[] after, int columns, List<Applied> applied) {
  public Preview {
    applied = List.copyOf(applied);
  }
}
