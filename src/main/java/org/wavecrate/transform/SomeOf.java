package org.wavecrate.transform;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.wavecrate.storage.Formatted;

/// Applies several of its transforms, as many as drawn, each as likely as the others, in the order
/// of the list. The probabilities of those that are chosen still count.
///
/// @param maxCount at most so many; empty: all
public record SomeOf(
    double probability, List<Transform> transforms, int minCount, OptionalInt maxCount)
    implements Nested {
  static final TransformKind KIND =
      TransformKind.of(
          SomeOf.class,
          "someOf",
          "Applies some of several transforms.",
          Domain.EITHER,
          Parameter.transforms("transforms"),
          Parameter.integer("minCount", 1, "", 0, 1000),
          Parameter.optionalInteger("maxCount", 0, 1000));

  public SomeOf {
    transforms = List.copyOf(transforms);
    KIND.check(probability, transforms, minCount, maxCount);
    Nested.domain(transforms);
    requireAtMost("minCount", minCount, transforms);
    requireAtMost("maxCount", maxCount.orElse(0), transforms);
  }

  private static void requireAtMost(String key, int count, List<Transform> transforms) {
    if (count > transforms.size()) {
      throw new ParameterException(
          key,
          Formatted.of(
              "%d is not allowed; allowed: up to %d, as there are so many transforms",
              count, transforms.size()));
    }
  }

  @Override
  public void apply(Clip clip, Draw draw) throws IOException {
    int wanted = draw.whole(minCount, maxCount.orElse(transforms.size()));
    var done = draw.nested();
    // Selection sampling (Knuth, "The Art of Computer Programming" 2, algorithm S).
    for (int i = 0; i < transforms.size() && wanted > 0; i++) {
      if (draw.random().below(transforms.size() - i) < wanted) {
        wanted--;
        draw.apply(transforms.get(i), i, clip, done);
      }
    }
  }
}
