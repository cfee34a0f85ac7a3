package org.wavecrate.survey;

/// Hashes of 64 bits that need not withstand an attacker.
public final class Mixed {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Mixed() {}

  /// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators": the finaliser.
  public static long of(long a, long b) {
    long z = a * GOLDEN + b;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  public static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
