package org.wavecrate.generator;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.npy.Dtype;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Mix;

/// Mixes labels as their examples were mixed.
final class LabelMix {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final LabelFill labels;

  /// @param mixer the transform that mixes, as messages begin with it
  /// @throws RecipeException unless labels are vectors of floats, which can be mixed
  LabelMix(LabelFill labels, String mixer) throws RecipeException {
    this.labels = labels;
    ArraySpec spec = labels.spec();
    boolean floats = spec.dtype().kind() == Dtype.Kind.FLOAT && spec.dtype().bytes() >= 4;
    if (!floats || spec.shape().elements() < 2) {
      String what =
          Formatted.of(
              "%s mixes labels too, and these are %s of shape %s; allowed: one-hot vectors of"
                  + " float32 or float64",
              mixer, spec.dtype().numpyName(), spec.shape());
      throw labels.nameOneClassEach()
          ? new UnmixableLabelsException(what, labels.classCount().orElseThrow())
          : new RecipeException(what);
    }
  }

  /// Mixes into a label what was mixed into its example, in the same order.
  void mix(List<Mix> mixes, MemorySegment label) throws BadFileException {
    if (mixes.isEmpty()) {
      return;
    }
    int count = Math.toIntExact(labels.spec().shape().elements());
    boolean single = labels.spec().dtype().bytes() == 4;
    double[] mixed = numbers(label, single, count);
    byte[] partner = new byte[Math.toIntExact(label.byteSize())];
    for (Mix mix : mixes) {
      labels.fill(mix.partner(), MemorySegment.ofArray(partner), 0);
      double[] other = numbers(MemorySegment.ofArray(partner), single, count);
      for (int i = 0; i < count; i++) {
        mixed[i] = mix.weight() * mixed[i] + (1 - mix.weight()) * other[i];
      }
    }
    for (int i = 0; i < count; i++) {
      if (single) {
        label.setAtIndex(FLOAT, i, (float) mixed[i]);
      } else {
        label.setAtIndex(DOUBLE, i, mixed[i]);
      }
    }
  }

  private static double[] numbers(MemorySegment label, boolean single, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = single ? label.getAtIndex(FLOAT, i) : label.getAtIndex(DOUBLE, i);
    }
    return numbers;
  }
}
