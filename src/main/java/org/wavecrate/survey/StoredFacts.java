package org.wavecrate.survey;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.content.Kind;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;

/// The facts of an [ExampleTable] as bytes, found again by the stamp of the files they are about:
/// where examples were added, changed or renamed, the others are still known.
///
/// Examples with a problem are left out: they are read anew, since what was wrong may be right.
final class StoredFacts {
  private static final int MAGIC = 0x57435332;
  private static final int ROW_BYTES = 40;
  private static final int FREE = -1;

  private final ByteBuffer bytes;
  private final int rowsAt;
  private final List<Kind> kinds;
  private final List<long[]> labelSets;
  private final int[] slots;

  private StoredFacts(ByteBuffer bytes, List<Kind> kinds, List<long[]> labelSets, int count) {
    this.bytes = bytes;
    this.rowsAt = bytes.position();
    this.kinds = kinds;
    this.labelSets = labelSets;
    slots = new int[Integer.highestOneBit(Math.max(count, 1)) * 4];
    Arrays.fill(slots, FREE);
    for (int i = 0; i < count; i++) {
      slots[slot(bytes.getLong(rowsAt + i * ROW_BYTES))] = i;
    }
  }

  int size() {
    return (bytes.capacity() - rowsAt) / ROW_BYTES;
  }

  /// Where the row of this stamp is, or would be.
  private int slot(long stamp) {
    int mask = slots.length - 1;
    int slot = (int) (stamp >>> 20) & mask;
    while (slots[slot] != FREE && bytes.getLong(rowsAt + slots[slot] * ROW_BYTES) != stamp) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /// The facts of the example whose files have this stamp.
  ///
  /// @param table numbers its labels
  Optional<Facts> find(long stamp, ExampleTable table) {
    int row = slots[slot(stamp)];
    if (row == FREE) {
      return Optional.empty();
    }
    int at = rowsAt + row * ROW_BYTES;
    int label = bytes.getInt(at + 36);
    return Optional.of(
        new Facts(
            Optional.of(kinds.get(bytes.getInt(at + 8))),
            bytes.getInt(at + 12),
            bytes.getFloat(at + 16),
            bytes.getFloat(at + 20),
            bytes.getInt(at + 24),
            bytes.getFloat(at + 28),
            bytes.getFloat(at + 32),
            label <= ExampleTable.FIRST_SET
                ? table.label(labelSets.get(ExampleTable.FIRST_SET - label))
                : label,
            Optional.empty()));
  }

  /// Everything that `table` knows by now of examples without a problem.
  static byte[] write(ExampleTable table) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(table.known() * ROW_BYTES + 4096);
    try (DataOutputStream out = new DataOutputStream(content)) {
      int[] rows =
          IntStream.range(0, table.size())
              .filter(row -> table.isKnown(row) && !table.isBad(row))
              .toArray();
      out.writeInt(MAGIC);
      out.writeUTF(table.account().toString());
      out.writeInt(rows.length);
      List<Kind> kinds = table.kinds();
      out.writeInt(kinds.size());
      for (Kind kind : kinds) {
        out.writeUTF(kind.dtype().code());
        out.writeByte(kind.form().ordinal());
        out.writeInt(kind.timeAxis());
        out.writeInt(kind.channels());
        out.writeInt(kind.rest().rank());
        for (long axis : kind.rest().axes()) {
          out.writeLong(axis);
        }
      }
      List<List<Long>> sets = table.labelSets();
      out.writeInt(sets.size());
      for (List<Long> set : sets) {
        out.writeInt(set.size());
        for (long member : set) {
          out.writeLong(member);
        }
      }
      for (int row : rows) {
        out.writeLong(table.stamp(row));
        out.writeInt(table.kindNumber(row));
        out.writeInt(table.length(row));
        out.writeFloat(table.peakDb(row));
        out.writeFloat(table.rmsDb(row));
        out.writeInt(table.clipped(row));
        out.writeFloat(table.dcOffset(row));
        out.writeFloat(table.centroid(row));
        out.writeInt(table.labelNumber(row));
      }
      CRC32 sum = new CRC32();
      sum.update(content.toByteArray());
      out.writeInt((int) sum.getValue());
      return content.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("memory can't fail to be written", e);
    }
  }

  /// What [#write] wrote; nothing if the bytes are damaged, of another version, or if arrays were
  /// taken for something else then.
  static Optional<StoredFacts> read(byte[] content, ArrayAccount account) {
    if (content.length < 16) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CRC32 sum = new CRC32();
    sum.update(content, 0, content.length - 4);
    if (bytes.getInt(content.length - 4) != (int) sum.getValue() || bytes.getInt() != MAGIC) {
      return Optional.empty();
    }
    try {
      if (!text(bytes).equals(account.toString())) {
        return Optional.empty();
      }
      int count = bytes.getInt();
      List<Kind> kinds = new ArrayList<>();
      for (int left = bytes.getInt(); left > 0; left--) {
        kinds.add(kind(bytes));
      }
      List<long[]> sets = new ArrayList<>();
      for (int left = bytes.getInt(); left > 0; left--) {
        int members = bytes.getInt();
        if (members < 0 || members > bytes.remaining() / Long.BYTES) {
          return Optional.empty();
        }
        long[] set = new long[members];
        bytes.asLongBuffer().get(set);
        bytes.position(bytes.position() + 8 * set.length);
        sets.add(set);
      }
      return bytes.remaining() == (long) count * ROW_BYTES + 4
              && rowsAreValid(bytes, count, kinds.size(), sets.size())
          ? Optional.of(new StoredFacts(bytes, kinds, sets, count))
          : Optional.empty();
    } catch (NpyException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getShort()];
    bytes.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  /// A sum can be computed again by whoever changed the bytes.
  private static boolean rowsAreValid(ByteBuffer bytes, int count, int kinds, int sets) {
    for (int row = 0; row < count; row++) {
      int at = bytes.position() + row * ROW_BYTES;
      int kind = bytes.getInt(at + 8);
      int label = bytes.getInt(at + 36);
      boolean knownSet =
          label > ExampleTable.FIRST_SET || ExampleTable.FIRST_SET - (long) label < sets;
      if (kind < 0 || kind >= kinds || !knownSet) {
        return false;
      }
    }
    return true;
  }

  private static Kind kind(ByteBuffer bytes) throws NpyException {
    Dtype dtype = Dtype.parse(text(bytes));
    ArrayLayout.Form form = ArrayLayout.Form.values()[bytes.get()];
    int timeAxis = bytes.getInt();
    int channels = bytes.getInt();
    int rank = bytes.getInt();
    if (rank < 0 || rank > bytes.remaining() / Long.BYTES) {
      throw new NpyException(Formatted.of("has %d axes", rank));
    }
    long[] axes = new long[rank];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = bytes.getLong();
    }
    return new Kind(dtype, form, timeAxis, Shape.of(axes), channels);
  }
}
