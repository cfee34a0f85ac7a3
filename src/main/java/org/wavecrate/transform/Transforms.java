package org.wavecrate.transform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of all transforms. A new one is a new file and one line here.
public final class Transforms {
  /// All kinds, in the order in which they are shown.
  public static final List<TransformKind> ALL =
      List.of(
          Gain.KIND,
          GaussianNoise.KIND,
          ColorNoise.KIND,
          BackgroundNoise.KIND,
          ImpulseResponse.KIND,
          Shift.KIND,
          TimeStretch.KIND,
          PitchShift.KIND,
          TimeMask.KIND,
          LowPass.KIND,
          HighPass.KIND,
          BandPass.KIND,
          PolarityInversion.KIND,
          Reverse.KIND,
          ClippingDistortion.KIND,
          BitCrush.KIND,
          Normalize.KIND,
          Mixup.KIND,
          FrequencyMask.KIND,
          SpectrogramTimeMask.KIND,
          OneOf.KIND,
          SomeOf.KIND);

  private static final Map<String, TransformKind> BY_NAME = new LinkedHashMap<>();
  private static final Map<Class<?>, TransformKind> BY_TYPE = new LinkedHashMap<>();

  static {
    for (TransformKind kind : ALL) {
      BY_NAME.put(kind.name(), kind);
      BY_TYPE.put(kind.type(), kind);
    }
  }

  private Transforms() {}

  /// The kind that recipes call `name`.
  public static Optional<TransformKind> kind(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The kind of `transform`.
  static TransformKind kindOf(Transform transform) {
    TransformKind kind = BY_TYPE.get(transform.getClass());
    if (kind == null) {
      throw new IllegalStateException(transform.getClass() + " is not in the table");
    }
    return kind;
  }
}
