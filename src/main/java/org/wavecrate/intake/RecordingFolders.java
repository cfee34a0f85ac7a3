package org.wavecrate.intake;

import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.SplitName;

/// Reads classes from the folders of recordings: the outermost folder that differs and names no
/// split is the class.
final class RecordingFolders {
  /// How many folders all recordings share.
  private final int shared;

  private RecordingFolders(int shared) {
    this.shared = shared;
  }

  static RecordingFolders of(SourceTree tree) {
    List<List<String>> all =
        tree.files().stream()
            .filter(SourceFile::isNamed)
            .map(SourceFile::folders)
            .distinct()
            .toList();
    int shared = 0;
    // One folder alone may be a class.
    while (all.size() > 1 && allHave(all, shared)) {
      shared++;
    }
    return new RecordingFolders(shared);
  }

  private static boolean allHave(List<List<String>> all, int depth) {
    List<String> first = all.getFirst();
    return all.stream()
        .allMatch(
            folders ->
                folders.size() > depth
                    && first.size() > depth
                    && folders.get(depth).equals(first.get(depth)));
  }

  private List<String> telling(SourceFile file) {
    List<String> folders = file.folders();
    return folders.subList(Math.min(shared, folders.size()), folders.size());
  }

  /// The class that a file's folders name.
  Optional<String> label(SourceFile file) {
    return telling(file).stream().filter(folder -> SplitName.of(folder).isEmpty()).findFirst();
  }

  /// The split that a file's folders name.
  Optional<SplitName> split(SourceFile file) {
    return telling(file).stream().map(SplitName::of).flatMap(Optional::stream).findFirst();
  }
}
