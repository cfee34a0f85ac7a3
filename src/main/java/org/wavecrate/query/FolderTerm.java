package org.wavecrate.query;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.wavecrate.survey.Rows;

/// Examples by the block or split they lie in.
///
/// @param chosen tells the blocks
record FolderTerm(Predicate<Rows.BlockRows> chosen) implements Term {
  /// Blocks whose name contains one of `words`, or ends in it if it is a number.
  static FolderTerm blocks(List<String> words) {
    return new FolderTerm(block -> words.stream().anyMatch(word -> isNamed(block, word)));
  }

  private static boolean isNamed(Rows.BlockRows block, String word) {
    boolean number = word.chars().allMatch(Character::isDigit);
    return number
        ? PathTerm.endsWithNumber(block.block(), word)
        : block.block().path().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  /// Splits whose canonical name begins with one of `words`.
  static FolderTerm splits(List<String> words) {
    return new FolderTerm(
        block ->
            words.stream()
                .anyMatch(
                    word ->
                        block
                            .split()
                            .name()
                            .canonical()
                            .startsWith(word.toLowerCase(Locale.ROOT))));
  }

  @Override
  public Test on(SurveyedDataset subject) {
    BitSet rows = new BitSet();
    for (Rows.BlockRows block : subject.table().rows().blocks()) {
      if (chosen.test(block)) {
        rows.set(block.first(), block.end());
      }
    }
    return row -> Answer.of(rows.get(row));
  }
}
