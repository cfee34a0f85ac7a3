import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs the Python package and the engine into a wheel, which is a zip with a table of contents.
/// It needs neither Python nor pip. Maven starts this file as it is.
final class Wheel {
  /// The engine: what it takes to fill batches, and no window, no ND4J.
  private static final List<String> PACKAGES =
      List.of(
          "audio",
          "content",
          "dataset",
          "decode",
          "feature",
          "generator",
          "keras",
          "npy",
          "plot",
          "storage",
          "text",
          "transform",
          "work");

  /// With what trains in Java, which brings its own ND4J.
  private static final List<String> WITH_DL4J =
      Stream.concat(PACKAGES.stream(), Stream.of("dl4j")).toList();

  private static final Pattern LIBRARIES =
      Pattern.compile("jackson-(annotations-2|core-3|databind-3)\\..*\\.jar");

  /// Stored, not compressed, and of one time: so the bytes depend on nothing but the content.
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Wheel() {}

  /// @param args the project's folder, the build folder, the version as Maven writes it, and
  ///     `NAME=VERSION` of the libraries that the engine's POM names
  public static void main(String[] args) throws IOException {
    Path project = Path.of(args[0]);
    Path build = Path.of(args[1]);
    String version = args[2].replace("-SNAPSHOT", ".dev0");
    Map<String, byte[]> files = new TreeMap<>();
    Path sources = project.resolve("src/main/python");
    for (Path file : below(sources.resolve("wavecrate"))) {
      if (!file.toString().contains("__pycache__")) {
        files.put(name(sources, file), Files.readAllBytes(file));
      }
    }
    files.put(
        "wavecrate/jars/wavecrate-engine.jar", engine(build.resolve("classes"), PACKAGES, ""));
    writeEngine(project, build, args);
    for (Path jar : below(build.resolve("lib"))) {
      if (LIBRARIES.matcher(jar.getFileName().toString()).matches()) {
        files.put("wavecrate/jars/" + jar.getFileName(), Files.readAllBytes(jar));
      }
    }
    // For who works on the package: there, it finds its jars in the build.
    Path engine = Files.createDirectories(build.resolve("engine"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().startsWith("wavecrate/jars/")) {
        Files.write(engine.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
      }
    }
    String info = "wavecrate-" + version + ".dist-info/";
    String metadata = Files.readString(sources.resolve("METADATA"));
    files.put(info + "METADATA", utf8(metadata.replace("@VERSION@", version)));
    files.put(info + "licenses/LICENSE", Files.readAllBytes(project.resolve("LICENSE")));
    files.put(
        info + "WHEEL",
        utf8(
            """
            Wheel-Version: 1.0
            Generator: wavecrate
            Root-Is-Purelib: true
            Tag: py3-none-any
            """));
    files.put(info + "RECORD", record(files, info + "RECORD"));
    try (DirectoryStream<Path> old = Files.newDirectoryStream(build, "wavecrate-*.whl")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    Path wheel = build.resolve("wavecrate-" + version + "-py3-none-any.whl");
    Path temporary = build.resolve("wavecrate.whl.part");
    Files.write(temporary, zip(files));
    Files.move(temporary, wheel);
  }

  /// The engine for programs in Java: a jar without a class path, so that it drags along neither
  /// JavaFX nor ND4J nor a logger, and its POM.
  private static void writeEngine(Path project, Path build, String[] args) throws IOException {
    String attributes =
        "Automatic-Module-Name: org.wavecrate.engine\r\n"
            + "Implementation-Title: Wavecrate engine\r\n"
            + ("Implementation-Version: " + args[2] + "\r\n");
    byte[] jar = engine(build.resolve("classes"), WITH_DL4J, attributes);
    Files.write(build.resolve("wavecrate-engine.jar"), jar);
    String pom = Files.readString(project.resolve("packaging/engine-pom.xml"));
    pom = pom.replace("@VERSION@", args[2]);
    for (String library : List.of(args).subList(3, args.length)) {
      String[] named = library.split("=", 2);
      pom = pom.replace("@" + named[0] + "@", named[1]);
    }
    Files.writeString(build.resolve("wavecrate-engine.pom"), pom);
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] engine(Path classes, List<String> packages, String attributes)
      throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0\r\n" + attributes + "\r\n"));
    for (String name : packages) {
      for (Path file : below(classes.resolve("org/wavecrate").resolve(name))) {
        files.put(name(classes, file), Files.readAllBytes(file));
      }
    }
    return zip(files);
  }

  private static byte[] record(Map<String, byte[]> files, String itself) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (name, bytes) ->
            lines.append("%s,sha256=%s,%d\n".formatted(name, sha256(bytes), bytes.length)));
    return utf8(lines + itself + ",,\n");
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = bytes;
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
