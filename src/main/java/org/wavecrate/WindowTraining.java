package org.wavecrate;

import java.io.IOException;
import org.wavecrate.gui.TrainedUse;

/// Opens the window as users do, looks at a few examples and closes it, so that the build can
/// record which classes that needs and which code is used again and again, and Java opens it
/// faster (JEP 514, JEP 515).
public final class WindowTraining {
  private WindowTraining() {}

  /// @param args a dataset
  public static void main(String[] args) throws IOException {
    TrainedUse.start();
    Main.main(args);
  }
}
