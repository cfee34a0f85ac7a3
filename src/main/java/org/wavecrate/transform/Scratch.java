package org.wavecrate.transform;

import java.util.ArrayList;
import java.util.List;

/// Arrays that are used again and again, so that making an example leaves no garbage. For one
/// thread.
public final class Scratch {
  private final List<float[]> arrays = new ArrayList<>();
  private int taken;

  /// An array of at least `length` values; what is in it is left over from earlier.
  float[] take(int length) {
    if (taken == arrays.size()) {
      arrays.add(new float[roomFor(length)]);
    } else if (arrays.get(taken).length < length) {
      arrays.set(taken, new float[roomFor(length)]);
    }
    return arrays.get(taken++);
  }

  private static int roomFor(int length) {
    return Math.max(1024, length);
  }

  /// A mark to return to with [#giveBack].
  int mark() {
    return taken;
  }

  /// Gives back all that was taken since `mark`.
  void giveBack(int mark) {
    taken = mark;
  }
}
