package org.wavecrate.generator;

import org.wavecrate.transform.RandomStream;

/// A random order of 0 to n - 1 that is computed, not stored: a Feistel network over just enough
/// bits, walked until it leads back inside. A bijection for every n and key.
///
/// Source: Black and Rogaway, "Ciphers with arbitrary finite domains", 2002.
public final class Permutation {
  /// Enough for large sizes, where each round mixes many bits.
  private static final int ROUNDS = 12;

  /// With few bits a round changes little: at 12 rounds some orders of seven come several times as
  /// often as others, at 32 all come equally often.
  private static final int ROUNDS_WITH_FEW_BITS = 48;

  private static final int FEW_BITS = 16;

  private final long size;
  private final long key;
  private final int rounds;
  private final int lowBits;
  private final long lowMask;
  private final long highMask;

  /// @param size how many numbers, 0 or more
  /// @param key which order
  public Permutation(long size, long key) {
    if (size < 0) {
      throw new IllegalArgumentException("size " + size + "; allowed: 0 or more");
    }
    this.size = size;
    this.key = key;
    int bits = size < 2 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(size - 1);
    rounds = bits <= FEW_BITS ? ROUNDS_WITH_FEW_BITS : ROUNDS;
    lowBits = bits / 2;
    lowMask = (1L << lowBits) - 1;
    highMask = (1L << bits - lowBits) - 1;
  }

  public long size() {
    return size;
  }

  /// What stands at `position`.
  public long at(long position) {
    check(position);
    if (size < 2) {
      return position;
    }
    long walked = encrypt(position);
    while (walked >= size) {
      walked = encrypt(walked);
    }
    return walked;
  }

  /// Where `element` stands: the inverse of [#at].
  public long positionOf(long element) {
    check(element);
    if (size < 2) {
      return element;
    }
    long walked = decrypt(element);
    while (walked >= size) {
      walked = decrypt(walked);
    }
    return walked;
  }

  private long encrypt(long bits) {
    long low = bits & lowMask;
    long high = bits >>> lowBits;
    for (int round = 0; round < rounds; round += 2) {
      high ^= scramble(round, low) & highMask;
      low ^= scramble(round + 1, high) & lowMask;
    }
    return high << lowBits | low;
  }

  private long decrypt(long bits) {
    long low = bits & lowMask;
    long high = bits >>> lowBits;
    for (int round = rounds - 2; round >= 0; round -= 2) {
      low ^= scramble(round + 1, high) & lowMask;
      high ^= scramble(round, low) & highMask;
    }
    return high << lowBits | low;
  }

  private long scramble(int round, long half) {
    return RandomStream.mix(key + 0x9e3779b97f4a7c15L * (half << 6 | round));
  }

  private void check(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "position %d; allowed: 0 to %d".formatted(index, size - 1));
    }
  }
}
