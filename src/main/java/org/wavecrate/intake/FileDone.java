package org.wavecrate.intake;

import java.util.Optional;

/// A finished recording: written as examples, or rejected.
///
/// @param name of its file
/// @param bytes its size
/// @param modifiedMs when it was written last
/// @param sha256 of the file, in hex digits
/// @param examples how many came of it
/// @param frames of the prepared sound
/// @param startFrame where that begins in the recording
/// @param channels of its examples
/// @param damage that was met
/// @param why it was rejected, if it was
record FileDone(
    String name,
    long bytes,
    long modifiedMs,
    String sha256,
    long examples,
    long frames,
    long startFrame,
    int channels,
    Optional<String> damage,
    Optional<String> why) {
  static FileDone rejected(SourceFile file, String why) {
    return new FileDone(
        file.name(),
        file.bytes(),
        file.modifiedMs(),
        "",
        0,
        0,
        0,
        1,
        Optional.empty(),
        Optional.of(why));
  }

  boolean isOf(SourceFile file) {
    return name.equals(file.name()) && bytes == file.bytes() && modifiedMs == file.modifiedMs();
  }
}
