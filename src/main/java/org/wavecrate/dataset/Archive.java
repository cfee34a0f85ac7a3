package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// A zip entry by entry, for proving that it is whole. What opening a dataset refuses is refused
/// here too: names that lead elsewhere, links, names that are there twice, entries that overlap.
public final class Archive {
  private final ZipDirectory zip;
  private final long[] records;

  private Archive(ZipDirectory zip, long[] records) {
    this.zip = zip;
    this.records = records;
  }

  /// @throws DatasetException if it is no zip or a hostile one; the message names the file
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static Archive open(Path file, Progress progress) throws IOException {
    ZipDirectory zip = new ZipTree(file, progress).zip();
    long[] records = new long[1024];
    Set<String> others = new HashSet<>();
    long at = zip.start();
    int count = (int) zip.count();
    try {
      for (int i = 0; i < count; i++) {
        records = i == records.length ? Arrays.copyOf(records, 2 * i) : records;
        records[i] = at;
        ZipRecord record = new ZipRecord(zip, at);
        String name = record.name();
        if (!FileKind.isArray(name) && !others.add(name)) {
          throw zip.damaged("entry '" + record.shownName() + "' is there twice; refused");
        }
        at = record.next();
      }
    } catch (InternalError e) {
      throw new DatasetException(file + ": was cut short while it was read", e);
    }
    return new Archive(zip, Arrays.copyOf(records, count));
  }

  /// The number of entries.
  public int size() {
    return records.length;
  }

  /// So many bytes follow the end of the zip, which no program reads.
  public long trailingBytes() {
    return zip.trailing();
  }

  /// @param index from 0 to [#size], in the order of the zip's directory
  /// @throws DatasetException if the file was changed since it was opened
  public ArchiveEntry entry(int index) throws DatasetException {
    return new ArchiveEntry(new ZipRecord(zip, records[index]));
  }
}
