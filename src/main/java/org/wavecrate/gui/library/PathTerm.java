package org.wavecrate.gui.library;

import java.util.BitSet;
import java.util.Locale;
import org.wavecrate.dataset.Block;

/// Part of an example's path, in upper or lower case.
///
/// @param text in lower case
record PathTerm(String text) implements Term {
  static PathTerm of(String word) {
    return new PathTerm(word.toLowerCase(Locale.ROOT));
  }

  @Override
  public Test on(Subject subject) {
    Rows rows = subject.table().rows();
    // Folders are asked once each, not once for every example.
    BitSet whole = new BitSet();
    for (Rows.BlockRows block : rows.blocks()) {
      if (contains(block.block().path() + "/")) {
        whole.set(block.first(), block.end());
      }
    }
    if (text.indexOf('/') >= 0) {
      return row -> Answer.of(whole.get(row) || contains(rows.example(row).path()));
    }
    return row -> Answer.of(whole.get(row) || contains(rows.example(row).name()));
  }

  private boolean contains(String name) {
    return name.toLowerCase(Locale.ROOT).contains(text);
  }

  /// Whether a number that a user names a block by is the last number of its name.
  static boolean endsWithNumber(Block block, String number) {
    String name = block.name();
    int at = name.length() - number.length();
    return name.endsWith(number) && (at == 0 || !Character.isDigit(name.charAt(at - 1)));
  }
}
