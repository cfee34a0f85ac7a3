package org.wavecrate.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.storage.Formatted;

/// Opens recordings by what is in them, whatever they are called.
public final class Recordings {
  private static final int START_BYTES = 64;
  private static final int ID3_BYTES = 10;

  private Recordings() {}

  /// Whether a file's name ends as a recording's does. Opening it tells whether it is one.
  public static boolean isNamed(Path file) {
    return isNamed(file.getFileName().toString());
  }

  /// Whether a name ends as a recording's does.
  public static boolean isNamed(String name) {
    return FfmpegFormats.isNamed(name);
  }

  /// Opens a file.
  ///
  /// @throws DecodeException if it is no recording that can be read here; the message lacks the
  ///     file's name
  public static Recording open(Path file) throws IOException {
    FileBytes bytes = FileBytes.open(file);
    ByteBuffer start;
    try {
      Optional<Recording> own = own(bytes);
      if (own.isPresent()) {
        return own.get();
      }
      start = bytes.read(0, START_BYTES);
      if (!FfmpegFormats.mayBe(start) && !isNamed(file)) {
        throw new DecodeException("is no recording" + beginning(start));
      }
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
    bytes.close();
    try {
      return FfmpegRecording.open(file);
    } catch (DecodeException e) {
      throw FfmpegFormats.mayBe(start) ? e : new DecodeException(e.getMessage() + beginning(start));
    }
  }

  private static String beginning(ByteBuffer start) {
    return Formatted.of(": it begins with \"%s\"", FfmpegFormats.beginning(start));
  }

  /// Opens a WAV file of uncompressed samples, whatever it is called.
  ///
  /// @throws DecodeException if it is something else; the message lacks the file's name
  public static Recording openWave(Path file) throws IOException {
    FileBytes bytes = FileBytes.open(file);
    try {
      ByteBuffer start = bytes.read(0, START_BYTES);
      if (!WaveFile.begins(start)) {
        throw new DecodeException("is no WAV file" + beginning(start));
      }
      return pcm(bytes, WaveFile.find(bytes, start))
          .orElseThrow(
              () ->
                  new DecodeException(
                      "is a WAV file of compressed samples; allowed: PCM of 8, 16, 24, 32 bits,"
                          + " float of 32, 64, mu-law, A-law"));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /// Opens what needs no outside decoder.
  private static Optional<Recording> own(FileBytes file) throws IOException {
    if (file.size() == 0) {
      throw new DecodeException("is empty: 0 bytes");
    }
    ByteBuffer start = file.read(0, START_BYTES);
    if (WaveFile.begins(start)) {
      return pcm(file, WaveFile.find(file, start));
    }
    if (AiffFile.begins(start)) {
      return pcm(file, AiffFile.find(file, start));
    }
    if (FileBytes.tag(start, 0, 4).equals("OggS")) {
      boolean vorbis = FileBytes.tag(start, 28, 7).equals("\u0001vorbis");
      return vorbis ? Optional.of(VorbisRecording.open(file)) : Optional.empty();
    }
    long tags = FileBytes.tag(start, 0, 3).equals("ID3") ? id3Bytes(start) : 0;
    boolean flac = FileBytes.tag(file.read(tags, 4), 0, 4).equals("fLaC");
    return flac ? FlacRecording.open(file, tags) : Optional.empty();
  }

  private static Optional<Recording> pcm(FileBytes file, Optional<PcmData> data)
      throws DecodeException {
    return data.isPresent() ? Optional.of(new PcmRecording(file, data.get())) : Optional.empty();
  }

  /// The length of an ID3v2 tag: its header says it in 4 bytes of 7 bits.
  private static long id3Bytes(ByteBuffer start) {
    long size = 0;
    for (int i = 6; i < ID3_BYTES && i < start.limit(); i++) {
      size = size << 7 | start.get(i) & 0x7f;
    }
    return ID3_BYTES + size;
  }
}
