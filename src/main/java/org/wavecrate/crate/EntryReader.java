package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.npy.ByteSource;

/// Reads what entries are to hold, one after the other: whole files as they are, and rows of batch
/// files as files of their own. For one thread.
final class EntryReader implements AutoCloseable {
  private final Inventory inventory;
  private final @Nullable BatchFile[] batches = new BatchFile[2];

  EntryReader(Inventory inventory) {
    this.inventory = inventory;
  }

  /// Reads a stretch of an entry's data.
  ///
  /// @throws BadFileException if the file can't be read, or is not as long as it was
  void read(int entry, long offset, MemorySegment destination) throws IOException {
    if (inventory.row(entry / 2) >= 0) {
      batch(entry).readRow(inventory.row(entry / 2), offset, destination);
      return;
    }
    try (ByteSource source = open(entry)) {
      if (source.size() != inventory.bytes(entry)) {
        throw new BadFileException(
            path(entry),
            "was changed while it was exported: it has %,d bytes; had %,d"
                .formatted(source.size(), inventory.bytes(entry)));
      }
      source.read(offset, destination);
    } catch (BadFileException e) {
      throw e;
    } catch (InternalError e) {
      throw new BadFileException(path(entry), "was cut short while it was exported");
    } catch (IOException e) {
      throw new BadFileException(path(entry), String.valueOf(e.getMessage()));
    }
  }

  private ByteSource open(int entry) throws BadFileException {
    Example example = inventory.source(entry / 2);
    return entry % 2 == 0 ? example.openBytes() : example.openLabelBytes();
  }

  private String path(int entry) {
    return inventory.files().path(inventory.file(entry));
  }

  private BatchFile batch(int entry) throws IOException {
    int file = inventory.file(entry);
    BatchFile open = batches[entry % 2];
    if (open == null || open.file() != file) {
      if (open != null) {
        open.close();
      }
      Example example = inventory.source(entry / 2);
      ArrayFile array = entry % 2 == 0 ? example.open() : example.openLabel();
      open = new BatchFile(file, array);
      batches[entry % 2] = open;
    }
    return open;
  }

  @Override
  public void close() {
    for (BatchFile batch : batches) {
      if (batch != null) {
        batch.close();
      }
    }
  }
}
