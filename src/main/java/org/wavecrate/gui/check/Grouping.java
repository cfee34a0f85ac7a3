package org.wavecrate.gui.check;

/// What findings have in common that stand under one heading.
enum Grouping {
  RULE,
  PLACE
}
