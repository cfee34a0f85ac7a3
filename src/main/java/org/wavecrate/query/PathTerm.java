package org.wavecrate.query;

import java.util.BitSet;
import java.util.Locale;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Example;
import org.wavecrate.survey.Rows;

/// Part of an example's path, in upper or lower case.
///
/// @param text in lower case
record PathTerm(String text) implements Term {
  static PathTerm of(String word) {
    return new PathTerm(word.toLowerCase(Locale.ROOT));
  }

  @Override
  public Test on(SurveyedDataset subject) {
    Rows rows = subject.table().rows();
    int slash = text.lastIndexOf('/') + 1;
    String folder = text.substring(0, slash);
    String begin = text.substring(slash);
    // Folders are asked once each, not once for every example.
    BitSet whole = new BitSet();
    BitSet last = new BitSet();
    for (Rows.BlockRows block : rows.blocks()) {
      String path = block.block().path().toLowerCase(Locale.ROOT) + "/";
      whole.set(block.first(), block.end(), path.contains(text));
      last.set(block.first(), block.end(), slash > 0 && path.endsWith(folder));
    }
    if (slash > 0) {
      return row ->
          Answer.of(
              whole.get(row) || last.get(row) && lowerCase(rows.example(row)).startsWith(begin));
    }
    return row -> Answer.of(whole.get(row) || lowerCase(rows.example(row)).contains(text));
  }

  private static String lowerCase(Example example) {
    return example.name().toLowerCase(Locale.ROOT);
  }

  /// Whether a number that a user names a block by is the last number of its name.
  static boolean endsWithNumber(Block block, String number) {
    String name = block.name();
    int at = name.length() - number.length();
    return name.endsWith(number) && (at == 0 || !Character.isDigit(name.charAt(at - 1)));
  }
}
