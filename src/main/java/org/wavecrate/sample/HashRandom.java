package org.wavecrate.sample;

/// Random numbers by hashing a counter, the same on every platform: SplitMix64 (Steele, Lea, Flood:
/// Fast Splittable Pseudorandom Number Generators, 2014).
final class HashRandom {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /// Keys that differ anywhere give unrelated numbers.
  HashRandom(long... key) {
    for (long part : key) {
      state = mix(state + GOLDEN_GAMMA ^ part);
    }
  }

  /// Evenly between the two.
  double between(double low, double high) {
    return low + (high - low) * (next() >>> 11) * 0x1p-53;
  }

  /// White noise, from -1 to 1.
  double noise() {
    return between(-1, 1);
  }

  /// One of `0` to `bound - 1`.
  int below(int bound) {
    return (int) between(0, bound);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long bits) {
    long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
