package org.wavecrate.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// The clock of an MP4 or QuickTime file, which its edit lists count in (ISO/IEC 14496-12, 8.2.2).
final class MovieTime {
  private static final int MOST_BOXES = 1000;

  private MovieTime() {}

  /// Ticks per second, or 0 if the file is of another kind.
  static int ticksPerSecond(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      long at = 0;
      for (int count = 0; at + 16 <= bytes.size() && count < MOST_BOXES; count++) {
        ByteBuffer head = bytes.read(at, 16).order(ByteOrder.BIG_ENDIAN);
        String kind = FileBytes.tag(head, 4, 4);
        long size = Integer.toUnsignedLong(head.getInt(0));
        int header = size == 1 ? 16 : 8;
        if (kind.equals("mvhd")) {
          ByteBuffer clock = bytes.read(at + header, 24).order(ByteOrder.BIG_ENDIAN);
          return clock.limit() < 24 ? 0 : clock.getInt(clock.get(0) == 1 ? 20 : 12);
        }
        size = size == 1 ? head.getLong(8) : size;
        at += kind.equals("moov") ? header : size;
        if (size < header) {
          return 0;
        }
      }
    }
    return 0;
  }
}
