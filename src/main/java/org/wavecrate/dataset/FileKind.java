package org.wavecrate.dataset;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The kind of a file, by the ending of its name.
enum FileKind {
  ARRAY,
  /// Several arrays in one archive.
  ARRAYS,
  AUDIO,
  /// Known to be neither a folder nor anything that training could need.
  PLAIN,
  /// A folder perhaps.
  UNKNOWN;

  private static final Set<String> AUDIO_ENDINGS =
      Set.of(
          "wav", "wave", "flac", "mp3", "mp2", "ogg", "oga", "opus", "aiff", "aif", "aifc", "m4a",
          "aac", "wma", "caf", "au", "snd", "w64", "rf64", "sph", "amr", "webm", "ape", "wv");

  private static final Set<String> PLAIN_ENDINGS =
      Set.of(
          "txt", "json", "jsonl", "csv", "tsv", "md", "png", "jpg", "jpeg", "pdf", "zip", "lab",
          "mid", "midi", "xml", "yaml", "yml", "py", "tmp", "html");

  static FileKind of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "npy" -> ARRAY;
      case "npz" -> ARRAYS;
      default ->
          AUDIO_ENDINGS.contains(ending) ? AUDIO : PLAIN_ENDINGS.contains(ending) ? PLAIN : UNKNOWN;
    };
  }

  /// Whether it is a zip by its name: of anything, or of arrays.
  static boolean isArchive(String name) {
    return name.regionMatches(true, name.length() - 4, ".zip", 0, 4)
        || name.regionMatches(true, name.length() - 4, ".npz", 0, 4);
  }

  /// Whether it is one of several volumes of a zip, as 7-Zip and `split` write them: `set.zip.001`.
  static boolean isVolume(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".+\\.zip\\.\\d{2,4}");
  }

  static boolean isArray(String name) {
    return name.regionMatches(true, name.length() - 4, LabelNames.SUFFIX, 0, 4);
  }

  /// Whether it may be a table or a recipe.
  static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(".json", ".jsonl", ".csv", ".tsv", ".txt").anyMatch(lower::endsWith);
  }

  /// The name without the ending of an array or a sound.
  static String stem(String name) {
    FileKind kind = of(name);
    return kind == ARRAY || kind == AUDIO ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
