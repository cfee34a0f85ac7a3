package org.wavecrate.generator;

import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;
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
  private static final int HALF_BITS = FEW_BITS / 2;
  private static final int HALF_MASK = (1 << HALF_BITS) - 1;
  private static final int FIRST_ODD = 1 << HALF_BITS;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long size;
  private final long key;
  private final int rounds;
  private final int lowBits;
  private final long lowMask;
  private final long highMask;

  /// With few bits: what every round makes of every half; made when it is wanted.
  private volatile char @Nullable [] scrambled;

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

  /// The element at `position`.
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

  /// Replaces positions by what stands there. Many at a time take a fraction of the time each,
  /// since their rounds do not wait for one another. For sizes that an int holds.
  void at(int[] positions) {
    int[] low = new int[positions.length];
    int[] high = new int[positions.length];
    int[] places = new int[positions.length];
    int left = 0;
    for (int i = 0; i < positions.length; i++) {
      check(positions[i]);
      places[left++] = i;
    }
    while (size >= 2 && left > 0) {
      for (int i = 0; i < left; i++) {
        low[i] = positions[places[i]] & (int) lowMask;
        high[i] = positions[places[i]] >>> lowBits;
      }
      if (rounds == ROUNDS_WITH_FEW_BITS) {
        lookUp(low, high, left);
      } else {
        encrypt(low, high, left);
      }
      int outside = 0;
      for (int i = 0; i < left; i++) {
        int place = places[i];
        int walked = high[i] << lowBits | low[i];
        positions[place] = walked;
        places[outside] = place;
        outside += walked >= size ? 1 : 0;
      }
      left = outside;
    }
  }

  private void encrypt(int[] low, int[] high, int count) {
    for (int round = 0; round < rounds; round += 2) {
      for (int i = 0; i < count; i++) {
        high[i] ^= (int) (scramble(round, low[i]) & highMask);
      }
      for (int i = 0; i < count; i++) {
        low[i] ^= (int) (scramble(round + 1, high[i]) & lowMask);
      }
    }
  }

  /// As [#encrypt], with the rounds' results from a table: five at a time, whose look-ups do not
  /// wait for one another.
  private void lookUp(int[] low, int[] high, int count) {
    char[] table = table();
    int whole = count - count % 5;
    for (int i = 0; i < whole; i += 5) {
      lookUp5(table, low, high, i);
    }
    for (int i = whole; i < count; i++) {
      int l = low[i];
      int h = high[i] | FIRST_ODD;
      for (int round = 0; round < ROUNDS_WITH_FEW_BITS; round += 2) {
        h ^= table[l];
        l ^= table[h];
      }
      low[i] = l & HALF_MASK;
      high[i] = h & HALF_MASK;
    }
  }

  private static void lookUp5(char[] table, int[] low, int[] high, int i) {
    int l0 = low[i];
    int l1 = low[i + 1];
    int l2 = low[i + 2];
    int l3 = low[i + 3];
    int l4 = low[i + 4];
    int h0 = high[i] | FIRST_ODD;
    int h1 = high[i + 1] | FIRST_ODD;
    int h2 = high[i + 2] | FIRST_ODD;
    int h3 = high[i + 3] | FIRST_ODD;
    int h4 = high[i + 4] | FIRST_ODD;
    for (int round = 0; round < ROUNDS_WITH_FEW_BITS; round += 2) {
      h0 ^= table[l0];
      h1 ^= table[l1];
      h2 ^= table[l2];
      h3 ^= table[l3];
      h4 ^= table[l4];
      l0 ^= table[h0];
      l1 ^= table[h1];
      l2 ^= table[h2];
      l3 ^= table[h3];
      l4 ^= table[h4];
    }
    low[i] = l0 & HALF_MASK;
    low[i + 1] = l1 & HALF_MASK;
    low[i + 2] = l2 & HALF_MASK;
    low[i + 3] = l3 & HALF_MASK;
    low[i + 4] = l4 & HALF_MASK;
    high[i] = h0 & HALF_MASK;
    high[i + 1] = h1 & HALF_MASK;
    high[i + 2] = h2 & HALF_MASK;
    high[i + 3] = h3 & HALF_MASK;
    high[i + 4] = h4 & HALF_MASK;
  }

  /// Numbers are a half and, above it, the round that looks it up; what stands at that place
  /// changes the other half and takes it to the round in which it is looked up.
  ///
  /// A round changes one half by the other. So the half that it changes is looked up in the next
  /// round, and was in the last.
  private char[] table() {
    char[] table = scrambled;
    if (table == null) {
      table = new char[rounds << HALF_BITS];
      for (int round = 0; round < rounds; round++) {
        long mask = round % 2 == 0 ? highMask : lowMask;
        long halves = round % 2 == 0 ? lowMask : highMask;
        int turn = (round == 0 ? 0 : round - 1 ^ round + 1) << HALF_BITS;
        for (int half = 0; half <= halves; half++) {
          table[(round << HALF_BITS) + half] = (char) (scramble(round, half) & mask | turn);
        }
      }
      scrambled = table;
    }
    return table;
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
    return RandomStream.mix(key + GOLDEN * (half << 6 | round));
  }

  private void check(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          Formatted.of("position %d; allowed: 0 to %d", index, size - 1));
    }
  }
}
