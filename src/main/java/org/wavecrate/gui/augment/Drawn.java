package org.wavecrate.gui.augment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// One of many draws of an example.
///
/// @param take what training gets
/// @param faults what is wrong with it
record Drawn(Take take, List<FaultyDraw> faults) {
  /// Those with most faults first; of the same fault the worse, else the earlier.
  static final Comparator<Drawn> WORST_FIRST =
      Comparator.<Drawn>comparingInt(drawn -> -drawn.faults().size())
          .thenComparingInt(drawn -> drawn.first().map(f -> f.fault().ordinal()).orElse(0))
          .thenComparingDouble(drawn -> -drawn.first().map(FaultyDraw::badness).orElse(0.0))
          .thenComparingLong(drawn -> drawn.take().epoch());

  Drawn {
    faults = List.copyOf(faults);
  }

  private java.util.Optional<FaultyDraw> first() {
    return faults.stream().findFirst();
  }

  /// The faults in words; empty if there are none.
  String words() {
    return faults.stream().map(faulty -> faulty.fault().words()).collect(Collectors.joining(", "));
  }
}
