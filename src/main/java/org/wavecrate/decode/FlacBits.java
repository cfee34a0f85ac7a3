package org.wavecrate.decode;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bits of a FLAC stream, most significant first, a frame at a time with its checksum.
final class FlacBits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int WORD_BYTES = 8;
  private static final int LARGEST_FRAME_BYTES = 1 << 25;
  private static final int CRC16_POLYNOMIAL = 0x8005;
  private static final int CRC8_POLYNOMIAL = 0x07;

  /// The checksum of a byte before so many zeros.
  private static final int[][] CRC16 = tables16();

  private static final int[] CRC8 = table(CRC8_POLYNOMIAL, 8);

  private final FileBytes file;
  private byte[] buffer = new byte[1 << 16];

  /// Where in the file the next bytes are fetched.
  private long next;

  /// Where in the buffer the frame began, the word cache ends, and what was fetched ends.
  private int start;

  private int at;
  private int end;

  /// The next bits, at its top; below the first `bits` of them are others, or zeros.
  private long cache;

  private int bits;

  FlacBits(FileBytes file, long position) {
    this.file = file;
    next = position;
  }

  private static int[] table(int polynomial, int width) {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << width - 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ ((crc >> width - 1 & 1) == 0 ? 0 : polynomial);
      }
      table[i] = crc & (1 << width) - 1;
    }
    return table;
  }

  private static int[][] tables16() {
    int[][] tables = new int[WORD_BYTES][];
    tables[0] = table(CRC16_POLYNOMIAL, 16);
    for (int zeros = 1; zeros < tables.length; zeros++) {
      tables[zeros] = new int[256];
      for (int i = 0; i < 256; i++) {
        int crc = tables[zeros - 1][i];
        tables[zeros][i] = (crc << 8 ^ tables[0][crc >> 8]) & 0xffff;
      }
    }
    return tables;
  }

  /// Begins a frame at the next byte.
  ///
  /// @return false at the end of the file
  boolean begin() throws IOException {
    at = position();
    bits = 0;
    cache = 0;
    start = at;
    if (end - at < WORD_BYTES) {
      fetch();
    }
    return end > at;
  }

  /// The checksum of all bytes since the frame began, which must end with a byte.
  int crc16() {
    int crc = 0;
    int i = start;
    int stop = position();
    for (; i <= stop - WORD_BYTES; i += WORD_BYTES) {
      // The sum of what each byte would give if all others were 0.
      long word = (long) LONGS.get(buffer, i) ^ (long) crc << 48;
      crc =
          CRC16[7][(int) (word >>> 56)]
              ^ CRC16[6][(int) (word >>> 48) & 0xff]
              ^ CRC16[5][(int) (word >>> 40) & 0xff]
              ^ CRC16[4][(int) (word >>> 32) & 0xff]
              ^ CRC16[3][(int) (word >>> 24) & 0xff]
              ^ CRC16[2][(int) (word >>> 16) & 0xff]
              ^ CRC16[1][(int) (word >>> 8) & 0xff]
              ^ CRC16[0][(int) word & 0xff];
    }
    for (; i < stop; i++) {
      crc = (crc << 8 ^ CRC16[0][(crc >> 8 ^ buffer[i]) & 0xff]) & 0xffff;
    }
    return crc;
  }

  /// The checksum of all bytes since the frame began, which must end with a byte.
  int crc8() {
    int crc = 0;
    for (int i = start, stop = position(); i < stop; i++) {
      crc = CRC8[crc ^ buffer[i] & 0xff];
    }
    return crc;
  }

  private int position() {
    return at - bits / 8;
  }

  void alignToByte() {
    skip(bits & 7);
  }

  private void skip(int count) {
    cache <<= count;
    bits -= count;
  }

  /// An unsigned number of up to 32 bits.
  int read(int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (bits < count) {
      refill();
    }
    int value = (int) (cache >>> 64 - count);
    skip(count);
    return value;
  }

  /// A two's complement number of up to 32 bits.
  int readSigned(int count) throws IOException {
    return count == 0 ? 0 : read(count) << 32 - count >> 32 - count;
  }

  /// The number of zeros before the next one.
  int readUnary() throws IOException {
    int zeros = 0;
    while (true) {
      refill();
      int leading = Long.numberOfLeadingZeros(cache);
      if (leading < bits) {
        cache <<= leading;
        cache <<= 1;
        bits -= leading + 1;
        return zeros + leading;
      }
      zeros += bits;
      cache = 0;
      bits = 0;
    }
  }

  /// Numbers in Rice code: the quotient in unary, `parameter` bits, the sign in the last.
  void readRice(int[] to, int from, int until, int parameter) throws IOException {
    for (int i = from; i < until; i++) {
      refill();
      int quotient = Long.numberOfLeadingZeros(cache);
      int folded;
      if (quotient + 1 + parameter <= bits) {
        long rest = cache << quotient << 1;
        folded = quotient << parameter | (int) (rest >>> 1 >>> 63 - parameter);
        cache = rest << parameter;
        bits -= quotient + 1 + parameter;
      } else {
        quotient = readUnary();
        folded = quotient << parameter | read(parameter);
      }
      to[i] = folded >>> 1 ^ -(folded & 1);
    }
  }

  private void refill() throws IOException {
    if (bits > 64 - 8) {
      return;
    }
    if (end - at < WORD_BYTES) {
      fetch();
    }
    cache |= (long) LONGS.get(buffer, at) >>> bits;
    int taken = 63 - bits >>> 3;
    at += taken;
    bits += 8 * taken;
  }

  /// Keeps the frame so far. Beyond the end of the file lie zeros, but not many.
  private void fetch() throws IOException {
    if (at > end + WORD_BYTES) {
      throw new DecodeException("it ends within a frame");
    }
    int kept = Math.max(0, end - start);
    byte[] to = kept + 3 * WORD_BYTES > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    if (to.length > LARGEST_FRAME_BYTES) {
      throw new DecodeException("a frame has no end");
    }
    System.arraycopy(buffer, start, to, 0, kept);
    buffer = to;
    at -= start;
    end = kept;
    start = 0;
    ByteBuffer more = ByteBuffer.wrap(buffer, end, buffer.length - 3 * WORD_BYTES - end);
    file.fill(next, more);
    next += more.position() - end;
    end = more.position();
    Arrays.fill(buffer, end, end + 3 * WORD_BYTES, (byte) 0);
  }

  /// Whether more was read than the file holds.
  boolean isBeyondEnd() {
    return position() > end;
  }
}
