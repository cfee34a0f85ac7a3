package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wavecrate.storage.Formatted;

/// One folder of a [ZipTree]: its folders, arrays with their directory records, and other files.
final class ZipTreeFolder {
  final Set<String> folders = new TreeSet<>(NaturalOrder.NATURAL);
  final List<String> arrays = new ArrayList<>();
  final List<Stray> strays = new ArrayList<>(0);
  long[] records = new long[16];

  void add(String name, long record) {
    if (arrays.size() == records.length) {
      records = Arrays.copyOf(records, 2 * records.length);
    }
    records[arrays.size()] = record;
    arrays.add(name);
  }

  /// Parts of a download may hold a file twice, a zip may not: what it is would depend on the
  /// program.
  ZipTreeFolder withoutCopies(ZipList zips, String path) throws DatasetException {
    Map<String, Integer> seen = HashMap.newHashMap(arrays.size());
    boolean copies = false;
    for (int i = 0; i < arrays.size(); i++) {
      Integer first = seen.putIfAbsent(arrays.get(i), i);
      if (first != null) {
        refuse(zips, path, first, i);
        copies = true;
      }
    }
    if (!copies) {
      return this;
    }
    ZipTreeFolder once = new ZipTreeFolder();
    once.folders.addAll(folders);
    once.strays.addAll(strays);
    for (int i = 0; i < arrays.size(); i++) {
      if (seen.getOrDefault(arrays.get(i), -1) == i) {
        once.add(arrays.get(i), records[i]);
      }
    }
    return once;
  }

  private void refuse(ZipList zips, String path, int first, int second) throws DatasetException {
    ZipDirectory a = zips.zip(records[first]);
    ZipDirectory b = zips.zip(records[second]);
    String file = Tree.join(path, arrays.get(second));
    if (a == b) {
      throw a.damaged("entry '" + file + "' is there twice; refused");
    }
    ZipRecord one = zips.record(records[first]);
    ZipRecord other = zips.record(records[second]);
    if (one.bytes() != other.bytes() || one.checksum() != other.checksum()) {
      throw b.damaged(
          Formatted.of(
                  "holds another version of %s than %s; which one is right only you know: move"
                      + " the other",
                  file, a.location().shown())
              + " zip away");
    }
  }

  ZipTreeFolder without(Set<String> ignored) {
    ZipTreeFolder rest = new ZipTreeFolder();
    for (int i = 0; i < arrays.size(); i++) {
      if (!ignored.contains(arrays.get(i))) {
        rest.add(arrays.get(i), records[i]);
      }
    }
    return rest;
  }
}
