package org.wavecrate.gui.shuffle;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.wavecrate.mixing.Served;

/// Receives where the pointer, or the cursor of the keys, is in a picture of what a worker is
/// served.
interface Pointing {
  /// It is over a position of an order.
  ///
  /// @param at its place in the scene
  void over(Point2D at, Served served, int position);

  /// The pointer is over a position of an order.
  default void over(MouseEvent pointer, Served served, int position) {
    over(new Point2D(pointer.getSceneX(), pointer.getSceneY()), served, position);
  }

  /// It is over none.
  void away();

  /// The user wants to see the example there.
  void open(Served served, int position);
}
