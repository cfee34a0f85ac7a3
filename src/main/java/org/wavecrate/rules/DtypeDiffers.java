package org.wavecrate.rules;

import java.util.Optional;
import java.util.stream.IntStream;
import org.wavecrate.npy.Dtype;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Examples of another element type.
final class DtypeDiffers extends CheckRule {
  DtypeDiffers() {
    super(
        "dtype-differs",
        "Type unlike the others",
        Severity.ERROR,
        "Most examples are of another type. Mixing them is a sign of files from several sources,"
            + " whose values often differ in scale as well.",
        "Convert it, scaling its values to those of the others.");
  }

  private static Optional<Dtype> firstOf(Evidence evidence) {
    return IntStream.range(0, evidence.splits().size())
        .mapToObj(split -> evidence.usual(split).dtype())
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    for (int split = 0; split < evidence.splits().size(); split++) {
      Usual usual = evidence.usual(split);
      for (int row = evidence.rows().start(split); row < evidence.rows().end(split); row++) {
        if (!table.isReadable(row) || evidence.isBatch(row) || usual.dtype().isEmpty()) {
          continue;
        }
        String type = evidence.kind(row).dtype().numpyName();
        String expected = usual.dtype().get().numpyName();
        if (!type.equals(expected)) {
          found.example(
              row,
              Formatted.of("%s; usual here: %s (%s)", type, expected, usual.dtypeShare()),
              type,
              expected);
        }
      }
      Optional<Dtype> own = evidence.usual(split).dtype();
      // Where no type has a majority, as in two splits of one size, the first split decides.
      Optional<Dtype> all = evidence.usualOfAll().dtype().or(() -> firstOf(evidence));
      if (own.isPresent() && all.isPresent() && !own.equals(all)) {
        found.split(
            evidence.splits().get(split),
            Formatted.of(
                "its examples are %s; those of the dataset %s",
                own.get().numpyName(), all.get().numpyName()),
            own.get().numpyName(),
            all.get().numpyName());
      }
    }
  }
}
