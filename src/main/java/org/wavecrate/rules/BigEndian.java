package org.wavecrate.rules;

/// Arrays in the byte order of other machines.
final class BigEndian extends CheckRule {
  BigEndian() {
    super(
        "big-endian",
        "Big-endian numbers",
        Severity.WARNING,
        "The most significant byte comes first. Some programs read such files wrongly, others"
            + " slowly.",
        "Save with `.astype(a.dtype.newbyteorder('<'))`.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    StoredAs.report(
        evidence, found, kind -> kind.dtype().bigEndian(), "big-endian", "little-endian");
  }
}
