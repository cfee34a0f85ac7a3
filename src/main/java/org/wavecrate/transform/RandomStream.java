package org.wavecrate.transform;

/// Random numbers that are a pure function of a key and a counter: the same key gives the same
/// numbers on every platform, and streams of different keys are independent. Not for sharing
/// between threads; making one costs nothing.
///
/// The mixing function is David Stafford's variant 13 of MurmurHash3's finaliser, as in SplitMix64
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
public final class RandomStream {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /// How many numbers can be looked at ahead.
  static final int MOST_AHEAD = 128;

  private static final long[] STEPS = new long[MOST_AHEAD];

  static {
    for (int i = 0; i < MOST_AHEAD; i++) {
      STEPS[i] = GOLDEN * i;
    }
  }

  private final long key;
  private long counter;

  private RandomStream(long key) {
    this.key = key;
  }

  /// The stream of a key that [#key] made.
  public static RandomStream of(long key) {
    return new RandomStream(key);
  }

  /// Hashes parts into a key. Parts are never added to one another: (1, 2) and (2, 1) differ, and
  /// neighbouring seeds, epochs or examples have nothing in common.
  public static long key(long... parts) {
    long key = GOLDEN * (parts.length + 1);
    for (long part : parts) {
      key = mix(mix(key) + mix(part + GOLDEN));
    }
    return key;
  }

  /// Scrambles 64 bits; a bijection.
  public static long mix(long bits) {
    long z = bits;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /// 64 random bits.
  public long nextLong() {
    return mix(key + GOLDEN * ++counter);
  }

  /// How many numbers were taken.
  long position() {
    return counter;
  }

  /// Goes on as if so many numbers had been taken.
  void seek(long position) {
    counter = position;
  }

  /// The next numbers of [#nextLong], as many as `to` holds, [#MOST_AHEAD] at most; takes none.
  ///
  /// A loop without memory of the last number: the compiler makes several at a time.
  void peek(long[] to) {
    long first = key + GOLDEN * (counter + 1);
    for (int i = 0; i < to.length; i++) {
      to[i] = mix(first + STEPS[i]);
    }
  }

  /// Uniform in [0, 1), with 53 random bits.
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /// Uniform in [`from`, `to`], as closely as doubles allow.
  public double uniform(double from, double to) {
    return from + (to - from) * nextDouble();
  }

  /// Uniform in 0 to `bound` - 1, without bias.
  public long below(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound " + bound + "; allowed: 1 or more");
    }
    long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
    long bits = nextLong() >>> 1;
    while (bits >= limit) {
      bits = nextLong() >>> 1;
    }
    return bits % bound;
  }
}
