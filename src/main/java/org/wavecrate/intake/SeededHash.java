package org.wavecrate.intake;

import java.nio.charset.StandardCharsets;

/// Numbers that look random, are drawn from a seed and a text alone, and are the same everywhere.
final class SeededHash {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private SeededHash() {}

  /// 64 bits: FNV-1a of the text, mixed with the seed by the finalizer of MurmurHash3.
  static long of(long seed, String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 0xff) * FNV_PRIME;
    }
    return mix(mix(seed + 0x9e3779b97f4a7c15L) ^ hash);
  }

  /// The number between 0 and 1, 1 excluded, that the upper 53 bits of a hash make.
  static double fraction(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }

  private static long mix(long bits) {
    long x = bits ^ bits >>> 33;
    x *= 0xff51afd7ed558ccdL;
    x ^= x >>> 33;
    x *= 0xc4ceb9fe1a85ec53L;
    return x ^ x >>> 33;
  }
}
