package org.wavecrate.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The chunks of an AIFF or AIFC file.
final class AiffFile {
  private static final int COMMON_BYTES = 18;
  private static final int MOST_CHUNKS = 10_000;
  private static final int EXPONENT_BIAS = 16383;

  private record Common(PcmCoding coding, ByteOrder order, int channels, long frames, int rateHz) {}

  private AiffFile() {}

  static boolean begins(ByteBuffer start) {
    String form = FileBytes.tag(start, 8, 4);
    return FileBytes.tag(start, 0, 4).equals("FORM")
        && (form.equals("AIFF") || form.equals("AIFC"));
  }

  /// Finds the samples, or nothing if they are compressed.
  static Optional<PcmData> find(FileBytes file, ByteBuffer start) throws IOException {
    String name = FileBytes.tag(start, 8, 4);
    Optional<Common> common = Optional.empty();
    boolean known = false;
    long samples = -1;
    long at = 12;
    for (int count = 0; at + 8 <= file.size() && count < MOST_CHUNKS; count++) {
      ByteBuffer head = file.read(at, 16).order(ByteOrder.BIG_ENDIAN);
      String tag = FileBytes.tag(head, 0, 4);
      long size = Integer.toUnsignedLong(head.getInt(4));
      if (tag.equals("COMM")) {
        int length = (int) Math.min(size, COMMON_BYTES + 4);
        common = common(file.read(at + 8, length).order(ByteOrder.BIG_ENDIAN));
        known = true;
      } else if (tag.equals("SSND") && head.limit() == 16) {
        samples = at + 16 + Integer.toUnsignedLong(head.getInt(8));
      }
      if (known && samples >= 0) {
        break;
      }
      at += 8 + size + (size & 1);
    }
    if (!known || samples < 0) {
      throw new DecodeException(
          at > file.size()
              ? "is cut short before its samples begin"
              : "is an AIFF file without samples");
    }
    long begin = samples;
    return common.map(
        it ->
            PcmData.within(
                name,
                it.coding,
                it.order,
                it.channels,
                it.rateHz,
                begin,
                it.frames * it.channels * it.coding.bytes(),
                file.size()));
  }

  private static Optional<Common> common(ByteBuffer bytes) throws DecodeException {
    if (bytes.limit() < COMMON_BYTES) {
      throw new DecodeException("is damaged: its common chunk is too short");
    }
    int channels = Short.toUnsignedInt(bytes.getShort(0));
    long frames = Integer.toUnsignedLong(bytes.getInt(2));
    int size = (Short.toUnsignedInt(bytes.getShort(6)) + 7) / 8;
    int rate = extended(bytes.getShort(8), bytes.getLong(10));
    String kind = bytes.limit() < COMMON_BYTES + 4 ? "NONE" : FileBytes.tag(bytes, 18, 4);
    boolean little = kind.equals("sowt");
    PcmCoding coding =
        switch (kind) {
          case "NONE", "twos", "sowt", "in24", "in32" ->
              switch (size) {
                case 1 -> PcmCoding.SIGNED_8;
                case 2 -> PcmCoding.SIGNED_16;
                case 3 -> PcmCoding.SIGNED_24;
                case 4 -> PcmCoding.SIGNED_32;
                default -> null;
              };
          case "raw " -> size == 1 ? PcmCoding.UNSIGNED_8 : null;
          case "fl32", "FL32" -> PcmCoding.FLOAT_32;
          case "fl64", "FL64" -> PcmCoding.FLOAT_64;
          case "ulaw", "ULAW" -> PcmCoding.MU_LAW;
          case "alaw", "ALAW" -> PcmCoding.A_LAW;
          default -> null;
        };
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return Optional.ofNullable(coding)
        .map(known -> new Common(known, order, channels, frames, rate));
  }

  /// A whole number in the 80-bit format of the 68881: sign and exponent, then 64 bits of mantissa.
  private static int extended(short head, long mantissa) {
    int shift = 63 - ((head & 0x7fff) - EXPONENT_BIAS);
    return head < 0 || shift < 32 || shift > 63 ? 0 : (int) (mantissa >>> shift);
  }
}
