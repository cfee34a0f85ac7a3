package org.wavecrate.intake;

import java.util.Optional;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.decode.RecordingFormat;

/// A recording, and what will become of it.
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
    long examples) {}
