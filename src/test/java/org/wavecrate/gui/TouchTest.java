package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A robot uses every control and every key of every screen, in the real window on the headless
/// platform, and looks whether anything comes of it.
@ExtendWith(WindowFaults.class)
class TouchTest {
  /// The tables by screen; `window` is what surrounds them all.
  private static final Map<String, TouchTable> TABLES = new LinkedHashMap<>();

  /// No dataset is open.
  private static final String WELCOME = "welcome";

  private static final String WINDOW = "window";

  static {
    TABLES.put(WELCOME, WelcomeTouches.table());
    TABLES.put(WINDOW, WindowTouches.table());
    for (Screen screen : Screen.values()) {
      TABLES.put(
          screen.id(),
          switch (screen) {
            case EXPLORE -> ExploreTouches.table();
            case OVERVIEW -> OverviewTouches.table();
            case AUGMENT -> AugmentTouches.table();
            case SHUFFLE -> ShuffleTouches.table();
            case CHECK -> CheckTouches.table();
            case EXPORT -> ExportTouches.table();
            case IMPORT -> ImportTouches.table();
          });
    }
  }

  @TempDir private Path folder;

  /// A Python package, whether or not one was built: without one, no kit can be chosen.
  @BeforeEach
  void addPythonPackage() throws IOException {
    Path program = Files.createDirectories(folder.resolve("program"));
    Files.write(program.resolve("wavecrate-0-py3-none-any.whl"), new byte[100]);
    System.setProperty("wavecrate.program", program.toString());
  }

  @AfterEach
  void removePythonPackage() {
    System.clearProperty("wavecrate.program");
  }

  /// All of them, or the one that `-Dwavecrate.touch=` names.
  static Stream<String> screens() {
    String one = System.getProperty("wavecrate.touch", "");
    return TABLES.keySet().stream().filter(screen -> one.isEmpty() || screen.equals(one));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void everyControlAndKeyDoesSomething(String screen) throws Exception {
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Set<String> keys = new LinkedHashSet<>();
    try (TouchStand stand = new TouchStand(folder, first(screen))) {
      for (Touch row : TABLES.get(screen).rows()) {
        try {
          row.before().run(stand);
          seen.addAll(stand.controls().keySet());
          keys.addAll(stand.keys());
          Object was = Toolkit.get(() -> row.effect().apply(stand));
          row.use().run(stand);
          stand.await("an effect; still " + was, () -> !row.effect().apply(stand).equals(was));
          if (stand.isShowing()) {
            seen.addAll(stand.controls().keySet());
          }
        } catch (AssertionError | Exception e) {
          wrong.add(row.name() + ": " + e.getMessage());
        }
        WindowFaults.take().forEach(fault -> wrong.add(row.name() + ": " + fault));
      }
    }
    seen.stream()
        .filter(name -> TABLES.values().stream().noneMatch(table -> table.lists(name)))
        .forEach(name -> wrong.add(missing("control", name, "press")));
    keys.stream()
        .filter(name -> TABLES.values().stream().noneMatch(table -> table.listsKey(name)))
        .forEach(name -> wrong.add(missing("key", name, "key")));
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private static String missing(String kind, String name, String row) {
    return "no row for the "
        + kind
        + " "
        + name
        + "; add to the table of the screen that it is on (ExploreTouches and so on) ."
        + row
        + "(\""
        + name
        + "\", s -> what is different after it)";
  }

  private static Optional<Screen> first(String table) {
    Optional<Screen> own =
        Stream.of(Screen.values()).filter(screen -> screen.id().equals(table)).findFirst();
    return table.equals(WELCOME) ? Optional.empty() : own.or(() -> Optional.of(Screen.EXPLORE));
  }

  @Test
  void everyKeyOnTheSheetIsPressed() {
    List<String> keys =
        TABLES.values().stream()
            .flatMap(table -> table.rows().stream())
            .filter(Touch::key)
            .map(Touch::name)
            .toList();
    assertThat(keys).containsAll(ShortcutSheet.keys());
  }
}
