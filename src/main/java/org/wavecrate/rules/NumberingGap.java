package org.wavecrate.rules;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Numbers that are missing between examples.
final class NumberingGap extends CheckRule {
  NumberingGap() {
    super(
        "numbering-gap",
        "Gap in the numbering",
        Severity.WARNING,
        "Examples are numbered and some numbers are missing: files may have been lost.",
        "Restore what is missing; if it was left out on purpose, renumber or silence the rule.");
  }

  private static final int MOST_NAMED = 5;

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Split split : evidence.splits()) {
      for (int b = 0; b < split.blocks().size(); b++) {
        block(split, b, found);
      }
    }
  }

  private static void block(Split split, int index, Findings found) {
    Block block = split.blocks().get(index);
    FileNumber before = null;
    long missing = 0;
    int gaps = 0;
    List<String> named = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      FileNumber number = FileNumber.of(split.example(split.start(index) + i).name());
      if (before != null
          && before.stem().equals(number.stem())
          && before.number() >= 0
          && number.number() > before.number() + 1) {
        missing += number.number() - before.number() - 1;
        if (gaps++ < MOST_NAMED) {
          named.add(
              number.number() == before.number() + 2
                  ? Long.toString(before.number() + 1)
                  : before.number() + 1 + " to " + (number.number() - 1));
        }
      }
      before = number;
    }
    // Names made of times or of numbers drawn at random are no numbering.
    if (missing > 0 && missing < block.size()) {
      found.block(
          split,
          block,
          Formatted.of(
              "%s %s missing: %s%s",
              Plural.of(missing, "number"),
              Plural.either(missing, "is", "are"),
              String.join(", ", named),
              gaps > MOST_NAMED ? ", ..." : ""),
          missing + " missing",
          "0 missing");
    }
  }
}
