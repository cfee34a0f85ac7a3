package org.wavecrate.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Folders to search for splits and blocks: those of a disk or those of a zip. Paths use `/` and
/// are relative to the root, which is the empty path.
interface Tree {
  /// The name of the root, without an ending; it may name a lone split.
  String name();

  /// The folders directly below, in natural order, without those that programs leave behind.
  List<String> folders(String path);

  /// The folders directly below that are hidden; never part of a dataset.
  List<String> hiddenFolders(String path);

  /// The names of the `.npy` files directly below, in no order.
  List<String> arrays(String path);

  /// The other files directly below that could be missed, in no order.
  List<Stray> strays(String path);

  /// A key that is equal for two paths that lead to one folder, by a link perhaps.
  Object identity(String path);

  /// Whether any `.npy` file lies directly below.
  default boolean holdsArrays(String path) {
    return !arrays(path).isEmpty();
  }

  /// Why a folder can't be listed, if it can't; it then seems empty.
  Optional<String> problem(String path);

  /// The block that a folder makes up; an empty one that says why if the folder can't be listed.
  Block block(BlockPlan plan);

  /// The names of recipes and tables directly below, in natural order.
  List<String> texts(String path);

  /// A small text file, the recipe for instance.
  default Optional<String> text(String path) throws IOException {
    return text(path, MOST_TEXT_BYTES);
  }

  /// A text file of bounded size.
  Optional<String> text(String path, int mostBytes) throws IOException;

  static String join(String path, String child) {
    return path.isEmpty() ? child : path + "/" + child;
  }

  /// The last name of a path.
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The path of the folder that a path lies in; the root for one directly below it.
  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /// Whether a file or folder is one that other programs leave behind, to be ignored quietly.
  static boolean isLitter(String name) {
    return name.startsWith(".") || name.equals("__MACOSX");
  }

  /// Whether it is what macOS adds for each file, no array and no folder whatever its name says.
  static boolean isAppleDouble(String name) {
    return name.startsWith("._") || name.equals("__MACOSX");
  }

  /// Longest text file that is read, a recipe for instance.
  int MOST_TEXT_BYTES = 1 << 20;
}
