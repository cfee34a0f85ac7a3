package org.wavecrate.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.wavecrate.storage.Formatted;

/// Signs that sounds have another sample rate than they are taken to have.
final class RateSuspicion {
  private static final int[] USUAL_HZ = {
    8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };
  private static final int LEAST_SOUNDS = 8;
  private static final double EDGE_TOLERANCE = 0.02;
  private static final double WHOLE_EDGE = 0.97;

  private final Evidence evidence;
  private final boolean mostGoOn;

  RateSuspicion(Evidence evidence) {
    this.evidence = evidence;
    int sounds = 0;
    int whole = 0;
    for (int row = 0; row < evidence.size(); row++) {
      if (evidence.isSound(row) && !evidence.isConstant(row)) {
        sounds++;
        whole += evidence.table().levels().edge(row) >= WHOLE_EDGE ? 1 : 0;
      }
    }
    mostGoOn = sounds >= LEAST_SOUNDS && 2 * whole > sounds;
  }

  /// Whether the usual length is a whole number of seconds at another usual rate, and nothing
  /// people choose at the recipe's.
  Optional<String> ofDataset() {
    OptionalLong length = evidence.usualOfAll().length();
    int rate = evidence.sampleRateHz();
    boolean sound = evidence.usualOfAll().axes().map(axes -> axes.channels() > 0).orElse(false);
    if (rate == 0 || length.isEmpty() || !sound || 20 * length.getAsLong() % rate == 0) {
      return Optional.empty();
    }
    return Arrays.stream(USUAL_HZ)
        .filter(hz -> length.getAsLong() % hz == 0)
        .mapToObj(
            hz ->
                Formatted.of(
                    "examples of %d samples last %s s at %d Hz, as the recipe says, and %d s at %d"
                        + " Hz",
                    length.getAsLong(),
                    FindingNumbers.fixed((double) length.getAsLong() / rate, 3),
                    rate,
                    length.getAsLong() / hz,
                    hz))
        .findFirst();
  }

  /// The evidence for another rate of one example.
  ///
  /// @param most up to which part of the band an edge counts
  Optional<String> of(int row, double most) {
    if (!evidence.isSound(row) || evidence.isConstant(row)) {
      return Optional.empty();
    }
    double edge = evidence.table().levels().edge(row);
    if (mostGoOn && edge <= most && isRatio(edge)) {
      return Optional.of(
          Formatted.of(
              "ends at %s of its band as if cut, as a sound of a lower rate that was brought up"
                  + " does; most others go on",
              FindingNumbers.percent(edge)));
    }
    int split = evidence.rows().splitOf(row);
    OptionalLong usual = evidence.usual(split).length();
    long length = evidence.table().length(row);
    boolean fitted = evidence.recipe().fit().isPresent();
    if (usual.isEmpty() || usual.getAsLong() == length || fitted) {
      return Optional.empty();
    }
    return ratio(length, usual.getAsLong());
  }

  private static boolean isRatio(double edge) {
    for (int low : USUAL_HZ) {
      for (int high : USUAL_HZ) {
        boolean usual = low < high && high < 96_000;
        if (usual && Math.abs(edge - (double) low / high) < EDGE_TOLERANCE) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether two lengths are to each other as two usual rates.
  private static Optional<String> ratio(long length, long usual) {
    for (int own : USUAL_HZ) {
      for (int other : USUAL_HZ) {
        boolean whole = usual % other == 0 || 2 * usual % other == 0;
        if (own != other && whole && Math.abs((double) length * other / own - usual) <= 1) {
          return Optional.of(
              Formatted.of(
                  "%d samples, where others have %d: as long if it has %d Hz and they %d Hz",
                  length, usual, own, other));
        }
      }
    }
    return Optional.empty();
  }
}
