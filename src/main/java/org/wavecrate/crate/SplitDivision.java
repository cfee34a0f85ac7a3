package org.wavecrate.crate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.storage.Formatted;

/// Divides a split between blocks, so that no crate is larger than allowed.
final class SplitDivision {
  private final Inventory inventory;
  private final CrateTexts texts;
  private final ExportSettings settings;
  private final Optional<DeflateEstimate> estimate;
  private final List<String> notes = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /// @param estimate what compression is expected to save, if the crates are to be deflated
  SplitDivision(
      Inventory inventory,
      CrateTexts texts,
      ExportSettings settings,
      Optional<DeflateEstimate> estimate) {
    this.inventory = inventory;
    this.texts = texts;
    this.settings = settings;
    this.estimate = estimate;
    List<List<Inventory.Folder>> folders = folders();
    String set = set(folders);
    for (int i = 0; i < folders.size(); i++) {
      parts.add(part(folders.get(i), i + 1, folders.size(), set));
    }
  }

  /// The parts, in order; none if the split has no examples.
  List<Part> parts() {
    return parts;
  }

  /// Blocks that are larger than a part should be, a sentence each.
  List<String> notes() {
    return notes;
  }

  /// The blocks of each part.
  private List<List<Inventory.Folder>> folders() {
    long most = settings.maxPartBytes();
    long textBytes = texts.mostBytes(split(), inventory.size());
    List<List<Inventory.Folder>> folders = new ArrayList<>();
    CrateSize size = new CrateSize();
    for (Inventory.Folder folder : inventory.folders()) {
      CrateSize with = size.copy();
      with.add(inventory, folder);
      if (folders.isEmpty() || with.bytes() + textBytes > most) {
        folders.add(new ArrayList<>());
        with = new CrateSize();
        with.add(inventory, folder);
        if (with.bytes() + textBytes > most) {
          notes.add(
              Formatted.of(
                  "%s: this block alone has %,d bytes; allowed in a part: %,d; it gets one of its"
                      + " own",
                  folder.path(), with.bytes(), most));
        }
      }
      folders.getLast().add(folder);
      size = with;
    }
    return folders;
  }

  /// A hash of what the parts of a split have in common, so that a part of another export is known.
  private String set(List<List<Inventory.Folder>> parts) {
    MessageDigest hash = Sha256.start();
    String content = texts.report().map(CheckReport::contentHash).orElse("");
    hash.update(content.getBytes(StandardCharsets.UTF_8));
    hash.update(texts.recipe());
    for (List<Inventory.Folder> part : parts) {
      String text =
          part.stream().map(Inventory.Folder::toString).collect(Collectors.joining("\n"))
              + ("\n" + arrays(part).bytes() + "\n" + settings.deflate() + "\n");
      hash.update(text.getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hex(hash.digest());
  }

  private Part part(List<Inventory.Folder> folders, int number, int count, String set) {
    CrateSize size = arrays(folders);
    long arrays = size.bytes();
    int examples = folders.stream().mapToInt(folder -> folder.end() - folder.first()).sum();
    String file = TargetFolder.fileName(split(), number, count);
    PlannedCrate crate = new PlannedCrate(file, split(), number, count, examples, 0, 0);
    Map<String, byte[]> files = texts.of(crate, set);
    size.add(files);
    long bytes =
        estimate.map(e -> (long) (arrays * e.ratio()) + size.bytes() - arrays).orElse(size.bytes());
    crate = new PlannedCrate(file, split(), number, count, examples, size.entries(), bytes);
    return new Part(crate, inventory, folders, files);
  }

  private CrateSize arrays(List<Inventory.Folder> folders) {
    CrateSize size = new CrateSize();
    folders.forEach(folder -> size.add(inventory, folder));
    return size;
  }

  private SplitName split() {
    return inventory.files().split().name();
  }
}
