package org.wavecrate.dataset;

/// The files of a folder that are neither examples, labels nor folders to search.
///
/// @param name its own name
/// @param why as [LeftOut#why]
/// @param loss as [LeftOut#loss]
record Stray(String name, String why, LeftOut.Loss loss) {
  static final String VOLUME =
      "one of several volumes of a zip; join them first (cat set.zip.0* > set.zip, or 7-Zip), or"
          + " unzip them and open the folder";

  static Stray arrays(String name) {
    return new Stray(name, "an archive of arrays, which is not read", LeftOut.Loss.ARRAYS);
  }

  static Stray audio(String name) {
    return new Stray(name, "a recording, not an array", LeftOut.Loss.AUDIO);
  }

  static Stray hidden(String name) {
    return new Stray(name, "hidden", LeftOut.Loss.NONE);
  }

  static Stray brokenLink(String name) {
    return new Stray(name, "a link to what is not there", LeftOut.Loss.ARRAYS);
  }

  static Stray linkUp(String name) {
    return new Stray(name, "a link to a folder that holds it", LeftOut.Loss.NONE);
  }

  /// Links in archives are never followed.
  static Stray linkInZip(String name) {
    boolean lost = FileKind.of(name) != FileKind.PLAIN;
    return new Stray(
        name,
        "a link, which is not followed in a zip",
        lost ? LeftOut.Loss.ARRAYS : LeftOut.Loss.NONE);
  }

  /// A link in an archive to one of its folders.
  static Stray linkWithin(String name) {
    return new Stray(
        name,
        "a link to a folder of the zip, which is read there and not followed",
        LeftOut.Loss.TWICE);
  }

  /// Whether training could need a file, by its name.
  static boolean isOne(String name) {
    FileKind kind = FileKind.of(name);
    return kind == FileKind.ARRAYS || kind == FileKind.AUDIO || FileKind.isVolume(name);
  }

  static Stray of(String name) {
    if (FileKind.isVolume(name)) {
      return new Stray(name, VOLUME, LeftOut.Loss.ARRAYS);
    }
    return FileKind.of(name) == FileKind.AUDIO ? audio(name) : arrays(name);
  }
}
