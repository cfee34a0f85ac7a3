package org.wavecrate.rules;

import org.wavecrate.npy.Dtype;

/// Arrays twice as large as need be.
final class Float64 extends CheckRule {
  Float64() {
    super(
        "float64",
        "64-bit floats",
        Severity.WARNING,
        "Samples are served as float32: 64-bit ones take twice the space and twice the time to read"
            + " for nothing.",
        "Save with `.astype(np.float32)`.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    StoredAs.report(
        evidence,
        found,
        kind -> kind.dtype().kind() == Dtype.Kind.FLOAT && kind.dtype().bytes() == 8,
        "float64",
        "float32");
  }
}
