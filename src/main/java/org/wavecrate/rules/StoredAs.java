package org.wavecrate.rules;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ArrayKind;

/// Findings about how arrays are stored.
final class StoredAs {
  private StoredAs() {}

  /// Reports examples by what their arrays are: one by one where they are the minority of their
  /// split, else all together.
  static void report(
      Evidence evidence, Findings found, Predicate<ArrayKind> wanted, String value, String limit) {
    for (int split = 0; split < evidence.splits().size(); split++) {
      int start = evidence.rows().start(split);
      int end = evidence.rows().end(split);
      int[] rows =
          IntStream.range(start, end)
              .filter(row -> evidence.table().isReadable(row) && wanted.test(evidence.kind(row)))
              .toArray();
      if (2 * rows.length > end - start) {
        found.split(
            evidence.splits().get(split),
            Formatted.of(
                "%s of its %s examples are %s; better: %s",
                FindingNumbers.grouped(rows.length),
                FindingNumbers.grouped(end - start),
                value,
                limit),
            value,
            limit);
        continue;
      }
      for (int row : rows) {
        String type = evidence.kind(row).dtype().code() + " " + evidence.shape(row);
        found.example(row, Formatted.of("%s (%s); better: %s", value, type, limit), value, limit);
      }
    }
  }
}
