package org.wavecrate.rules;

/// Examples of another element type.
final class DtypeDiffers extends TypeRule {
  DtypeDiffers() {
    super(
        "dtype-differs",
        "Type unlike the others",
        "Most examples are of another type. Mixing them is a sign of files from several sources,"
            + " whose values often differ in scale as well.",
        "Convert it, scaling its values to those of the others.",
        ArrayRole.EXAMPLE);
  }
}
