package org.wavecrate.query;

import java.util.BitSet;

/// Examples that someone marked, each with a note that may be empty.
@FunctionalInterface
public interface MarkedRows {
  /// No marks.
  MarkedRows NONE = text -> new BitSet();

  /// The marked rows whose note contains `text`, in upper or lower case.
  BitSet rows(String text);

  /// The marked rows, in order.
  default int[] rows() {
    return rows("").stream().toArray();
  }
}
