package org.wavecrate.gui.overview;

import java.util.List;
import java.util.StringJoiner;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.FeatureFacts;
import org.wavecrate.text.Plural;

/// The figures of a bin, in words.
final class BinReading {
  private BinReading() {}

  /// For example `64 bins of 158 examples`.
  static String about(FeatureFacts features) {
    FeatureFacts.Figures all = features.all();
    String bins = Plural.of(all.bins().size(), "bin") + " of ";
    String examples = Plural.of(all.binned(), "example");
    String some = Formatted.of("%s of %s", Numbers.count(all.binned()), examples(all));
    long spoiled = all.bins().stream().filter(bin -> bin.invalid() > 0).count();
    String marked =
        spoiled == 0
            ? ""
            : "; " + Plural.of(spoiled, "bin") + " with NaN or infinite values, in red";
    return bins + (all.binned() == all.examples() ? examples : some) + marked;
  }

  private static String examples(FeatureFacts.Figures all) {
    return Plural.of(all.examples(), "example");
  }

  /// For example `bin 3: mean −42.1, deviation 12.30 · mean by split: train −42.0, test −43.5`.
  static String of(FeatureFacts features, List<String> splits, int bin) {
    FeatureFacts.Bin one = features.all().bins().get(bin);
    StringJoiner text = new StringJoiner(" · ");
    text.add(
        Formatted.of(
            "bin %d: mean %s, deviation %s",
            bin, FeatureGrid.number(one.mean()), FeatureGrid.number(one.deviation())));
    if (one.invalid() > 0) {
      text.add(Numbers.count(one.invalid()) + " NaN or infinite");
    }
    StringJoiner means = new StringJoiner(", ", "mean by split: ", "");
    for (int i = 0; i < splits.size() && splits.size() > 1; i++) {
      means.add(
          splits.get(i)
              + " "
              + FeatureGrid.number(features.splits().get(i).bins().get(bin).mean()));
    }
    return splits.size() > 1 ? text.add(means.toString()).toString() : text.toString();
  }
}
