package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.UnmappedError;
import org.wavecrate.storage.Formatted;

/// Reads what entries are to hold, one after the other: the files as they are, or baked. Keeps the
/// latest one open, since going on in one that is compressed costs less than starting again. For
/// one thread.
final class EntryReader implements AutoCloseable {
  private final Inventory inventory;
  private @Nullable ByteSource source;
  private int opened = -1;

  EntryReader(Inventory inventory) {
    this.inventory = inventory;
  }

  /// Reads a stretch of an entry's data.
  ///
  /// @throws BadFileException if the file can't be read, or is not as long as it was
  void read(int entry, long offset, MemorySegment destination) throws IOException {
    try {
      source(entry).read(offset, destination);
    } catch (BadFileException e) {
      throw e;
    } catch (InternalError e) {
      throw new BadFileException(path(entry), UnmappedError.reason(e));
    } catch (IOException e) {
      throw new BadFileException(path(entry), String.valueOf(e.getMessage()));
    }
  }

  private ByteSource source(int entry) throws IOException {
    ByteSource latest = source;
    if (latest != null && opened == entry) {
      return latest;
    }
    close();
    latest = open(entry);
    source = latest;
    opened = entry;
    if (latest.size() != inventory.bytes(entry)) {
      throw new BadFileException(
          path(entry),
          Formatted.of(
              "was changed while it was exported: it has %,d bytes; had %,d",
              latest.size(), inventory.bytes(entry)));
    }
    return latest;
  }

  private ByteSource open(int entry) throws BadFileException {
    return inventory.files().open(inventory.file(entry));
  }

  private String path(int entry) {
    return inventory.files().path(inventory.file(entry));
  }

  @Override
  public void close() throws IOException {
    ByteSource latest = source;
    source = null;
    if (latest != null) {
      latest.close();
    }
  }
}
