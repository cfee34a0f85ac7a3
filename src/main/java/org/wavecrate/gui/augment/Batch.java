package org.wavecrate.gui.augment;

import java.util.List;
import org.wavecrate.generator.BatchSpec;

/// A batch exactly as training gets it.
///
/// @param epoch from 0
/// @param index from 0
/// @param count how many batches the epoch has
/// @param spec what its arrays look like
/// @param sha256 of the bytes of its features
/// @param takes the examples that are shown, from the first on
/// @param size how many there are
record Batch(
    long epoch, int index, int count, BatchSpec spec, String sha256, List<Take> takes, int size) {
  /// Which batch it is and what it is made of.
  String words() {
    String labels =
        spec.labels().map(l -> " · labels " + l.dtype().numpyName() + " " + l.shape()).orElse("");
    String cut = takes.size() < size ? " · the first " + takes.size() + " are shown" : "";
    return "epoch " + epoch + " · features float32 " + spec.features().shape() + labels + cut;
  }
}
