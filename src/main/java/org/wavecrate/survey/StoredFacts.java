package org.wavecrate.survey;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;

/// The facts of an [ExampleTable] as bytes.
final class StoredFacts {
  private static final int MAGIC = 0x57435334;

  private StoredFacts() {}

  /// Everything that `table` knows by now of examples that can be read.
  static byte[] write(ExampleTable table) {
    int[] rows =
        IntStream.range(0, table.size())
            .filter(row -> table.isKnown(row) && table.isWhole(row))
            .toArray();
    FactColumns columns = new FactColumns(rows.length, table.isHashed());
    for (int i = 0; i < rows.length; i++) {
      columns.copy(i, table.columns(), rows[i]);
    }
    byte[] head = head(table.account(), columns);
    long size = head.length + Integer.BYTES + columns.size();
    size += columns.ints().stream().mapToLong(column -> 4L * column.length).sum();
    size += columns.longs().stream().mapToLong(column -> 8L * column.length).sum();
    size += columns.floats().stream().mapToLong(column -> 4L * column.length).sum();
    for (float[] parts : columns.parts) {
      size += Integer.BYTES + 4L * parts.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
    bytes.put(head);
    for (long[] column : columns.longs()) {
      bytes.asLongBuffer().put(column);
      bytes.position(bytes.position() + 8 * column.length);
    }
    for (int[] column : columns.ints()) {
      bytes.asIntBuffer().put(column);
      bytes.position(bytes.position() + 4 * column.length);
    }
    for (float[] column : columns.floats()) {
      put(column, bytes);
    }
    bytes.put(columns.flags);
    for (float[] parts : columns.parts) {
      bytes.putInt(parts.length);
      put(parts, bytes);
    }
    bytes.putInt(sum(bytes.array()));
    return bytes.array();
  }

  private static void put(float[] numbers, ByteBuffer bytes) {
    bytes.asFloatBuffer().put(numbers);
    bytes.position(bytes.position() + 4 * numbers.length);
  }

  private static byte[] head(ArrayAccount account, FactColumns columns) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content)) {
      out.writeInt(MAGIC);
      out.writeUTF(account.toString());
      out.writeBoolean(columns.hashed);
      out.writeInt(columns.size());
      writeKinds(columns.kinds.values(), out);
      LabelTable labels = columns.labels;
      writeKinds(labels.kinds(), out);
      out.writeInt(labels.size());
      long[] digest = new long[Digests.LONGS];
      for (int label = 0; label < labels.size(); label++) {
        labels.digest(label, digest, 0);
        writeLongs(digest, out);
        LabelTable.Facts facts = labels.facts(label);
        out.writeInt(labels.kindNumber(label));
        out.writeLong(facts.length());
        out.writeLong(facts.hash());
        out.writeByte(facts.form().ordinal());
        out.writeDouble(facts.value());
        out.writeInt(facts.invalid());
        writeLongs(IntStream.of(facts.members()).asLongStream().toArray(), out);
      }
      for (Map<Integer, long[]> all : List.of(columns.clipSpans, columns.invalidSpans)) {
        out.writeInt(all.size());
        for (Map.Entry<Integer, long[]> spans : all.entrySet()) {
          out.writeInt(spans.getKey());
          writeLongs(spans.getValue(), out);
        }
      }
      return content.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("memory can't fail to be written", e);
    }
  }

  private static void writeKinds(List<ArrayKind> kinds, DataOutputStream out) throws IOException {
    out.writeInt(kinds.size());
    for (ArrayKind kind : kinds) {
      out.writeUTF(kind.dtype().code());
      out.writeBoolean(kind.fortranOrder());
      out.writeByte(kind.form().ordinal());
      out.writeInt(kind.timeAxis());
      out.writeInt(kind.channels());
      writeLongs(kind.rest().axes().stream().mapToLong(Long::longValue).toArray(), out);
    }
  }

  private static void writeLongs(long[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static int sum(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content, 0, content.length - Integer.BYTES);
    return (int) sum.getValue();
  }

  /// The facts that [#write] wrote; empty if the bytes are damaged, of another version, or if
  /// arrays were taken for something else then.
  static Optional<KnownFacts> read(byte[] content, ArrayAccount account) {
    if (content.length < 16) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    if (bytes.getInt(content.length - Integer.BYTES) != sum(content) || bytes.getInt() != MAGIC) {
      return Optional.empty();
    }
    try {
      return text(bytes).equals(account.toString())
          ? Optional.of(new KnownFacts(columns(bytes)))
          : Optional.empty();
    } catch (NpyException | RuntimeException e) {
      // A sum can be computed again by whoever changed the bytes.
      return Optional.empty();
    }
  }

  private static FactColumns columns(ByteBuffer bytes) throws NpyException {
    boolean hashed = bytes.get() != 0;
    FactColumns columns = new FactColumns(count(bytes, 1), hashed);
    kinds(bytes).forEach(columns.kinds::number);
    List<ArrayKind> labelKinds = kinds(bytes);
    int labels = count(bytes, 1);
    for (int i = 0; i < labels; i++) {
      long[] digest = longs(bytes);
      var facts =
          new LabelTable.Facts(
              labelKinds.get(bytes.getInt()),
              bytes.getLong(),
              bytes.getLong(),
              LabelForm.values()[bytes.get()],
              bytes.getDouble(),
              bytes.getInt(),
              Arrays.stream(longs(bytes)).mapToInt(Math::toIntExact).toArray());
      columns.labels.add(digest, facts);
    }
    for (Map<Integer, long[]> all : List.of(columns.clipSpans, columns.invalidSpans)) {
      for (int left = count(bytes, 1); left > 0; left--) {
        all.put(bytes.getInt(), longs(bytes));
      }
    }
    for (long[] column : columns.longs()) {
      bytes.asLongBuffer().get(column);
      bytes.position(bytes.position() + 8 * column.length);
    }
    for (int[] column : columns.ints()) {
      bytes.asIntBuffer().get(column);
      bytes.position(bytes.position() + 4 * column.length);
    }
    for (float[] column : columns.floats()) {
      bytes.asFloatBuffer().get(column);
      bytes.position(bytes.position() + 4 * column.length);
    }
    bytes.get(columns.flags);
    for (int row = 0; row < columns.size(); row++) {
      Objects.checkIndex(columns.kind[row], columns.kinds.size());
      Objects.checkIndex(columns.label[row] + 1, columns.labels.size() + 1);
      columns.parts[row] = parts(bytes, columns, row);
    }
    if (bytes.remaining() != Integer.BYTES) {
      throw new NpyException(Formatted.of("has %d bytes too many", bytes.remaining()));
    }
    return columns;
  }

  private static float[] parts(ByteBuffer bytes, FactColumns columns, int row) throws NpyException {
    int count = count(bytes, Float.BYTES);
    ArrayKind kind = columns.kinds.value(columns.kind[row]);
    if (!PartTable.fits(count, kind, columns.invalid[row])) {
      throw new NpyException(Formatted.of("has %d figures of channels or bins", count));
    }
    float[] parts = count == 0 ? columns.parts[row] : new float[count];
    bytes.asFloatBuffer().get(parts);
    bytes.position(bytes.position() + 4 * count);
    return parts;
  }

  /// A number of things of at least `size` bytes each that can be there.
  private static int count(ByteBuffer bytes, int size) throws NpyException {
    int count = bytes.getInt();
    if (count < 0 || count > bytes.remaining() / size) {
      throw new NpyException(Formatted.of("is to hold %d of something", count));
    }
    return count;
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getShort()];
    bytes.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  private static long[] longs(ByteBuffer bytes) throws NpyException {
    long[] values = new long[count(bytes, Long.BYTES)];
    bytes.asLongBuffer().get(values);
    bytes.position(bytes.position() + Long.BYTES * values.length);
    return values;
  }

  private static List<ArrayKind> kinds(ByteBuffer bytes) throws NpyException {
    List<ArrayKind> kinds = new ArrayList<>();
    for (int left = count(bytes, 1); left > 0; left--) {
      Dtype dtype = Dtype.parse(text(bytes));
      boolean fortranOrder = bytes.get() != 0;
      ArrayLayout.Form form = ArrayLayout.Form.values()[bytes.get()];
      int timeAxis = bytes.getInt();
      int channels = bytes.getInt();
      Shape rest = Shape.of(longs(bytes));
      kinds.add(new ArrayKind(dtype, fortranOrder, form, timeAxis, rest, channels));
    }
    return kinds;
  }
}
