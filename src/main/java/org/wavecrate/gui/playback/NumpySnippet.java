package org.wavecrate.gui.playback;

import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Location;
import org.wavecrate.storage.Formatted;

/// Python text that loads an example with NumPy, wherever it lies.
public final class NumpySnippet {
  private NumpySnippet() {}

  /// A few lines that leave the array in `x`.
  public static String of(Example example) {
    Location location = example.location();
    String file = quoted(location.file().toAbsolutePath().normalize().toString());
    if (!location.isInArchive()) {
      return "import numpy as np\n\nx = np.load(" + file + ")\n";
    }
    return Formatted.of(
        """
        import zipfile

        import numpy as np

        with zipfile.ZipFile(%s) as crate, crate.open(%s) as file:
            x = np.load(file)
        """,
        file, quoted(location.entries().getFirst()));
  }

  /// A Python string literal.
  static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        literal.append(Formatted.of("\\x%02x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
