package org.wavecrate.transform;

import java.util.List;
import org.wavecrate.storage.Formatted;

/// Rules for transforms within transforms.
final class Nested {
  private Nested() {}

  /// The common domain of all transforms.
  ///
  /// @throws ParameterException if some work on waveforms and some on features
  static Domain domain(List<Transform> transforms) {
    Domain domain = Domain.EITHER;
    Transform first = transforms.getFirst();
    for (Transform transform : transforms) {
      Domain other = transform.domain();
      if (domain == Domain.EITHER) {
        domain = other;
        first = transform;
      } else if (other != Domain.EITHER && other != domain) {
        throw new ParameterException(
            "transforms",
            Formatted.of(
                "%s works on %s and %s on %s; allowed: transforms of one sort",
                first.kind(), domain.plural(), transform.kind(), other.plural()));
      }
    }
    return domain;
  }
}
