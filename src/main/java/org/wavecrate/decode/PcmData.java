package org.wavecrate.decode;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/// The position and coding of the uncompressed samples in a file.
///
/// @param name of the file's format
/// @param coding of the samples
/// @param order of the bytes of a sample
/// @param channels samples per frame
/// @param sampleRateHz frames per second
/// @param start of the samples, in bytes from the start of the file
/// @param bytes of samples that are there
/// @param damage if the file promises more
record PcmData(
    String name,
    PcmCoding coding,
    ByteOrder order,
    int channels,
    int sampleRateHz,
    long start,
    long bytes,
    Optional<String> damage) {
  /// Data as the file promises it, cut to what the file holds.
  static PcmData within(
      String name,
      PcmCoding coding,
      ByteOrder order,
      int channels,
      int sampleRateHz,
      long start,
      long promised,
      long fileBytes) {
    long there = Math.clamp(fileBytes - start, 0, Math.max(0, promised));
    Optional<String> damage = Optional.empty();
    if (there < promised) {
      double second = Math.max(1.0, (double) coding.bytes() * channels * sampleRateHz);
      damage = Optional.of(Damage.cutShort(there / second, promised / second));
    }
    return new PcmData(name, coding, order, channels, sampleRateHz, start, there, damage);
  }

  RecordingFormat format() throws DecodeException {
    long frameBytes = Math.max(1, (long) coding.bytes() * channels);
    OptionalLong frames = OptionalLong.of(bytes / frameBytes);
    return RecordingFormat.own(name, coding.text(), sampleRateHz, channels, frames);
  }
}
