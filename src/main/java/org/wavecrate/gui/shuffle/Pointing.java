package org.wavecrate.gui.shuffle;

import javafx.scene.input.MouseEvent;
import org.wavecrate.generator.EpochOrder;

/// What becomes of the pointer over a picture of an order.
interface Pointing {
  /// The pointer is over a position of an order.
  void over(MouseEvent event, EpochOrder order, int position);

  /// It is over none.
  void away();

  /// The user wants to see the example there.
  void open(EpochOrder order, int position);
}
