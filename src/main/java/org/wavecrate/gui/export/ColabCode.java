package org.wavecrate.gui.export;

import java.nio.file.Path;
import java.util.List;

/// Python for a notebook on Google Colab that unpacks crates onto its own disk and finds the
/// examples there.
final class ColabCode {
  private static final String TEXT =
      """
      # Once %s is uploaded to your Google Drive:
      from google.colab import drive
      drive.mount('/content/drive')
      !cp -r '/content/drive/MyDrive/%s' /content/crates
      !cd /content/crates && sha256sum -c SHA256SUMS
      !unzip -q '/content/crates/*.zip' -d /content/data

      from glob import glob
      train = [f for f in glob('/content/data/%s/*/*.npy') if '-label-' not in f]
      """;

  private ColabCode() {}

  /// @param folder where the crates are
  /// @param directories the folders within them, that of the training split first
  static String of(Path folder, List<String> directories) {
    Path name = folder.getFileName();
    String crates = quoted(name == null ? "crates" : name.toString());
    String data =
        directories.isEmpty() || directories.getFirst().equals(".")
            ? "*"
            : quoted(directories.getFirst());
    return TEXT.formatted(name == null ? "the folder" : name, crates, data).strip();
  }

  private static String quoted(String name) {
    return name.replace("\\", "\\\\").replace("'", "\\'");
  }
}
