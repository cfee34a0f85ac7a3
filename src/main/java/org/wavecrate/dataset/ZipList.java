package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.List;

/// The archives that one tree is made of: a zip and those stored in it, or the parts of a download.
/// An entry is known by one number: which archive, and where its directory record is.
final class ZipList {
  private static final int AT_BITS = 48;
  private static final long AT_MASK = (1L << AT_BITS) - 1;
  private static final int MOST = 1 << 14;

  private final List<ZipDirectory> zips = new ArrayList<>();

  /// @return its number
  int add(ZipDirectory zip) throws DatasetException {
    if (zips.size() == MOST) {
      throw zip.damaged("holds more than " + MOST + " archives");
    }
    zips.add(zip);
    return zips.size() - 1;
  }

  int size() {
    return zips.size();
  }

  ZipDirectory get(int number) {
    return zips.get(number);
  }

  static long key(int number, ZipRecord record) {
    return (long) number << AT_BITS | record.at();
  }

  ZipDirectory zip(long key) {
    return zips.get((int) (key >>> AT_BITS));
  }

  ZipRecord record(long key) throws DatasetException {
    return new ZipRecord(zip(key), key & AT_MASK);
  }
}
