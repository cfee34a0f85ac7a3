package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
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
  private final Path labels;
  private final boolean apart;
  private final Map<Integer, String> unusual = HashMap.newHashMap(0);

  /// @param labels the folder of the labels
  /// @param labelFiles the names of the files there, which the listing's labels are numbered by
  FolderFiles(Path folder, String[] files, Path labels, String[] labelFiles, BlockListing listing) {
    this.folder = folder;
    this.labels = labels;
    apart = !labels.equals(folder);
    int[] examples = listing.examples();
    ends = new int[examples.length];
    StringBuilder all = new StringBuilder();
    int length = 0;
    for (int i = 0; i < examples.length; i++) {
      String name = files[examples[i]];
      all.append(name);
      length += utf8Length(name);
      ends[i] = length;
      int label = listing.labels()[i];
      unlabelled.set(i, label < 0);
      if (label >= 0 && !labelFiles[label].equals(usualLabel(name))) {
        unusual.put(i, labelFiles[label]);
      }
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

  private String usualLabel(String name) {
    return apart ? name : LabelNames.labelOf(name);
  }

  @Override
  public String labelName(int index) {
    String name = unusual.get(index);
    return name != null
        ? name
        : hasLabel(index) ? usualLabel(name(index)) : LabelNames.labelOf(name(index));
  }

  @Override
  public ByteSource openExample(int index) throws IOException {
    return open(folder, name(index));
  }

  @Override
  public ByteSource openLabel(int index) throws IOException {
    return open(labels, labelName(index));
  }

  @Override
  public ByteSource openOther(String name) throws IOException {
    return open(folder, name);
  }

  private static ByteSource open(Path folder, String file) throws IOException {
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
        ? Optional.of(Location.of(labels.resolve(labelName(index))))
        : Optional.empty();
  }
}
