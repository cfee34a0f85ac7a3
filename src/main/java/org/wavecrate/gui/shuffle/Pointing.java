package org.wavecrate.gui.shuffle;

import javafx.scene.input.MouseEvent;
import org.wavecrate.mixing.Served;

/// Receives the pointer over a picture of what a worker is served.
interface Pointing {
  /// The pointer is over a position of an order.
  void over(MouseEvent event, Served served, int position);

  /// It is over none.
  void away();

  /// The user wants to see the example there.
  void open(Served served, int position);
}
