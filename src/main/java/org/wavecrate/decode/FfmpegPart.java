package org.wavecrate.decode;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The optional part of an installation that decodes MP3, AAC, Opus and others: FFmpeg's jars, in a
/// folder `ffmpeg` next to the program's own, and a Java to run them.
final class FfmpegPart {
  /// Another folder with these jars.
  private static final String PROPERTY = "wavecrate.ffmpeg";

  private FfmpegPart() {}

  /// The command that starts a worker, if the part is installed.
  static Optional<List<String>> command() {
    Optional<Path> folder = folder();
    Path java = java();
    if (folder.isEmpty() || !Files.isExecutable(java)) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.get())) {
      files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().forEach(path::add);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    // Last, since the program's own jar leads to another JavaCPP.
    path.add(own().toString());
    return Optional.of(
        List.of(
            java.toString(),
            "-Xmx256m",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            String.join(File.pathSeparator, path),
            FfmpegWorker.class.getName()));
  }

  private static Optional<Path> folder() {
    String named = System.getProperty(PROPERTY, "");
    Path folder = named.isEmpty() ? own().resolveSibling("ffmpeg") : Path.of(named);
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }

  /// The jar or folder that this class lies in.
  private static Path own() {
    try {
      var source = FfmpegPart.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path java() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
  }
}
