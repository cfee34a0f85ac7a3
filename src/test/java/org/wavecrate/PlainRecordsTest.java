package org.wavecrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That classes which `packaging/PlainRecords.java` has rewritten behave as they did: the shipped
/// jar holds these, and the other tests run the classes as they were compiled.
class PlainRecordsTest {
  @TempDir static Path folder;
  private static Method plain;

  /// One component of each kind.
  record All(
      boolean b, byte y, short s, char c, int i, long l, float f, double d, String t, int[] a) {}

  record Empty() {}

  record Generic<T>(T value, List<T> values) {}

  sealed interface Shape {
    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Other() implements Shape {}

    default String name() {
      return switch (this) {
        case Circle circle when circle.radius() > 1 -> "large circle";
        case Circle circle -> "circle of " + circle.radius();
        case Square(double side) -> "square of " + side;
        case Other other -> "other";
      };
    }
  }

  /// What to compare: texts, hashes and comparisons of many records. Made twice, by the classes
  /// as they are and by those that were rewritten.
  static final class Sayings implements Supplier<String> {
    private static final int[] ARRAY = {};

    @Override
    public String get() {
      record Local(float value) {}
      StringBuilder said = new StringBuilder();
      List<Object> all =
          List.of(
              all(0, 0f, 0.0, null),
              all(0, 0f, 0.0, null),
              all(0, -0f, 0.0, null),
              all(0, Float.NaN, 0.0, "a"),
              all(0, Float.NaN, 0.0, "a"),
              all(0, 0f, -0.0, "a"),
              all(1L << 40, 1.5f, Double.NaN, "text"),
              all(-1, Float.MIN_VALUE, 1e300, ""),
              new All(false, (byte) -1, (short) -2, '\uffff', -3, -4, 5, 6, "", ARRAY),
              new Empty(),
              new Empty(),
              new Generic<>("x", List.of("x")),
              new Generic<>("x", List.of("x")),
              new Generic<>(1, List.of()),
              new Local(-0f),
              new Local(0f),
              new Shape.Circle(2),
              new Shape.Circle(1),
              new Shape.Square(3),
              new Shape.Other());
      for (Object one : all) {
        // The array's own text and hash differ from run to run, and it is the same one in all.
        said.append(one.toString().replace(ARRAY.toString(), "ARRAY")).append(' ');
        said.append(one instanceof All ? one.hashCode() - ARRAY.hashCode() : one.hashCode());
        all.forEach(other -> said.append(' ').append(one.equals(other)));
        said.append(one.equals(null)).append(one.equals("x"));
        said.append(one instanceof Shape shape ? shape.name() : "").append('\n');
      }
      try {
        said.append(chosen(null));
      } catch (NullPointerException e) {
        said.append("null is nothing to choose by\n");
      }
      return said.append(chosen(1)).append(chosen("text")).append(chosen(all)).toString();
    }

    private static All all(long l, float f, double d, String t) {
      return new All(true, (byte) 1, (short) 2, 'c', 3, l, f, d, t, ARRAY);
    }

    private static String chosen(Object value) {
      return switch (value) {
        case Integer i when i > 1 -> "more than 1";
        case Number n -> "number";
        case String s -> s;
        default -> "something else";
      };
    }
  }

  @BeforeAll
  static void compile() throws Exception {
    Path source = Path.of("packaging", "PlainRecords.java");
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertEquals(0, failed);
    ClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    plain = loader.loadClass("PlainRecords").getDeclaredMethod("plain", byte[].class);
    plain.setAccessible(true);
  }

  @Test
  void rewrittenRecordsAndSwitchesSayTheSame() throws Exception {
    String rewritten = Rewriting.sayings();

    assertEquals(new Sayings().get(), rewritten);
    assertTrue(rewritten.contains("All[b=true, y=1, s=2, c=c, i=3, l=1099511627776, f=1.5"));
    assertTrue(rewritten.contains("large circle"));
  }

  @Test
  void nothingIsLeftToBeMadeAtRunTime() throws Exception {
    for (Class<?> type :
        List.of(All.class, Empty.class, Generic.class, Shape.class, Sayings.class)) {
      byte[] compiled = bytes(type);

      assertNotEquals(0, bootstraps(compiled), type.getName());
      assertEquals(0, bootstraps(rewritten(compiled)), type.getName());
    }
  }

  @Test
  void otherClassesStayAsTheyAre() throws Exception {
    byte[] compiled = bytes(PlainRecordsTest.class);

    assertSame(compiled, rewritten(compiled));
  }

  private static long bootstraps(byte[] type) {
    return ClassFile.of().parse(type).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod().owner().displayName())
        .filter(List.of("ObjectMethods", "SwitchBootstraps")::contains)
        .count();
  }

  private static byte[] rewritten(byte[] type) throws ReflectiveOperationException {
    return (byte[]) plain.invoke(null, (Object) type);
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  /// Loads the classes of this test once more, rewritten.
  private static final class Rewriting extends ClassLoader {
    static String sayings() throws ReflectiveOperationException {
      Class<?> sayings = new Rewriting().loadClass(Sayings.class.getName());
      var constructor = sayings.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (String) ((Supplier<?>) constructor.newInstance()).get();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PlainRecordsTest.class.getName() + "$")) {
        return super.loadClass(name, resolve);
      }
      try {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null) {
          byte[] code = rewritten(bytes(Class.forName(name)));
          loaded = defineClass(name, code, 0, code.length);
        }
        return loaded;
      } catch (IOException | ReflectiveOperationException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
