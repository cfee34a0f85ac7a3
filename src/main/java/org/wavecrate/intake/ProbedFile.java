package org.wavecrate.intake;

import org.wavecrate.decode.RecordingFormat;

/// A recording that was opened, and what it states of itself.
///
/// @param entry what the corpus says of it
/// @param format what it states
public record ProbedFile(CorpusEntry entry, RecordingFormat format) {}
