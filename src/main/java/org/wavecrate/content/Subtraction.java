package org.wavecrate.content;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.ValueRange;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// One content minus another, sample by sample or cell by cell.
public final class Subtraction {
  private Subtraction() {}

  /// The difference; where there can be none, [Content.Nothing] with a sentence that says why.
  public static Content of(Content one, Content other) {
    if (one instanceof Content.Sound a && other instanceof Content.Sound b) {
      return sound(a, b);
    }
    if (one instanceof Content.Features a && other instanceof Content.Features b) {
      return features(a, b);
    }
    return new Content.Nothing(
        one instanceof Content.Nothing || other instanceof Content.Nothing
            ? "One of them can’t be shown."
            : "One of them is sound, the other features.");
  }

  private static Content sound(Content.Sound a, Content.Sound b) {
    if (a.length() != b.length()) {
      return differ("sample", a.length(), b.length());
    }
    if (a.channels().size() != b.channels().size()) {
      return differ("channel", a.channels().size(), b.channels().size());
    }
    if (a.scale().fullScale() != b.scale().fullScale()) {
      return new Content.Nothing(
          Formatted.of(
              "Full scale is %,.0f here, %,.0f there: only equal scales can be subtracted.",
              a.scale().fullScale(), b.scale().fullScale()));
    }
    List<PeakPyramid> channels = new ArrayList<>();
    for (int c = 0; c < a.channels().size(); c++) {
      channels.add(
          new PeakPyramid(
              minus(a.channels().get(c).samples(), b.channels().get(c).samples()),
              a.scale().low(),
              a.scale().high()));
    }
    return new Content.Sound(List.copyOf(channels), a.scale());
  }

  private static Content features(Content.Features a, Content.Features b) {
    if (a.frames() != b.frames()) {
      return differ("frame", a.frames(), b.frames());
    }
    if (a.bins() != b.bins()) {
      return differ("bin", a.bins(), b.bins());
    }
    float[] values = minus(a.values(), b.values());
    return new Content.Features(values, a.frames(), a.bins(), ValueRange.of(values));
  }

  private static Content.Nothing differ(String what, long here, long there) {
    return new Content.Nothing(
        Formatted.of(
            "%s here, %s there: only equal shapes can be subtracted.",
            Plural.of(here, what), Plural.of(there, what)));
  }

  private static float[] minus(float[] one, float[] other) {
    float[] difference = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }
}
