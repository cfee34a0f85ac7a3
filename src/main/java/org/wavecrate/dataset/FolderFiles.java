package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.FileSource;
import org.wavecrate.npy.NpyException;

/// The files of a block that is a folder: their names in one array of bytes, some 20 bytes an
/// example, since a dataset may hold millions.
final class FolderFiles implements BlockFiles {
  private final Path folder;
  private final byte[] names;
  private final int[] ends;
  private final BitSet unlabelled = new BitSet(0);

  FolderFiles(Path folder, String[] files, BlockListing listing) {
    this.folder = folder;
    int[] examples = listing.examples();
    ends = new int[examples.length];
    StringBuilder all = new StringBuilder();
    int length = 0;
    for (int i = 0; i < examples.length; i++) {
      String name = files[examples[i]];
      all.append(name);
      length += utf8Length(name);
      ends[i] = length;
      unlabelled.set(i, listing.labels()[i] < 0);
    }
    names = all.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int utf8Length(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return name.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return name.length();
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public String name(int index) {
    int start = index == 0 ? 0 : ends[index - 1];
    return new String(names, start, ends[index] - start, StandardCharsets.UTF_8);
  }

  @Override
  public boolean hasLabel(int index) {
    return !unlabelled.get(index);
  }

  @Override
  public ByteSource openExample(int index) throws IOException {
    return open(name(index));
  }

  @Override
  public ByteSource openLabel(int index) throws IOException {
    return open(LabelNames.labelOf(name(index)));
  }

  @Override
  public ByteSource openOther(String name) throws IOException {
    return open(name);
  }

  private ByteSource open(String file) throws IOException {
    try {
      return FileSource.open(folder.resolve(file));
    } catch (InvalidPathException e) {
      // Under the locale "C", Java can list names beyond ASCII but not open them.
      throw new NpyException("its name can't be expressed in this locale; set LC_ALL=C.UTF-8", e);
    }
  }

  @Override
  public Location other(String name) {
    return Location.of(folder.resolve(name));
  }

  @Override
  public Location example(int index) {
    return Location.of(folder.resolve(name(index)));
  }

  @Override
  public Optional<Location> label(int index) {
    return hasLabel(index)
        ? Optional.of(Location.of(folder.resolve(LabelNames.labelOf(name(index)))))
        : Optional.empty();
  }
}
