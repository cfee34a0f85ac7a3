package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of one or several zips, sorted by kind and folder as their directories are read.
/// Entries are known by the numbers that a [ZipList] gives them.
final class ZipContent {
  /// @param parent the folder it lies in
  /// @param target where it leads, as it is written
  private record Link(String parent, String name, String target) {}

  final ZipList zips = new ZipList();
  final ZipFolders folders = new ZipFolders();
  final ZipObstacles obstacles = new ZipObstacles();

  /// Recipes and tables by path.
  final Map<String, Long> texts = new HashMap<>();

  /// Zips and `.npz` by path, in the order they were found.
  final Map<String, Long> archives = new LinkedHashMap<>();

  /// The number of arrays that lie too deep.
  int tooDeep;

  private final List<Link> links = new ArrayList<>(0);

  /// Reads one more zip.
  ///
  /// @param path the folder that its root becomes
  void read(ZipDirectory zip, String path, Progress progress) throws DatasetException {
    int number = zips.add(zip);
    try {
      new ZipListing(this, zip, number, path).read(progress);
    } catch (InternalError e) {
      throw new DatasetException(zip.location().shown() + ": was cut short while it was read", e);
    }
  }

  void addLink(String parent, String name, String target) {
    links.add(new Link(parent, name, target));
  }

  /// Ends reading: tells links to folders of the zips, whose arrays are read there, from those that
  /// lose some, and refuses copies.
  void settle() throws DatasetException {
    for (Link link : links) {
      boolean within = folders.isTarget(link.parent(), link.target());
      folders
          .make(link.parent())
          .strays
          .add(within ? Stray.linkWithin(link.name()) : Stray.linkInZip(link.name()));
    }
    folders.refuseCopies(zips);
  }
}
