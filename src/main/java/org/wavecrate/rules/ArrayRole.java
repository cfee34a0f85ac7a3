package org.wavecrate.rules;

import java.util.stream.IntStream;
import org.wavecrate.npy.Shape;
import org.wavecrate.survey.ArrayKind;
import org.wavecrate.survey.ExampleTable;

/// The two arrays that a row may have: the example and its label. What is usual among one is
/// counted, and what differs is found, in the same way among the other.
enum ArrayRole {
  EXAMPLE("examples") {
    @Override
    boolean isRead(ExampleTable table, int row) {
      return table.isReadable(row);
    }

    @Override
    ArrayKind kind(ExampleTable table, int row) {
      return table.kindOf(table.kindNumber(row));
    }

    @Override
    long length(ExampleTable table, int row) {
      return table.length(row);
    }

    @Override
    void add(Findings found, int row, String problem, String value, String limit) {
      found.example(row, problem, value, limit);
    }
  },
  LABEL("labels") {
    @Override
    boolean isRead(ExampleTable table, int row) {
      return table.label(row) >= 0;
    }

    @Override
    ArrayKind kind(ExampleTable table, int row) {
      return table.labels().kind(table.label(row));
    }

    @Override
    long length(ExampleTable table, int row) {
      return table.labels().length(table.label(row));
    }

    @Override
    void add(Findings found, int row, String problem, String value, String limit) {
      found.label(row, problem, value, limit);
    }
  };

  private final String plural;

  ArrayRole(String plural) {
    this.plural = plural;
  }

  /// Whether a row has such an array that can be read.
  abstract boolean isRead(ExampleTable table, int row);

  /// The kind of an array that can be read.
  abstract ArrayKind kind(ExampleTable table, int row);

  abstract long length(ExampleTable table, int row);

  final Shape shape(ExampleTable table, int row) {
    return kind(table, row).shape(length(table, row));
  }

  /// Finds something about the array of a row.
  abstract void add(Findings found, int row, String problem, String value, String limit);

  /// The rows of a split that have such an array, those of whole batches apart.
  final IntStream rows(Evidence evidence, int split) {
    return IntStream.range(evidence.rows().start(split), evidence.rows().end(split))
        .filter(row -> isRead(evidence.table(), row) && !evidence.isBatch(row));
  }

  /// The name of several arrays.
  @Override
  public String toString() {
    return plural;
  }
}
