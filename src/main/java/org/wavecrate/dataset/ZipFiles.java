package org.wavecrate.dataset;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.npy.ByteSource;

/// The files of a block within archives: for each example where its two directory records lie.
final class ZipFiles implements BlockFiles {
  private static final long NONE = -1;

  private final ZipList zips;
  private final long[] examples;
  private final long[] labels;
  private final Map<String, Long> others = HashMap.newHashMap(0);

  /// @param labelRecords those that the listing's labels are numbered by
  ZipFiles(
      ZipList zips, List<String> names, long[] records, long[] labelRecords, BlockListing listing) {
    this.zips = zips;
    examples = new long[listing.examples().length];
    labels = new long[examples.length];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = records[listing.examples()[i]];
      int label = listing.labels()[i];
      labels[i] = label < 0 ? NONE : labelRecords[label];
    }
    Set<String> wanted = new HashSet<>(listing.orphans());
    wanted.addAll(listing.spares());
    for (int i = 0; i < names.size() && !wanted.isEmpty(); i++) {
      if (wanted.contains(names.get(i))) {
        others.put(names.get(i), records[i]);
      }
    }
  }

  @Override
  public int size() {
    return examples.length;
  }

  @Override
  public String name(int index) {
    return Tree.last(entry(examples[index]));
  }

  private String entry(long record) {
    try {
      return zips.record(record).name();
    } catch (DatasetException | InternalError e) {
      // It was readable when the zip was opened: someone has overwritten the file since.
      throw BadFileException.changed(zips.zip(record).location().shown(), e);
    }
  }

  private Location location(long record) {
    return zips.zip(record).location().entry(entry(record));
  }

  @Override
  public boolean hasLabel(int index) {
    return labels[index] != NONE;
  }

  @Override
  public String labelName(int index) {
    return hasLabel(index) ? Tree.last(entry(labels[index])) : LabelNames.labelOf(name(index));
  }

  @Override
  public ByteSource openExample(int index) throws IOException {
    return zips.record(examples[index]).open();
  }

  @Override
  public ByteSource openLabel(int index) throws IOException {
    return zips.record(labels[index]).open();
  }

  @Override
  public ByteSource openOther(String name) throws IOException {
    Long record = others.get(name);
    if (record == null) {
      throw new DatasetException("there is no such file");
    }
    return zips.record(record).open();
  }

  @Override
  public Location other(String name) {
    return location(others.getOrDefault(name, NONE));
  }

  @Override
  public Location example(int index) {
    return location(examples[index]);
  }

  @Override
  public Optional<Location> label(int index) {
    return hasLabel(index) ? Optional.of(location(labels[index])) : Optional.empty();
  }
}
