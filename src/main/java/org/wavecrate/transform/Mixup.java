package org.wavecrate.transform;

import java.io.IOException;

/// Mixes with another example of the split, and both labels alike (Zhang et al., "mixup: Beyond
/// empirical risk minimization", 2018): `weight x + (1 - weight) partner`, with the weight from a
/// beta distribution. The partner is as it is stored, before any transform.
public record Mixup(double probability, double alpha) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          Mixup.class,
          "mixup",
          "Mixes with another example, labels included.",
          Domain.EITHER,
          Parameter.number("alpha", 0.2, "", 0.01, 100));

  public Mixup {
    KIND.check(probability, alpha);
  }

  @Override
  public boolean mixesExamples() {
    return true;
  }

  @Override
  public void apply(Clip clip, Draw draw) throws IOException {
    Partners partners = draw.partners();
    int self = partners.self();
    int other = partners.count() > 1 ? (int) draw.random().below(partners.count() - 1L) : self;
    int partner = partners.count() > 1 && other >= self ? other + 1 : other;
    double weight = Beta.next(draw.random(), alpha);
    draw.tell("partner", partners.name(partner));
    draw.tell("weight", weight);
    float[] values = clip.values();
    float[] mixed = draw.floats(values.length);
    partners.read(partner, mixed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (weight * values[i] + (1 - weight) * mixed[i]);
    }
    draw.mixed(new Mix(partner, weight));
  }
}
