package org.wavecrate.dataset;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Sorts the entries of one zip into a [ZipContent], from its central directory alone. Refuses what
/// a well-meant zip never holds: names that lead elsewhere, the same name twice, entries that
/// overlap.
final class ZipListing {
  /// Deeper files are no examples, and a name of 30,000 slashes must not fill the memory.
  static final int DEEPEST = 32;

  private static final int LONGEST_TARGET = 4096;

  private final ZipContent into;
  private final ZipDirectory zip;
  private final int number;
  private final String top;

  /// @param number that of the zip in the content's list
  /// @param top the folder that its root becomes
  ZipListing(ZipContent into, ZipDirectory zip, int number, String top) {
    this.into = into;
    this.zip = zip;
    this.number = number;
    this.top = top;
  }

  void read(Progress progress) throws DatasetException {
    ZipExtents extents = new ZipExtents();
    int count = Math.toIntExact(zip.count());
    long at = zip.start();
    for (int i = 0; i < count; i++) {
      if (i % 10_000 == 0) {
        progress.throwIfCancelled();
        progress.report(i, zip.count());
      }
      ZipRecord record = new ZipRecord(zip, at);
      extents.add(record.offset(), record.firstPossibleEnd());
      add(record);
      at = record.next();
    }
    if (at != zip.end()) {
      throw zip.damaged("its directory holds more than its " + zip.count() + " entries");
    }
    extents.refuseOverlap(zip);
  }

  private void add(ZipRecord record) throws DatasetException {
    String name = record.name();
    List<String> parts = Arrays.asList(name.split("/", -1));
    refuseUnsafe(name, parts, record);
    // "./train//id-1.npy" is written by some programs and means "train/id-1.npy".
    List<String> parents =
        parts.subList(0, parts.size() - 1).stream()
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    String file = parts.getLast();
    if (parents.size() > DEEPEST || parents.stream().anyMatch(Tree::isAppleDouble)) {
      if (parents.size() > DEEPEST && FileKind.isArray(file)) {
        into.tooDeep++;
      }
      return;
    }
    String path = String.join("/", parents);
    String parent = path.isEmpty() ? top : Tree.join(top, path);
    ZipTreeFolder folder = into.folders.make(parent);
    if (!file.isEmpty() && !Tree.isAppleDouble(file)) {
      add(record, folder, parent, file);
    }
  }

  private void add(ZipRecord record, ZipTreeFolder folder, String parent, String file)
      throws DatasetException {
    boolean isLitter = Tree.isLitter(file);
    long key = ZipList.key(number, record);
    if (record.isLink()) {
      into.addLink(parent, file, target(record));
    } else if (FileKind.isArray(file)) {
      if (isLitter) {
        folder.strays.add(Stray.hidden(file));
      } else {
        folder.add(file, key);
        into.obstacles.add(record);
      }
    } else if (FileKind.isArchive(file) && !isLitter) {
      if (into.archives.put(Tree.join(parent, file), key) != null) {
        throw twice(record);
      }
    } else if (Stray.isOne(file)) {
      folder.strays.add(isLitter ? Stray.hidden(file) : Stray.of(file));
    } else if (FileKind.isTable(file)) {
      Long other = into.texts.put(Tree.join(parent, file), key);
      if (other != null && into.zips.zip(other) == zip) {
        throw twice(record);
      }
    }
  }

  private DatasetException twice(ZipRecord record) {
    return zip.damaged("entry '" + record.shownName() + "' is there twice; refused");
  }

  private static String target(ZipRecord record) {
    try {
      return record.text(LONGEST_TARGET);
    } catch (IOException e) {
      // It is left out wherever it leads.
      return "";
    }
  }

  private void refuseUnsafe(String name, List<String> parts, ZipRecord record)
      throws DatasetException {
    boolean drive = name.length() > 1 && name.charAt(1) == ':';
    if (name.startsWith("/") || drive || parts.contains("..") || name.indexOf('\0') >= 0) {
      throw zip.damaged("entry '" + record.shownName() + "' leads outside the zip; refused");
    }
  }
}
