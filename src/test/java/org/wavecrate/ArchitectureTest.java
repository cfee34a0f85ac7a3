package org.wavecrate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The package table: who may use whom, and which library belongs where.
class ArchitectureTest {
  private static final String ROOT = "org.wavecrate";

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @ParameterizedTest(name = "{0} uses no more than {1}")
  @CsvSource(
      textBlock =
          """
          storage,   ''
          text,      ''
          work,      ''
          npy,       ''
          audio,     npy
          dataset,   npy audio
          transform, audio feature
          feature,   ''
          generator, npy audio dataset decode transform feature
          decode,    ''
          intake,    audio decode dataset npy generator crate
          rules,     npy audio dataset feature generator plot content survey
          report,    npy audio dataset generator plot content rules
          crate,     npy audio dataset generator rules
          plot,      feature audio
          content,   npy audio dataset feature plot
          survey,    npy audio dataset feature generator
          query,     npy dataset content rules survey
          curate,    dataset survey query
          summary,   npy dataset content rules survey query
          mixing,    dataset transform generator
          dl4j,      npy audio dataset generator
          keras,     npy dataset generator content plot
          sample,    npy
          """)
  void aPackageUsesNoMoreThanTheTableAllows(String name, String allowed) {
    List<String> mayUse =
        new ArrayList<>(List.of(inside(name), inside("storage"), inside("text"), inside("work")));
    for (String other : allowed.split(" ")) {
      if (!other.isEmpty()) {
        mayUse.add(inside(other));
      }
    }
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(not(resideInAnyPackage(mayUse.toArray(String[]::new)))))
        .allowEmptyShould(true)
        .check(classes);
  }

  @ParameterizedTest
  @CsvSource({"cli, gui", "gui, cli"})
  void commandLineAndWindowDoNotKnowEachOther(String name, String other) {
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(inside(other))
        .allowEmptyShould(true)
        .check(classes);
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @CsvSource(
      textBlock =
          """
          javafx..,              gui
          org.kordamp.ikonli..,  gui
          atlantafx..,           gui
          org.nd4j..,            dl4j dataset
          org.deeplearning4j..,  dl4j dataset
          org.bytedeco..,        dl4j dataset decode
          com.jcraft..,          decode
          picocli..,             cli
          be.tarsos..,           transform feature gui
          """)
  void aLibraryIsUsedOnlyWhereItBelongs(String library, String packages) {
    String[] homes =
        Arrays.stream(packages.split(" ")).map(ArchitectureTest::inside).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .check(classes);
  }

  @ParameterizedTest(name = "{0} needs the JDK and {1}")
  @CsvSource(
      textBlock =
          """
          storage,   ''
          text,      ''
          work,      ''
          npy,       ''
          audio,     ''
          dataset,   org.nd4j..
          transform, be.tarsos..
          feature,   be.tarsos..
          plot,      javax.imageio..
          """)
  void theCoreNeedsLittleBesidesTheJdk(String name, String library) {
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat(
            not(resideInAnyPackage("java..", "org.jspecify..", ROOT + "..", library)))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void onlyCommandLineAndWindowUseTheRootPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, inside("cli"), inside("gui"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(classes);
  }

  /// The engine's jar and the wheel hold no more than the packages that `Wheel.java` lists: a class
  /// that is not among them would be missing only once the jar is used.
  @ParameterizedTest(name = "{0}")
  @CsvSource({"PACKAGES, PACKAGES", "WITH_DL4J, PACKAGES WITH_DL4J"})
  void theEnginesJarHasAllThatItsClassesUse(String list, String lists) throws IOException {
    String wheel = Files.readString(Path.of("src/main/python/Wheel.java"));
    Set<String> packed = new TreeSet<>();
    for (String each : lists.split(" ")) {
      Matcher declared =
          Pattern.compile("> " + each + " =[^\"]*((?:\"\\w+\"[,\\s]*)+)\\)").matcher(wheel);
      assertThat(declared.find()).as("list " + each + " in Wheel.java").isTrue();
      packed.addAll(List.of(declared.group(1).replaceAll("[\"\\s]", "").split(",")));
    }
    List<String> missing =
        classes.stream()
            .filter(type -> packed.contains(room(type)))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(uses -> uses.getTargetClass().getPackageName().startsWith(ROOT))
            .filter(uses -> !packed.contains(room(uses.getTargetClass())))
            .map(
                uses ->
                    uses.getOriginClass().getName()
                        + " uses "
                        + uses.getTargetClass().getName()
                        + ", but "
                        + list
                        + " in src/main/python/Wheel.java does not list \""
                        + room(uses.getTargetClass())
                        + "\": the engine's jar would lack it")
            .distinct()
            .sorted()
            .toList();
    assertThat(String.join("\n", missing)).isEmpty();
    assertThat(classes.stream().map(ArchitectureTest::room)).containsAll(packed);
  }

  /// The package below the root, such as `npy`.
  private static String room(JavaClass type) {
    String rest = type.getPackageName().replaceFirst("^" + Pattern.quote(ROOT) + "\\.?", "");
    return rest.replaceFirst("\\..*", "");
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyTheCommandLineWritesToStandardOutput() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("cli"))
        .should()
        .accessField(System.class, "out")
        .check(classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Manager", "Helper", "Utils", "Impl"})
  void noClassIsNamedAfterNothing(String ending) {
    noClasses().should().haveSimpleNameEndingWith(ending).check(classes);
  }

  @Test
  void noTopLevelClassHasTheNameOfAnother() {
    Map<String, List<String>> byName = new TreeMap<>();
    for (JavaClass type : classes) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        byName.computeIfAbsent(type.getSimpleName(), _ -> new ArrayList<>()).add(type.getName());
      }
    }
    assertThat(byName).isNotEmpty();
    byName.values().removeIf(names -> names.size() < 2);
    assertThat(byName).isEmpty();
  }

  @Test
  void everyFileIsWrittenByTheOneWriter() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("storage"))
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".ErrorLog")
        .should()
        .callMethodWhere(
            describe(
                "writes a file",
                call ->
                    call.getTargetOwner().isEquivalentTo(Files.class)
                        && Set.of(
                                "write",
                                "writeString",
                                "newOutputStream",
                                "newBufferedWriter",
                                "createTempFile",
                                "copy",
                                "move")
                            .contains(call.getName())))
        .check(classes);
  }

  @Test
  void everySmallFileIsReadByTheOneReader() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("storage"))
        .should()
        .callMethodWhere(
            describe(
                "reads a file of any kind and size",
                call ->
                    call.getTargetOwner().isEquivalentTo(Files.class)
                        && Set.of(
                                "readAllBytes",
                                "readString",
                                "readAllLines",
                                "lines",
                                "newBufferedReader",
                                "newInputStream")
                            .contains(call.getName())))
        .check(classes);
  }

  @Test
  void noTextDependsOnTheLocaleOfTheMachine() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "formats or folds text by the machine's locale",
                call -> {
                  String name = call.getName();
                  boolean first =
                      !call.getTarget().getRawParameterTypes().isEmpty()
                          && call.getTarget()
                              .getRawParameterTypes()
                              .getFirst()
                              .isEquivalentTo(Locale.class);
                  boolean text = call.getTargetOwner().isEquivalentTo(String.class);
                  boolean folds = Set.of("toLowerCase", "toUpperCase").contains(name);
                  boolean prints = call.getTargetOwner().isAssignableTo(PrintStream.class);
                  return !first
                      && (text && (folds || Set.of("format", "formatted").contains(name))
                          || prints && Set.of("format", "printf").contains(name));
                }))
        .check(classes);
  }

  private static String inside(String name) {
    return ROOT + "." + name + "..";
  }
}
