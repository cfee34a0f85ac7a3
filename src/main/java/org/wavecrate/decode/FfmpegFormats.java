package org.wavecrate.decode;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Selects the files passed to FFmpeg: those with the first bytes or the ending of one of its sound
/// formats.
final class FfmpegFormats {
  /// Demuxers that open nothing but the file itself; playlists would open others.
  static final String DEMUXERS =
      "mp3,aac,ogg,mov,mp4,m4a,3gp,3g2,mj2,asf,matroska,webm,avi,flac,wav,w64,aiff,caf,au,amr,ac3,"
          + "eac3,dts,ape,wv,tta,mpegts,mpeg,flv,mpc,mpc8,nistsphere,voc,dsf,loas,tak,truehd";

  private static final Set<String> EXTENSIONS =
      Set.of(
          "mp3", "mp2", "aac", "m4a", "m4b", "mp4", "mov", "3gp", "wma", "asf", "opus", "ogg",
          "oga", "spx", "webm", "mka", "mkv", "avi", "caf", "au", "snd", "amr", "ac3", "eac3",
          "dts", "ape", "wv", "tta", "ts", "mts", "mpg", "mpeg", "flv", "mpc", "sph", "voc", "dsf",
          "wmv", "m4v", "tak", "flac", "wav", "aif", "aiff", "aifc", "w64", "rf64");

  private static final List<String> STARTS =
      List.of(
          "ID3",
          "OggS",
          "0&\u00b2u",
          "\u001aE\u00df\u00a3",
          "wvpk",
          "MAC ",
          "TTA1",
          "caff",
          ".snd",
          "#!AMR",
          "\u000bw",
          "FLV",
          "NIST_1A",
          "MPCK",
          "MP+",
          "\0\0\u0001\u00ba",
          "tBaK",
          "Creative Voice File",
          "DSD ",
          "fLaC",
          "RIFF",
          "FORM",
          "riff",
          "RF64",
          "BW64");

  private FfmpegFormats() {}

  /// Whether first bytes are those of a format that FFmpeg opens.
  static boolean mayBe(ByteBuffer start) {
    int first = start.limit() < 2 ? 0 : Short.toUnsignedInt(start.getShort(0));
    // MPEG audio and ADTS begin with 11 or 12 ones; the order here is little-endian.
    boolean sync = (first & 0xe0ff) == 0xe0ff && first != 0xfeff && first != 0xffff;
    return sync
        || FileBytes.tag(start, 4, 4).equals("ftyp")
        || STARTS.stream().anyMatch(tag -> FileBytes.tag(start, 0, tag.length()).equals(tag));
  }

  /// Whether the name ends as a recording's does.
  static boolean isNamed(String name) {
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /// The first bytes of a file that is no recording, in words.
  static String beginning(ByteBuffer start) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(8, start.limit()); i++) {
      int value = Byte.toUnsignedInt(start.get(i));
      boolean plain = value >= ' ' && value < 0x7f && value != '\\';
      text.append(plain ? (char) value + "" : String.format(Locale.ROOT, "\\x%02x", value));
    }
    return text.toString();
  }
}
