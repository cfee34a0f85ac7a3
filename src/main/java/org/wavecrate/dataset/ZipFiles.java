package org.wavecrate.dataset;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;

/// The files of a block within a zip: for each example where its two directory records lie.
final class ZipFiles implements BlockFiles {
  private static final long NONE = -1;

  private final ZipDirectory zip;
  private final long[] examples;
  private final long[] labels;

  ZipFiles(ZipDirectory zip, long[] records, BlockListing listing) {
    this.zip = zip;
    examples = new long[listing.examples().length];
    labels = new long[examples.length];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = records[listing.examples()[i]];
      int label = listing.labels()[i];
      labels[i] = label < 0 ? NONE : records[label];
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
      return new ZipRecord(zip, record).name();
    } catch (DatasetException | InternalError e) {
      // It was readable when the zip was opened: someone has overwritten the file since.
      throw new IllegalStateException(zip.file() + ": was changed while it was open", e);
    }
  }

  @Override
  public boolean hasLabel(int index) {
    return labels[index] != NONE;
  }

  @Override
  public ByteSource openExample(int index) throws IOException {
    return new ZipRecord(zip, examples[index]).open();
  }

  @Override
  public ByteSource openLabel(int index) throws IOException {
    return new ZipRecord(zip, labels[index]).open();
  }

  @Override
  public Place example(int index) {
    return new Place(zip.file(), Optional.of(entry(examples[index])));
  }

  @Override
  public Optional<Place> label(int index) {
    return hasLabel(index)
        ? Optional.of(new Place(zip.file(), Optional.of(entry(labels[index]))))
        : Optional.empty();
  }
}
