package org.wavecrate.gui.example;

import java.util.Optional;
import org.wavecrate.dataset.Example;

/// The order of Previous and Next, whichever screen lists the examples.
public interface Walk {
  /// Moves on by `examples`, back if negative, and stops at either end.
  void move(int examples);

  /// The example that [#move] would lead to; empty beyond either end.
  Optional<Example> ahead(int examples);

  /// Calls `change` whenever another example, or another order, is walked through.
  void onChange(Runnable change);
}
