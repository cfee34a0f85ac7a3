package org.wavecrate.rules;

/// Labels of another element type.
final class LabelDtypeDiffers extends TypeRule {
  LabelDtypeDiffers() {
    super(
        "label-dtype-differs",
        "Label of another type",
        "Most labels are of another type, so this one can't be in a batch with them.",
        "Convert it to the type of the others.",
        ArrayRole.LABEL);
  }
}
