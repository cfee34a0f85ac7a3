package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Future;
import org.wavecrate.dataset.Archive;
import org.wavecrate.dataset.ArchiveEntry;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import org.wavecrate.work.Workers;

/// Opens a crate that was just written and compares every entry with what was read of the source.
final class ReadBack {
  private static final int CHUNK_BYTES = 1 << 16;

  private final Path file;
  private final Part part;
  private final long[] checksums;
  private final boolean deflate;
  private final Work work;

  /// @param checksums of every entry's data as it was read; see [Checksums#both]
  ReadBack(Path file, Part part, long[] checksums, boolean deflate, Work work) {
    this.file = file;
    this.part = part;
    this.checksums = checksums;
    this.deflate = deflate;
    this.work = work;
  }

  /// Compares all, and that no file of the source was changed since the export was planned.
  ///
  /// @throws ExportException if anything differs
  void verify(Workers workers) throws IOException {
    Archive archive;
    try {
      archive = Archive.open(file, Progress.NONE);
    } catch (DatasetException e) {
      throw new ExportException(differs("can't be opened: " + e.getMessage()), e);
    }
    if (archive.size() != part.planned().entries()) {
      throw new ExportException(
          differs(
              Formatted.of(
                  "has %s; expected %d",
                  Plural.of(archive.size(), "entry"), part.planned().entries())));
    }
    Queue<Future<Long>> ahead = new ArrayDeque<>();
    for (EntryRun stretch : EntryRun.of(part, !deflate)) {
      ahead.add(workers.submit(() -> compare(archive, stretch)));
      if (ahead.size() > workers.ahead()) {
        work.add(Workers.result(ahead.remove()));
      }
    }
    for (Future<Long> last : ahead) {
      work.add(Workers.result(last));
    }
    compareTexts(archive);
  }

  private long compare(Archive archive, EntryRun stretch) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    int index = stretch.index();
    for (int entry = stretch.first(); entry < stretch.end(); entry++) {
      work.throwIfCancelled();
      if (part.inventory().has(entry)) {
        compare(
            archive.entry(index), part.name(entry), part.inventory().bytes(entry), index, chunk);
        part.inventory().files().requireBakedAgain(part.inventory().file(entry), checksums[index]);
        part.inventory().files().requireUnchanged(part.inventory().file(entry));
        index++;
      }
    }
    return stretch.bytes();
  }

  private void compareTexts(Archive archive) throws IOException {
    List<String> names = new ArrayList<>(part.texts().keySet());
    int first = archive.size() - names.size();
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.US_ASCII);
      int bytes = Objects.requireNonNull(part.texts().get(names.get(i))).length;
      compare(archive.entry(first + i), name, bytes, first + i, new byte[CHUNK_BYTES]);
    }
  }

  private void compare(ArchiveEntry entry, byte[] name, long bytes, int index, byte[] chunk)
      throws IOException {
    String expected = new String(name, StandardCharsets.US_ASCII);
    if (!entry.name().equals(expected) || entry.bytes() != bytes) {
      throw new ExportException(
          differs(
              Formatted.of(
                  "holds %s of %d bytes; expected %s of %d",
                  entry.shownName(), entry.bytes(), expected, bytes)));
    }
    Checksums read = new Checksums();
    try (ByteSource source = entry.open()) {
      for (long done = 0; done < bytes; done += CHUNK_BYTES) {
        int length = (int) Math.min(CHUNK_BYTES, bytes - done);
        source.read(done, MemorySegment.ofArray(chunk).asSlice(0, length));
        read.update(chunk, 0, length);
      }
    } catch (IOException e) {
      throw new ExportException(differs(expected + ": " + e.getMessage()), e);
    }
    if (read.both() != checksums[index] || read.zip() != (int) entry.checksum()) {
      throw new ExportException(differs(expected + ": its bytes are not those of the source"));
    }
  }

  private String differs(String what) {
    return Formatted.of(
        "%s: was not written as it should be, the disk or the memory may be faulty: %s",
        part.planned().file(), what);
  }
}
