package org.wavecrate.rules;

/// Arrays stored first axis first.
final class FortranOrder extends CheckRule {
  FortranOrder() {
    super(
        "fortran-order",
        "Fortran order",
        Severity.WARNING,
        "The first axis varies fastest in the file. Some programs ignore that and scramble the"
            + " samples; reading them in parts is slow.",
        "Save with `np.ascontiguousarray(a)`.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    StoredAs.report(evidence, found, kind -> kind.fortranOrder(), "Fortran order", "C order");
  }
}
