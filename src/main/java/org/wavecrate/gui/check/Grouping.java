package org.wavecrate.gui.check;

/// The property by which findings are grouped under headings.
enum Grouping {
  RULE,
  PLACE
}
