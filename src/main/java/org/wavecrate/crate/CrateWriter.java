package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import org.wavecrate.work.Workers;

/// Writes one crate: workers read, hash and pack ahead, one thread writes in order, so that the
/// bytes are the same whatever the number of threads.
final class CrateWriter {
  private static final int CHUNK_BYTES = 1 << 20;

  /// A stretch under way.
  private record Ahead(EntryRun stretch, Future<Packed> packed) {}

  private final Part part;
  private final boolean deflate;
  private final Packer packer;
  private final Workers workers;
  private final Work work;
  private final Queue<byte[]> memory = new ConcurrentLinkedQueue<>();

  CrateWriter(Part part, boolean deflate, Workers workers, Work work) {
    this.part = part;
    this.deflate = deflate;
    this.workers = workers;
    this.work = work;
    packer = new Packer(part, deflate, work);
  }

  /// Writes the crate and forces it to the disk.
  ///
  /// @param sum follows what is written
  /// @param beforeSaving called once all is written
  /// @return the checksums of the data of every entry, in order; see [Checksums#both]
  long[] write(Path file, CrateSum sum, Runnable beforeSaving) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      CrateFile crate = new CrateFile(channel);
      writeArrays(crate, sum);
      int texts = part.texts().values().stream().mapToInt(text -> text.length + 1000).sum();
      crate.write(packer.packTexts(new byte[texts]));
      sum.finish(crate.finish());
      beforeSaving.run();
      work.throwIfCancelled();
      channel.force(true);
      return crate.checksums();
    }
  }

  private void writeArrays(CrateFile crate, CrateSum sum) throws IOException {
    Iterator<EntryRun> stretches = EntryRun.of(part, !deflate).iterator();
    Queue<Ahead> ahead = new ArrayDeque<>();
    while (stretches.hasNext() || !ahead.isEmpty()) {
      while (stretches.hasNext() && ahead.size() < workers.ahead()) {
        EntryRun stretch = stretches.next();
        Callable<Packed> pack =
            () -> stretch.isLarge() ? new Packed(new byte[0]) : packer.pack(stretch, room(stretch));
        ahead.add(new Ahead(stretch, workers.submit(pack)));
      }
      work.throwIfCancelled();
      Ahead next = ahead.remove();
      Packed packed = Workers.result(next.packed());
      if (next.stretch().isLarge()) {
        writeLarge(next.stretch(), crate);
      } else {
        crate.write(packed);
        work.add(next.stretch().bytes());
        memory.add(packed.bytes());
      }
      sum.written(crate.position());
    }
  }

  private byte[] room(EntryRun stretch) {
    byte[] free = memory.poll();
    return free != null && free.length >= stretch.room()
        ? free
        : new byte[(int) Math.max(stretch.room(), EntryRun.MOST_BYTES + CHUNK_BYTES)];
  }

  /// Writes the only entry of a stretch without ever holding all of it. Its header follows when its
  /// checksum is known.
  private void writeLarge(EntryRun stretch, CrateFile crate) throws IOException {
    int entry = stretch.first();
    byte[] name = part.name(entry);
    long bytes = part.inventory().bytes(entry);
    int phase = deflate ? -1 : part.inventory().phase(entry);
    int extra = ZipFormat.extraBytes(crate.position(), name.length, bytes, phase);
    int headerBytes = ZipFormat.localBytes(name.length, extra);
    long at = crate.position() + headerBytes;
    byte[] chunk = new byte[CHUNK_BYTES];
    byte[] smaller = new byte[CHUNK_BYTES];
    Checksums checksums = new Checksums();
    try (EntryReader reader = new EntryReader(part.inventory());
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      for (long done = 0; done < bytes; done += CHUNK_BYTES) {
        work.throwIfCancelled();
        int length = (int) Math.min(CHUNK_BYTES, bytes - done);
        reader.read(entry, done, MemorySegment.ofArray(chunk).asSlice(0, length));
        checksums.update(chunk, 0, length);
        if (!deflate) {
          crate.write(ByteBuffer.wrap(chunk, 0, length), at);
          at += length;
        } else {
          deflater.setInput(chunk, 0, length);
          if (done + length == bytes) {
            deflater.finish();
          }
          for (int made = deflater.deflate(smaller); made > 0; made = deflater.deflate(smaller)) {
            crate.write(ByteBuffer.wrap(smaller, 0, made), at);
            at += made;
          }
        }
        work.add(length);
      }
    }
    ZipEntry zipEntry =
        new ZipEntry(
            deflate ? ZipFormat.DEFLATED : ZipFormat.STORED,
            checksums.zip(),
            at - crate.position() - headerBytes,
            bytes);
    ByteBuffer header = ByteBuffer.allocate(headerBytes);
    ZipFormat.putLocal(header, name, zipEntry, extra);
    crate.write(header.flip(), crate.position());
    crate.add(name, zipEntry, checksums.both(), at);
  }
}
