package org.wavecrate.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;

/// The chunks of a WAV file: RIFF, RIFX, RF64 and BW64 of any size, and Sony's W64.
final class WaveFile {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int FORMAT_BYTES = 16;
  private static final int MOST_CHUNKS = 10_000;
  private static final long UNKNOWN = 0xffff_ffffL;

  /// The last 12 bytes of the GUIDs of W64 chunks; the first 4 are the tag.
  private static final int W64_HEADER = 24;

  private record Format(PcmCoding coding, int channels, int rateHz) {}

  private final FileBytes file;
  private final boolean wide;
  private final ByteOrder order;
  private final String name;

  private WaveFile(FileBytes file, String tag) {
    this.file = file;
    wide = tag.equals("riff");
    order = tag.equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    name = wide ? "W64" : tag.equals("RIFF") || tag.equals("RIFX") ? "WAV" : tag;
  }

  static boolean begins(ByteBuffer start) {
    String form = FileBytes.tag(start, 8, 4);
    return switch (FileBytes.tag(start, 0, 4)) {
      case "RIFF", "RIFX", "RF64", "BW64" -> form.equals("WAVE");
      case "riff" -> FileBytes.tag(start, W64_HEADER, 4).equals("wave");
      default -> false;
    };
  }

  /// Finds the samples, or nothing if they are compressed.
  static Optional<PcmData> find(FileBytes file, ByteBuffer start) throws IOException {
    return new WaveFile(file, FileBytes.tag(start, 0, 4)).find();
  }

  private Optional<PcmData> find() throws IOException {
    Optional<Format> format = Optional.empty();
    boolean known = false;
    long wideData = UNKNOWN;
    int header = wide ? W64_HEADER : 8;
    long at = wide ? W64_HEADER + FORMAT_BYTES : 12;
    for (int count = 0; at + header <= file.size() && count < MOST_CHUNKS; count++) {
      ByteBuffer head = file.read(at, header).order(order);
      String tag = FileBytes.tag(head, 0, 4);
      long size = wide ? head.getLong(16) - header : Integer.toUnsignedLong(head.getInt(4));
      long begin = at + header;
      switch (tag) {
        case "ds64" -> {
          ByteBuffer sizes = file.read(begin, 16).order(order);
          wideData = sizes.limit() < 16 ? UNKNOWN : sizes.getLong(8);
        }
        case "fmt " -> {
          format = format(file.read(begin, Math.clamp(size, 0, 64)).order(order));
          known = true;
        }
        case "data" -> {
          if (!known) {
            throw new DecodeException("is damaged: its samples come before their format");
          }
          long promised = size == UNKNOWN ? wideData : size;
          return format.map(found -> data(found, begin, promised));
        }
        default -> {
          // Names, cue points and the like.
        }
      }
      if (size < 0) {
        break;
      }
      long padding = wide ? -size & 7 : size & 1;
      at = begin + size + padding;
    }
    throw new DecodeException(
        at > file.size()
            ? "is cut short before its samples begin"
            : "is a WAV file without samples");
  }

  private PcmData data(Format format, long begin, long promised) {
    // A program that streamed the file, or was stopped, left no length.
    boolean open = promised <= 0 || promised == UNKNOWN;
    long length = open ? file.size() - begin : promised;
    return PcmData.within(
        name, format.coding, order, format.channels, format.rateHz, begin, length, file.size());
  }

  private static Optional<Format> format(ByteBuffer bytes) throws DecodeException {
    if (bytes.limit() < FORMAT_BYTES) {
      throw new DecodeException("is damaged: its format chunk is too short");
    }
    int code = Short.toUnsignedInt(bytes.getShort(0));
    int channels = Short.toUnsignedInt(bytes.getShort(2));
    int rate = bytes.getInt(4);
    int bits = Short.toUnsignedInt(bytes.getShort(14));
    int frame = Short.toUnsignedInt(bytes.getShort(12));
    if (code == EXTENSIBLE && bytes.limit() >= 26) {
      code = Short.toUnsignedInt(bytes.getShort(24));
    }
    if (channels == 0) {
      throw new DecodeException(Formatted.of("is damaged: 0 channels at %d Hz", rate));
    }
    // Samples of 20 bits, say, sit at the top of 3 or 4 bytes.
    int size = frame % channels == 0 && frame > 0 ? frame / channels : (bits + 7) / 8;
    PcmCoding coding =
        switch (code) {
          case PCM -> bits < 1 || bits > 8 * size ? null : integer(size);
          case FLOAT -> size == 4 ? PcmCoding.FLOAT_32 : size == 8 ? PcmCoding.FLOAT_64 : null;
          case A_LAW -> size == 1 ? PcmCoding.A_LAW : null;
          case MU_LAW -> size == 1 ? PcmCoding.MU_LAW : null;
          default -> null;
        };
    return Optional.ofNullable(coding).map(known -> new Format(known, channels, rate));
  }

  private static @Nullable PcmCoding integer(int bytes) {
    return switch (bytes) {
      case 1 -> PcmCoding.UNSIGNED_8;
      case 2 -> PcmCoding.SIGNED_16;
      case 3 -> PcmCoding.SIGNED_24;
      case 4 -> PcmCoding.SIGNED_32;
      default -> null;
    };
  }
}
