package org.wavecrate.decode;

import java.io.IOException;
import java.util.Arrays;

/// Decodes the frames of a FLAC stream (RFC 9639) of up to 24 bits.
final class FlacFrame {
  private static final int SYNC = 0x3ffe;
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;
  private static final int ESCAPED_4 = 15;
  private static final int ESCAPED_5 = 31;
  private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

  private final FlacBits bits;
  private final int channels;
  private final int bitsPerSample;
  private final int[] coefficients = new int[32];
  private int[][] samples = new int[0][];
  private int length;

  FlacFrame(FlacBits bits, int channels, int bitsPerSample) {
    this.bits = bits;
    this.channels = channels;
    this.bitsPerSample = bitsPerSample;
  }

  /// The frames of the block read last.
  int length() {
    return length;
  }

  /// The samples of a channel of the block read last.
  int[] channel(int index) {
    return samples[index];
  }

  /// Reads the next block.
  ///
  /// @return false at the end of the file
  boolean read() throws IOException {
    length = 0;
    if (!bits.begin()) {
      return false;
    }
    if (bits.read(14) != SYNC || bits.read(1) != 0) {
      throw new DecodeException("no frame begins there");
    }
    bits.read(1);
    int sizeCode = bits.read(4);
    int rateCode = bits.read(4);
    int assignment = bits.read(4);
    int sampleBits = BITS[bits.read(3)];
    bits.read(1);
    skipNumber();
    int size = blockSize(sizeCode);
    if (rateCode >= 12 && rateCode <= 14) {
      bits.read(rateCode == 12 ? 8 : 16);
    }
    int sum = bits.crc8();
    int independent = assignment < LEFT_SIDE ? assignment + 1 : 2;
    if (bits.read(8) != sum
        || assignment > MID_SIDE
        || independent != channels
        || sampleBits != 0 && sampleBits != bitsPerSample) {
      throw new DecodeException("a frame's header is wrong");
    }
    makeRoom(size);
    for (int channel = 0; channel < channels; channel++) {
      boolean side =
          channel == 0 && assignment == SIDE_RIGHT
              || channel == 1 && (assignment == LEFT_SIDE || assignment == MID_SIDE);
      subframe(samples[channel], size, bitsPerSample + (side ? 1 : 0));
    }
    bits.alignToByte();
    int crc = bits.crc16();
    if (bits.read(16) != crc || bits.isBeyondEnd()) {
      throw new DecodeException("a frame's checksum is wrong");
    }
    decorrelate(assignment, size);
    length = size;
    return true;
  }

  private void makeRoom(int size) {
    if (samples.length == 0 || samples[0].length < size) {
      samples = new int[channels][size];
    }
  }

  /// Frame or sample number, in the manner of UTF-8; frames are read in order.
  private void skipNumber() throws IOException {
    int first = bits.read(8);
    int more = Math.max(0, Integer.numberOfLeadingZeros(~(first << 24)) - 1);
    for (int i = 0; i < Math.min(6, more); i++) {
      bits.read(8);
    }
  }

  private int blockSize(int code) throws IOException {
    return switch (code) {
      case 0 -> throw new DecodeException("a frame's header is wrong");
      case 1 -> 192;
      case 2, 3, 4, 5 -> 144 << code;
      case 6 -> bits.read(8) + 1;
      case 7 -> bits.read(16) + 1;
      default -> 1 << code;
    };
  }

  private void decorrelate(int assignment, int size) {
    if (assignment < LEFT_SIDE) {
      return;
    }
    int[] a = samples[0];
    int[] b = samples[1];
    for (int i = 0; i < size; i++) {
      switch (assignment) {
        case LEFT_SIDE -> b[i] = a[i] - b[i];
        case SIDE_RIGHT -> a[i] += b[i];
        default -> {
          int mid = a[i] << 1 | b[i] & 1;
          a[i] = mid + b[i] >> 1;
          b[i] = mid - b[i] >> 1;
        }
      }
    }
  }

  private void subframe(int[] to, int size, int width) throws IOException {
    if (bits.read(1) != 0) {
      throw new DecodeException("a subframe's header is wrong");
    }
    int type = bits.read(6);
    int wasted = bits.read(1) == 0 ? 0 : 1 + bits.readUnary();
    int left = width - wasted;
    if (left < 1) {
      throw new DecodeException("a subframe's header is wrong");
    }
    if (type == 0) {
      Arrays.fill(to, 0, size, bits.readSigned(left));
    } else if (type == 1) {
      for (int i = 0; i < size; i++) {
        to[i] = bits.readSigned(left);
      }
    } else if (type >= 8 && type <= 12) {
      fixed(to, size, left, type - 8);
    } else if (type >= 32) {
      linear(to, size, left, type - 31);
    } else {
      throw new DecodeException("a subframe's header is wrong");
    }
    if (wasted > 0) {
      for (int i = 0; i < size; i++) {
        to[i] <<= wasted;
      }
    }
  }

  private void warmUp(int[] to, int size, int width, int order) throws IOException {
    if (order > size) {
      throw new DecodeException("a subframe's header is wrong");
    }
    for (int i = 0; i < order; i++) {
      to[i] = bits.readSigned(width);
    }
  }

  private void fixed(int[] to, int size, int width, int order) throws IOException {
    warmUp(to, size, width, order);
    residuals(to, size, order);
    for (int i = order; i < size; i++) {
      to[i] +=
          switch (order) {
            case 0 -> 0;
            case 1 -> to[i - 1];
            case 2 -> 2 * to[i - 1] - to[i - 2];
            case 3 -> 3 * (to[i - 1] - to[i - 2]) + to[i - 3];
            default -> 4 * (to[i - 1] + to[i - 3]) - 6 * to[i - 2] - to[i - 4];
          };
    }
  }

  private void linear(int[] to, int size, int width, int order) throws IOException {
    warmUp(to, size, width, order);
    int precision = bits.read(4) + 1;
    int shift = bits.readSigned(5);
    if (precision == 16 || shift < 0) {
      throw new DecodeException("a subframe's header is wrong");
    }
    for (int i = 0; i < order; i++) {
      coefficients[i] = bits.readSigned(precision);
    }
    residuals(to, size, order);
    if (width + precision + 32 - Integer.numberOfLeadingZeros(order) <= 32) {
      predict(to, size, order, shift);
    } else {
      predictWide(to, size, order, shift);
    }
  }

  private void predict(int[] to, int size, int order, int shift) {
    int[] weights = coefficients;
    for (int i = order; i < size; i++) {
      int sum = 0;
      for (int j = 0; j < order; j++) {
        sum += weights[j] * to[i - 1 - j];
      }
      to[i] += sum >> shift;
    }
  }

  private void predictWide(int[] to, int size, int order, int shift) {
    int[] weights = coefficients;
    for (int i = order; i < size; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += (long) weights[j] * to[i - 1 - j];
      }
      to[i] += (int) (sum >> shift);
    }
  }

  private void residuals(int[] to, int size, int order) throws IOException {
    int method = bits.read(2);
    if (method > 1) {
      throw new DecodeException("a residual's coding is wrong");
    }
    int partitions = bits.read(4);
    int partition = size >> partitions;
    if (partition << partitions != size || partition < order) {
      throw new DecodeException("a residual's coding is wrong");
    }
    for (int from = order, until = partition; until <= size; from = until, until += partition) {
      int parameter = bits.read(4 + method);
      if (parameter == (method == 0 ? ESCAPED_4 : ESCAPED_5)) {
        int width = bits.read(5);
        for (int i = from; i < until; i++) {
          to[i] = bits.readSigned(width);
        }
      } else {
        bits.readRice(to, from, until, parameter);
      }
    }
  }
}
