package org.wavecrate.intake;

import org.wavecrate.decode.RecordingFormat;

/// A recording that was opened, with the facts that its header states.
///
/// @param entry what the corpus says of it
/// @param format what it states
public record ProbedFile(CorpusEntry entry, RecordingFormat format) {}
