package org.wavecrate.crate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.SplitName;

/// The planned content of one crate.
///
/// @param planned what users see of it
/// @param inventory the split
/// @param folders the blocks of the split that it holds
/// @param texts what follows the arrays: small files by name, in order
record Part(
    PlannedCrate planned,
    Inventory inventory,
    List<Inventory.Folder> folders,
    Map<String, byte[]> texts) {
  Part {
    folders = List.copyOf(folders);
    texts = new LinkedHashMap<>(texts);
  }

  /// The name of a small file in a crate. Several crates are unzipped into one folder, where
  /// none may ask to replace what another brought: that of the training split, or of its first
  /// part, brings `wavecrate.json`, and others bring `test.wavecrate.json` and the like.
  static String textName(PlannedCrate crate, String name) {
    boolean first = crate.split() == SplitName.TRAIN && crate.part() == 1;
    String file = crate.file();
    return first ? name : file.substring(0, file.length() - ".zip".length()) + "." + name;
  }

  /// The recipe that it holds.
  byte[] recipe() {
    return Objects.requireNonNull(texts.get(textName(planned, Dataset.RECIPE_FILE)));
  }

  /// The folder that holds example `k`.
  Inventory.Folder folder(int k) {
    int low = 0;
    int high = folders.size() - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (folders.get(middle).first() <= k) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return folders.get(low);
  }

  /// The first entry of its arrays, as its inventory counts them.
  int firstEntry() {
    return 2 * folders.getFirst().first();
  }

  /// One past the last entry of its arrays.
  int endEntry() {
    return 2 * folders.getLast().end();
  }

  byte[] name(int entry) {
    String name = inventory.name(folder(entry / 2), entry);
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /// The blocks that it holds, in order.
  List<PlannedBlock> blocks() {
    return folders.stream().map(this::block).toList();
  }

  private PlannedBlock block(Inventory.Folder folder) {
    int before = folder.path().length() + 1;
    String first = inventory.name(folder, 2 * folder.first());
    String last = inventory.name(folder, 2 * (folder.end() - 1));
    return new PlannedBlock(
        planned.file(),
        folder.path(),
        first.substring(before),
        last.substring(before),
        folder.end() - folder.first());
  }

  /// The size of its arrays, without headers.
  long dataBytes() {
    long bytes = 0;
    for (EntryRun stretch : EntryRun.of(this, false)) {
      bytes += stretch.bytes();
    }
    return bytes;
  }
}
