package org.wavecrate.generator;

import java.util.List;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.transform.Applied;

/// One example before and after the transforms that work on what is stored, before features.
///
/// @param before frames x bins x channels, as read and fitted, silence at 0
/// @param after the same after the transforms; equal where nothing was applied
/// @param layout how many of each there are
/// @param applied what all transforms did, those on features too, in the order they ran
/// @since 0.1.0
public record Preview(float[] before, float[] after, ArrayLayout layout, List<Applied> applied) {
  /// Values a frame.
  public int columns() {
    return (int) (layout.bins() * layout.channels());
  }

  public Preview {
    applied = List.copyOf(applied);
  }
}
