package org.wavecrate.gui.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wavecrate.crate.PlannedBlock;
import org.wavecrate.storage.Formatted;

/// Python for a notebook on Google Colab that unpacks crates onto its own disk and finds the
/// examples there.
final class ColabCode {
  private static final String TEXT =
      """
      # First upload the folder %s to your Google Drive.
      from google.colab import drive
      drive.mount('/content/drive')
      !cp -r %s /content/crates
      !cd /content/crates && sha256sum -c SHA256SUMS
      !unzip -q '/content/crates/*.zip' -d /content/data

      from glob import glob
      """;

  private ColabCode() {}

  /// The steps for a folder that holds the kit.
  static String withKit(Path folder) {
    String name = Objects.toString(folder.getFileName(), "crates");
    return Formatted.of(
            """
            1. Upload the folder %s to your Google Drive.
            2. There, open train_on_colab.ipynb with Google Colaboratory (double click).
            3. Runtime > Run all. It copies the crates to the machine, checks their sums and trains.
            """,
            name)
        .strip();
  }

  /// @param folder where the crates are
  /// @param blocks what they hold
  static String of(Path folder, List<PlannedBlock> blocks) {
    String name = Objects.toString(folder.getFileName(), "crates");
    StringBuilder code = new StringBuilder();
    code.append(Formatted.of(TEXT, name, shellQuoted("/content/drive/MyDrive/" + name)));
    patterns(blocks)
        .forEach(
            (split, pattern) ->
                code.append(split)
                    .append(" = [f for f in glob(")
                    .append(pythonQuoted("/content/data/" + pattern))
                    .append(") if '-label-' not in f]\n"));
    return code.toString().strip();
  }

  /// The patterns that find the examples of each split once they are unpacked.
  private static Map<String, String> patterns(List<PlannedBlock> blocks) {
    Map<String, String> patterns = new LinkedHashMap<>();
    for (PlannedBlock block : blocks) {
      int slash = block.path().lastIndexOf('/');
      String pattern =
          slash < 0
              ? escaped(block.path()) + "/*.npy"
              : escaped(block.path().substring(0, slash)) + "/*/*.npy";
      patterns.putIfAbsent(block.crate().replaceFirst("(-\\d+of\\d+)?\\.zip$", ""), pattern);
    }
    return patterns;
  }

  /// For glob, which takes brackets for sets of characters.
  private static String escaped(String path) {
    return path.replace("[", "[[]");
  }

  private static String shellQuoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String pythonQuoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
