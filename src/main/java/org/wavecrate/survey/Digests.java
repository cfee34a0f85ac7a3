package org.wavecrate.survey;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// SHA-256 sums numbered from 0, each once: the labels of a million examples are mostly a dozen
/// different files.
public final class Digests {
  /// The size of a sum.
  public static final int LONGS = 4;

  /// A new SHA-256.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final int FREE = -1;

  private long[] sums = new long[64 * LONGS];
  private int[] slots = free(256);
  private int size;

  private static int[] free(int count) {
    int[] slots = new int[count];
    Arrays.fill(slots, FREE);
    return slots;
  }

  int size() {
    return size;
  }

  /// The number of a sum, or -1.
  int find(long[] digest, int at) {
    return slots[slot(digest, at)];
  }

  /// Gives a sum that is not known yet the next number.
  int add(long[] digest, int at) {
    if ((size + 1) * LONGS > sums.length) {
      sums = Arrays.copyOf(sums, sums.length * 2);
    }
    if (2 * size >= slots.length) {
      slots = free(slots.length * 2);
      for (int i = 0; i < size; i++) {
        slots[slot(sums, i * LONGS)] = i;
      }
    }
    slots[slot(digest, at)] = size;
    System.arraycopy(digest, at, sums, size * LONGS, LONGS);
    return size++;
  }

  void copy(int number, long[] into, int at) {
    System.arraycopy(sums, number * LONGS, into, at, LONGS);
  }

  private int slot(long[] digest, int at) {
    int mask = slots.length - 1;
    int slot = (int) digest[at] & mask;
    while (slots[slot] != FREE && !equal(slots[slot], digest, at)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean equal(int number, long[] digest, int at) {
    int own = number * LONGS;
    return Arrays.equals(sums, own, own + LONGS, digest, at, at + LONGS);
  }
}
