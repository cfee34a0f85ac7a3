package org.wavecrate.query;

import java.util.BitSet;
import java.util.Optional;

/// Marked examples, each with a note that may be empty.
public interface MarkedRows {
  /// No marks.
  MarkedRows NONE =
      new MarkedRows() {
        @Override
        public BitSet rows(String text) {
          return new BitSet();
        }

        @Override
        public Optional<String> note(int row) {
          return Optional.empty();
        }
      };

  /// The marked rows whose note contains `text`, in upper or lower case.
  BitSet rows(String text);

  /// The note of a marked row; empty if it is not marked.
  Optional<String> note(int row);

  /// The marked rows, in order.
  default int[] rows() {
    return rows("").stream().toArray();
  }
}
