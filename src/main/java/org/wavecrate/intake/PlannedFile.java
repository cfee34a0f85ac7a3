package org.wavecrate.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.decode.Recording;
import org.wavecrate.decode.RecordingFormat;

/// A recording and its part in the plan.
///
/// @param file where it is
/// @param format what it states of itself
/// @param label its class
/// @param group what it is not parted from
/// @param split where its examples go
/// @param examples how many are expected; silence that is trimmed or damage make them fewer
public record PlannedFile(
    SourceFile file,
    RecordingFormat format,
    Optional<String> label,
    String group,
    SplitName split,
    long examples) {
  /// Opens its sound.
  Recording open() throws IOException {
    return file.open(OptionalInt.of(format.sampleRateHz()));
  }
}
