package org.wavecrate.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.MappedFile;
import org.wavecrate.npy.Mapping;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.UnmappedError;

/// An open array of a dataset, to be closed by the thread that opened it. All errors name the file.
///
/// @since 0.1.0
public final class ArrayFile implements AutoCloseable {
  private static final long CHUNK_BYTES = 1 << 30;

  /// Worked out only for whoever asks: that takes as long as to open the array.
  private final Supplier<String> path;
  private final ByteSource source;
  private final NpyArray array;

  private ArrayFile(Supplier<String> path, ByteSource source, NpyArray array) {
    this.path = path;
    this.source = source;
    this.array = array;
  }

  /// Opens the array whose bytes `opener` delivers.
  static ArrayFile open(Supplier<String> path, Opener opener, NpyReader reader)
      throws BadFileException {
    try {
      ByteSource source = opener.open();
      try {
        return new ArrayFile(path, source, reader.open(source));
      } catch (IOException | RuntimeException | InternalError e) {
        source.close();
        throw e;
      }
    } catch (IOException e) {
      throw bad(path, e);
    } catch (InternalError e) {
      throw cutShort(path, e);
    }
  }

  /// The exception for a mapped file that another program cut short, which may come
  /// late, when whoever read has returned; or of one that this program released.
  private static BadFileException cutShort(Supplier<String> path, InternalError e) {
    return bad(path, new IOException(UnmappedError.reason(e), e));
  }

  private static BadFileException bad(Supplier<String> path, IOException e) {
    try {
      return new BadFileException(path.get(), e);
    } catch (UncheckedIOException changed) {
      // Not even its name can be read any more.
      return BadFileException.of(changed);
    }
  }

  /// Opens a file's bytes.
  interface Opener {
    ByteSource open() throws IOException;
  }

  /// The file, as the dataset names it.
  public String path() {
    return path.get();
  }

  public NpyHeader header() {
    return array.header();
  }

  /// The size of the file in bytes.
  public long bytes() {
    return header().fileBytes();
  }

  /// Where its elements lie, if they lie in a mapped file.
  public Optional<Mapping> mapping() {
    return source
        .mapping()
        .map(place -> new Mapping(place.file(), place.offset() + header().dataOffset()));
  }

  /// Reads all bytes and compares them with the checksum that an archive keeps of them.
  ///
  /// @return false if there is none to compare with
  /// @throws BadFileException if they differ
  public boolean verify() throws BadFileException {
    var expected = source.checksum();
    var bytes = source.mapped();
    if (expected.isEmpty() || bytes.isEmpty()) {
      return false;
    }
    try {
      CRC32 crc = new CRC32();
      for (long done = 0; done < bytes.get().byteSize(); done += CHUNK_BYTES) {
        long part = Math.min(CHUNK_BYTES, bytes.get().byteSize() - done);
        crc.update(bytes.get().asSlice(done, part).asByteBuffer());
      }
      MappedFile.deliverFault();
      if ((int) crc.getValue() != expected.getAsInt()) {
        throw new BadFileException(path(), "was changed while it was open: its checksum differs");
      }
      return true;
    } catch (InternalError e) {
      throw cutShort(path, e);
    } catch (IllegalStateException e) {
      throw cutShort(path, UnmappedError.of(bytes.get(), e));
    }
  }

  /// Reads as many elements from `first` on, counted in C order, as `destination` holds float32.
  public void readFloats(long first, MemorySegment destination) throws BadFileException {
    try {
      array.readFloats(first, destination);
    } catch (IOException e) {
      throw bad(path, e);
    } catch (InternalError e) {
      throw cutShort(path, e);
    }
  }

  /// Reads all elements in their own type, little-endian, in C order.
  public void readStored(MemorySegment destination) throws BadFileException {
    readStored(0, destination);
  }

  /// Reads as many elements from `first` on, counted in C order, as `destination` holds in
  /// their own type, little-endian.
  public void readStored(long first, MemorySegment destination) throws BadFileException {
    try {
      array.readStored(first, destination);
    } catch (IOException e) {
      throw bad(path, e);
    } catch (InternalError e) {
      throw cutShort(path, e);
    }
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      // Everything asked for was read; nothing is lost with a handle that does not close.
    }
  }
}
