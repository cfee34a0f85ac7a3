package org.wavecrate.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zips field by field, so that any field can lie.
public final class RawZip {
  /// One entry, stored and honest unless fields are changed.
  public static final class Entry {
    public byte[] name;
    public byte[] packed;
    public int method;
    public int flags;
    public int madeBy = 20;
    public long attributes;
    public long crc;
    public long packedSize;
    public long size;
    public long offset = -1;
    public byte[] extra = {};
    public boolean descriptor;

    public Entry(String name, byte[] data) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      packed = data;
      packedSize = data.length;
      size = data.length;
      CRC32 sum = new CRC32();
      sum.update(data);
      crc = sum.getValue();
    }

    public Entry deflate() {
      Deflater deflater = new Deflater(6, true);
      deflater.setInput(packed);
      deflater.finish();
      byte[] out = new byte[packed.length + 100];
      int length = deflater.deflate(out);
      packed = Arrays.copyOf(out, length);
      packedSize = length;
      method = 8;
      deflater.end();
      return this;
    }

    /// Sizes and offset are in a Zip64 field.
    public Entry zip64(long offset) {
      extra =
          ByteBuffer.allocate(28)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putShort((short) 1)
              .putShort((short) 24)
              .putLong(size)
              .putLong(packedSize)
              .putLong(offset)
              .array();
      size = 0xffffffffL;
      packedSize = 0xffffffffL;
      this.offset = 0xffffffffL;
      return this;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private String comment = "";
  private int declaredEntries = -1;
  private boolean zip64End;

  public static Path of(Path file, Entry... entries) {
    RawZip zip = new RawZip();
    zip.entries.addAll(List.of(entries));
    return zip.write(file);
  }

  public RawZip add(Entry entry) {
    entries.add(entry);
    return this;
  }

  public RawZip comment(String text) {
    comment = text;
    return this;
  }

  public RawZip declareEntries(int count) {
    declaredEntries = count;
    return this;
  }

  /// Adds the Zip64 end records, without need.
  public RawZip zip64End() {
    zip64End = true;
    return this;
  }

  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Long> offsets = new ArrayList<>();
    for (Entry entry : entries) {
      offsets.add((long) out.size());
      boolean later = entry.descriptor;
      ByteBuffer local = buffer(30);
      local.putInt(0x04034b50).putShort((short) 20).putShort((short) flags(entry));
      local.putShort((short) entry.method).putInt(0x00210000);
      local.putInt(later ? 0 : (int) entry.crc);
      local.putInt(later ? 0 : (int) entry.packedSize).putInt(later ? 0 : (int) entry.size);
      local.putShort((short) entry.name.length).putShort((short) 0);
      out.writeBytes(local.array());
      out.writeBytes(entry.name);
      out.writeBytes(entry.packed);
      if (later) {
        ByteBuffer descriptor = buffer(16).putInt(0x08074b50).putInt((int) entry.crc);
        descriptor.putInt((int) entry.packedSize).putInt((int) entry.size);
        out.writeBytes(descriptor.array());
      }
    }
    long start = out.size();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      ByteBuffer record = buffer(46);
      record.putInt(0x02014b50).putShort((short) entry.madeBy).putShort((short) 20);
      record.putShort((short) flags(entry)).putShort((short) entry.method).putInt(0x00210000);
      record.putInt((int) entry.crc).putInt((int) entry.packedSize).putInt((int) entry.size);
      record.putShort((short) entry.name.length).putShort((short) entry.extra.length);
      record.putShort((short) 0).putShort((short) 0).putShort((short) 0);
      record.putInt((int) entry.attributes);
      record.putInt((int) (entry.offset >= 0 ? entry.offset : offsets.get(i)));
      out.writeBytes(record.array());
      out.writeBytes(entry.name);
      out.writeBytes(entry.extra);
    }
    long end = out.size();
    int count = declaredEntries >= 0 ? declaredEntries : entries.size();
    if (zip64End) {
      ByteBuffer record = buffer(56).putInt(0x06064b50).putLong(44).putShort((short) 45);
      record.putShort((short) 45).putInt(0).putInt(0).putLong(count).putLong(count);
      out.writeBytes(record.putLong(end - start).putLong(start).array());
      out.writeBytes(buffer(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1).array());
    }
    byte[] text = comment.getBytes(StandardCharsets.UTF_8);
    ByteBuffer last = buffer(22).putInt(0x06054b50).putInt(0).putShort((short) count);
    last.putShort((short) count).putInt((int) (end - start)).putInt((int) start);
    out.writeBytes(last.putShort((short) text.length).array());
    out.writeBytes(text);
    return out.toByteArray();
  }

  private static int flags(Entry entry) {
    return entry.flags | (entry.descriptor ? 8 : 0);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
