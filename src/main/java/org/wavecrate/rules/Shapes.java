package org.wavecrate.rules;

import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.generator.Fit;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ArrayKind;

/// Code shared by the rules about shapes.
final class Shapes {
  private Shapes() {}

  /// Whether both are sounds, and of another number of channels or with the axes the other way
  /// round.
  static boolean channelsDiffer(ArrayKind a, ArrayKind b) {
    return a.form() == ArrayLayout.Form.SOUND
        && b.form() == ArrayLayout.Form.SOUND
        && a.channels() != b.channels();
  }

  /// The usual shape; `n` stands for lengths that differ.
  static String text(Usual usual) {
    ArrayKind axes = usual.axes().orElseThrow();
    if (usual.length().isPresent()) {
      return axes.shape(usual.length().getAsLong()).toString();
    }
    String axesText =
        axes.rest().axes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    // The open axis is the only one of length 0, as a rule.
    return "(" + axesText.replaceFirst("\\b0\\b", "n") + (axes.rest().rank() == 1 ? ",)" : ")");
  }

  /// The expected length, if this one can't be used.
  static Optional<String> lengthProblem(
      Optional<Fit> fit, ArrayKind kind, long length, Usual usual) {
    if (fit.isPresent()) {
      int samples = fit.get().samples();
      Fit.Mode mode = fit.get().mode();
      boolean tooShort = length < samples && (mode == Fit.Mode.ERROR || mode == Fit.Mode.CROP);
      boolean tooLong = length > samples && (mode == Fit.Mode.ERROR || mode == Fit.Mode.PAD);
      return tooShort || tooLong
          ? Optional.of(
              Formatted.of(
                  "%s %d by the recipe's fit",
                  mode == Fit.Mode.ERROR ? "length" : tooShort ? "at least" : "at most", samples))
          : Optional.empty();
    }
    return usual.length().isPresent() && usual.length().getAsLong() != length
        ? Optional.of(Formatted.of("%s (%s)", text(usual), usual.lengthShare()))
        : Optional.empty();
  }

  /// A split whose labels agree with each other, and not with the rest of the dataset.
  static void compareSplitLabels(Evidence evidence, int split, Findings found) {
    Usual own = evidence.usual(ArrayRole.LABEL).ofSplits().get(split);
    Usual all = evidence.usual(ArrayRole.LABEL).ofAll();
    if (own.axes().isEmpty() || all.axes().isEmpty()) {
      return;
    }
    boolean axes = own.axes().get().fits(all.axes().get());
    boolean free = own.length().isEmpty() || all.length().isEmpty();
    if (!axes || !free && !own.length().equals(all.length())) {
      found.split(
          evidence.splits().get(split),
          Formatted.of(
              "its labels have the shape %s; those of the dataset %s", text(own), text(all)),
          text(own),
          text(all));
    }
  }
}
