package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wavecrate.gui.sound.Numbers;

/// Faults in a sample of draws, spread over the split and over epochs.
///
/// @param draws how many were made
/// @param faulty those that went wrong, once for each fault
record Survey(int draws, List<FaultyDraw> faulty) {
  static final Survey NONE = new Survey(0, List.of());

  Survey {
    faulty = List.copyOf(faulty);
  }

  /// A warning about draws.
  ///
  /// @param words with its share of the draws
  /// @param draws in which it happened, the worst first
  record Warning(String words, List<FaultyDraw> draws) {
    Warning {
      draws = List.copyOf(draws);
    }
  }

  List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    for (DrawFault fault : DrawFault.values()) {
      List<FaultyDraw> found =
          faulty.stream()
              .filter(draw -> draw.fault() == fault)
              .sorted(Comparator.comparingDouble(FaultyDraw::badness).reversed())
              .toList();
      if (!found.isEmpty()) {
        double percent = 100.0 * found.size() / draws;
        String share = Numbers.decimal(percent, percent < 10 ? 1 : 0) + " % of draws";
        warnings.add(new Warning(fault.words() + " in " + share, found));
      }
    }
    return warnings;
  }
}
