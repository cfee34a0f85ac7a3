package org.wavecrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public API of the engine, as its packages list it, is closed and dated.
class PublicApiTest {
  private static final Path SOURCES = Path.of("src/main/java/org/wavecrate");
  private static final Pattern LISTED = Pattern.compile("Public API: ([^.]*)\\.");

  /// Listed types with the text of their sources.
  private static final Map<Class<?>, String> API = new LinkedHashMap<>();

  @BeforeAll
  static void readPackages() throws Exception {
    try (Stream<Path> packages = Files.list(SOURCES)) {
      for (Path folder : packages.sorted().filter(Files::isDirectory).toList()) {
        Path info = folder.resolve("package-info.java");
        Matcher listed = LISTED.matcher(Files.readString(info));
        if (listed.find()) {
          for (String name : listed.group(1).replaceAll("[/\\[\\]\\s]", "").split(",")) {
            Path source = folder.resolve(name + ".java");
            assertThat(source).as(info + " lists it").isRegularFile();
            API.put(
                Class.forName("org.wavecrate." + folder.getFileName() + "." + name),
                Files.readString(source));
          }
        }
      }
    }
  }

  @Test
  void theEnginesPackagesListTheirApi() {
    assertThat(API.keySet().stream().map(Class::getPackageName).distinct())
        .containsExactly(
            "org.wavecrate.audio",
            "org.wavecrate.dataset",
            "org.wavecrate.dl4j",
            "org.wavecrate.feature",
            "org.wavecrate.generator",
            "org.wavecrate.npy",
            "org.wavecrate.transform");
    assertThat(API.keySet()).allMatch(type -> Modifier.isPublic(type.getModifiers()));
  }

  @Test
  void everyTypeSaysSinceWhichVersion() {
    API.forEach(
        (type, source) ->
            assertThat(source)
                .as(type.getName())
                .containsPattern("(?m)^/// @since \\d+\\.\\d+\\.\\d+\\n(?:@.*\\n)*public "));
  }

  @Test
  void itsSignaturesNameNothingElseOfTheProgram() {
    TreeSet<String> outside = new TreeSet<>();
    for (Class<?> listed : API.keySet()) {
      for (Class<?> type : withPublicMembers(listed)) {
        for (Type used : signatures(type)) {
          for (Class<?> named : classes(used)) {
            if (named.getName().startsWith("org.wavecrate.")
                && !API.containsKey(outermost(named))) {
              outside.add(type.getName() + " names " + named.getName());
            }
          }
        }
      }
    }
    // What is generated belongs to its record.
    outside.removeIf(text -> text.matches(".* names \\S+Builder(\\$With)?"));
    assertThat(outside).isEmpty();
  }

  private static List<Class<?>> withPublicMembers(Class<?> listed) {
    List<Class<?>> types = new ArrayList<>(List.of(listed));
    for (Class<?> member : listed.getDeclaredClasses()) {
      if (Modifier.isPublic(member.getModifiers())) {
        types.add(member);
      }
    }
    return types;
  }

  private static List<Type> signatures(Class<?> type) {
    List<Type> used = new ArrayList<>(List.of(type.getGenericInterfaces()));
    if (type.getGenericSuperclass() != null) {
      used.add(type.getGenericSuperclass());
    }
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
        used.add(method.getGenericReturnType());
        used.addAll(parametersAndErrors(method));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (Modifier.isPublic(constructor.getModifiers())) {
        used.addAll(parametersAndErrors(constructor));
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        used.add(field.getGenericType());
      }
    }
    return used;
  }

  private static List<Type> parametersAndErrors(Executable executable) {
    List<Type> used = new ArrayList<>(List.of(executable.getGenericParameterTypes()));
    used.addAll(List.of(executable.getGenericExceptionTypes()));
    return used;
  }

  private static Collection<Class<?>> classes(Type type) {
    return switch (type) {
      case Class<?> c -> List.of(c.isArray() ? element(c) : c);
      case ParameterizedType p -> {
        List<Class<?>> all = new ArrayList<>(classes(p.getRawType()));
        for (Type argument : p.getActualTypeArguments()) {
          all.addAll(classes(argument));
        }
        yield all;
      }
      case GenericArrayType a -> classes(a.getGenericComponentType());
      case WildcardType w ->
          Stream.concat(Stream.of(w.getUpperBounds()), Stream.of(w.getLowerBounds()))
              .flatMap(bound -> classes(bound).stream())
              .toList();
      default -> List.of();
    };
  }

  private static Class<?> element(Class<?> array) {
    Class<?> element = array;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private static Class<?> outermost(Class<?> type) {
    Class<?> outer = type;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    return outer;
  }

  @Test
  void theRootSaysWhatIsPublic() throws IOException {
    assertThat(Files.readString(SOURCES.resolve("package-info.java")))
        .contains("public API")
        .contains("semantic versioning");
  }
}
