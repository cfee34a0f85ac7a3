package org.wavecrate.transform;

import java.io.IOException;
import java.util.List;

/// Applies one of several transforms, each as likely as the others. The probability of the one that
/// is chosen still counts: give it 1 to have it always applied.
public record OneOf(double probability, List<Transform> transforms) implements Nested {
  static final TransformKind KIND =
      TransformKind.of(
          OneOf.class,
          "oneOf",
          "Applies one of several transforms.",
          Domain.EITHER,
          Parameter.transforms("transforms"));

  public OneOf {
    transforms = List.copyOf(transforms);
    KIND.check(probability, transforms);
    Nested.domain(transforms);
  }

  @Override
  public void apply(Clip clip, Draw draw) throws IOException {
    int chosen = draw.whole(0, transforms.size() - 1);
    draw.apply(transforms.get(chosen), chosen, clip, draw.nested());
  }
}
