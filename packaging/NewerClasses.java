import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Rewrites the classes of libraries that were compiled for Java 5 as those of Java 8, which differ
/// by the stack maps alone. Java keeps no class without stack maps in its start-up cache and
/// verifies it by the slow way of old each time: for picocli, more than half of what a short
// command
/// took. Maven starts this file as it is.
final class NewerClasses {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private NewerClasses() {}

  /// @param args a folder of jars, and how the names of those to rewrite begin
  public static void main(String[] args) throws IOException {
    for (int i = 1; i < args.length; i++) {
      String prefix = args[i];
      try (Stream<Path> files = Files.list(Path.of(args[0]))) {
        for (Path jar : files.filter(file -> isNamed(file, prefix)).toList()) {
          rewrite(jar);
        }
      }
    }
  }

  private static boolean isNamed(Path file, String prefix) {
    String name = file.getFileName().toString();
    return name.startsWith(prefix) && name.endsWith(".jar");
  }

  private static void rewrite(Path jar) throws IOException {
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    boolean changed = false;
    try (URLClassLoader library = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
        ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(part))) {
      ClassFile classes =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(library)
                      .orElse(ClassHierarchyResolver.defaultResolver())
                      .cached()));
      for (ZipEntry entry : Collections.list(from.entries())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".class")) {
          ClassModel old = classes.parse(content);
          if (old.majorVersion() < FIRST_WITH_STACK_MAPS) {
            content = newer(classes, old);
            changed = true;
          }
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        to.putNextEntry(copy);
        to.write(content);
        to.closeEntry();
      }
    }
    if (changed) {
      Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(part);
    }
  }

  private static byte[] newer(ClassFile classes, ClassModel old) {
    return classes.transformClass(
        old,
        (type, element) -> {
          switch (element) {
            case ClassFileVersion version -> type.withVersion(ClassFile.JAVA_8_VERSION, 0);
            // Code is written anew, instruction by instruction, since code that is copied as a
            // whole
            // gets no stack maps.
            case MethodModel method ->
                type.transformMethod(
                    method,
                    (copy, part) -> {
                      if (part instanceof CodeModel code) {
                        copy.withCode(code::forEach);
                      } else {
                        copy.with(part);
                      }
                    });
            default -> type.with(element);
          }
        });
  }
}
