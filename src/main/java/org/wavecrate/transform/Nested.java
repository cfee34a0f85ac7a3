package org.wavecrate.transform;

import java.io.IOException;
import java.util.List;
import org.wavecrate.storage.Formatted;

/// A transform that applies some of its own transforms.
sealed interface Nested extends Transform permits OneOf, SomeOf {
  /// Waveform transforms or feature transforms, not both.
  List<Transform> transforms();

  @Override
  default Domain domain() {
    return domain(transforms());
  }

  @Override
  default boolean mixesExamples() {
    return transforms().stream().anyMatch(Transform::mixesExamples);
  }

  @Override
  default void prepare(TransformContext context) throws IOException {
    context.prepare(transforms());
  }

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
