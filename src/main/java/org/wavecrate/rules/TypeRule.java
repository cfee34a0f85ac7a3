package org.wavecrate.rules;

import java.util.Optional;
import org.wavecrate.npy.Dtype;
import org.wavecrate.storage.Formatted;

/// A rule about examples, or labels, of another element type than most.
abstract class TypeRule extends CheckRule {
  private final ArrayRole role;

  TypeRule(String code, String title, String explanation, String fix, ArrayRole role) {
    super(code, title, Severity.ERROR, explanation, fix);
    this.role = role;
  }

  @Override
  final void find(Evidence evidence, Limits limits, Findings found) {
    Optional<Dtype> all = evidence.usual(role).dtype();
    for (int split = 0; split < evidence.splits().size(); split++) {
      Usual usual = evidence.usual(role).ofSplits().get(split);
      if (usual.dtype().isEmpty()) {
        continue;
      }
      Dtype own = usual.dtype().get();
      String expected = own.numpyName();
      role.rows(evidence, split)
          .forEach(
              row -> {
                String type = role.kind(evidence.table(), row).dtype().numpyName();
                if (!type.equals(expected)) {
                  String problem =
                      Formatted.of("%s; usual here: %s (%s)", type, expected, usual.dtypeShare());
                  role.add(found, row, problem, type, expected);
                }
              });
      if (all.isPresent() && !own.equals(all.get())) {
        String others = all.get().numpyName();
        found.split(
            evidence.splits().get(split),
            Formatted.of("its %s are %s; those of the dataset %s", role, expected, others),
            expected,
            others);
      }
    }
  }
}
