package org.wavecrate.gui;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.wavecrate.ProgramFolder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.Formatted;

/// Opens the window. The only door from the rest of the program to JavaFX.
public final class Desktop {
  /// Exit code for "can't be used here".
  private static final int UNUSABLE = 2;

  /// How long measuring may take to keep what it has found when the window closes.
  private static final Duration LAST_WORK = Duration.ofSeconds(5);

  /// How many times a second the toolkit draws at most.
  private static final String PULSE = "javafx.animation.pulse";

  private static final String NO_DISPLAY =
      "wavecrate: no window can be opened here (%s); commands such as 'wavecrate info' need no"
          + " display";

  private Desktop() {}

  /// Opens the window and returns when the user has closed it.
  ///
  /// @param dataset what to show; if there is none, the window says what to do
  /// @return the exit code: 0, or 2 where there is no display, after one sentence on stderr
  public static int open(Optional<Path> dataset) {
    CountDownLatch closed = new CountDownLatch(1);
    TaskBackground background = new TaskBackground();
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    if (linux && !hasDisplay()) {
      System.err.println(Formatted.of(NO_DISPLAY, "neither DISPLAY nor WAYLAND_DISPLAY is set"));
      return UNUSABLE;
    }
    WindowLog.silenceToolkit();
    Optional<WindowGround> ground =
        linux && !isHeadless() ? Optional.of(WindowGround.prepare()) : Optional.empty();
    try {
      drawOften();
      Platform.startup(() -> show(dataset, background, ground, closed));
      closed.await();
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      System.err.println(Formatted.of(NO_DISPLAY, advised(String.valueOf(e.getMessage()))));
      return UNUSABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    background.finish(LAST_WORK);
    Platform.exit();
    return 0;
  }

  /// Has the toolkit draw up to 240 times a second, not 60: after a key, half of the time between
  /// two pictures passes on average before the next one begins. Where nothing changes, nothing is
  /// drawn.
  private static void drawOften() {
    if (System.getProperty(PULSE) != null) {
      return;
    }
    System.setProperty(PULSE, "240");
    PrintStream err = System.err;
    System.setErr(new WithoutPulse(err));
    try {
      Class.forName("com.sun.scenario.animation.AbstractPrimaryTimer");
    } catch (ClassNotFoundException e) {
      // A toolkit that reads the property elsewhere.
    } finally {
      System.setErr(err);
    }
  }

  /// Drops the line by which the toolkit confirms how often it draws.
  private static final class WithoutPulse extends PrintStream {
    WithoutPulse(PrintStream err) {
      super(err, true);
    }

    @Override
    public void println(String line) {
      if (!line.startsWith("Setting PULSE_DURATION")) {
        super.println(line);
      }
    }
  }

  /// Adds advice to the toolkit's message of a missing library, which names no package to
  /// install.
  static String advised(String reason) {
    boolean gtk = reason.toLowerCase(Locale.ROOT).contains("gtk");
    return gtk
        ? reason + "; install GTK 3: 'apt install libgtk-3-0' or 'dnf install gtk3'"
        : reason;
  }

  private static boolean hasDisplay() {
    return isHeadless()
        || System.getenv("DISPLAY") != null
        || System.getenv("WAYLAND_DISPLAY") != null;
  }

  private static boolean isHeadless() {
    return System.getProperty("glass.platform", "").equalsIgnoreCase("headless");
  }

  private static void show(
      Optional<Path> dataset,
      TaskBackground background,
      Optional<WindowGround> ground,
      CountDownLatch closed) {
    WindowLog.toErrorLog();
    Preferences preferences = Preferences.in(ProgramFolder.CONFIG.find());
    Stage stage = new Stage();
    MainWindow window = new MainWindow(stage, preferences, background);
    stage.setOnShown(event -> ground.ifPresent(g -> g.follow((Region) stage.getScene().getRoot())));
    stage.setOnHidden(event -> closed.countDown());
    preferences.keepSaved();
    window.journalIn(ProgramFolder.STATE.find().resolve("marks"));
    // Read while the window is made, and most often there before it is shown.
    dataset.ifPresent(window::take);
    window.furnish();
    // Each step begins with what was read during the one before.
    Platform.runLater(
        () -> {
          window.arrange();
          Platform.runLater(window::show);
        });
  }

  /// Writes a picture of every screen in every theme, without a display.
  ///
  /// @param folder where to; made if need be
  /// @return the files, such as `explore-dark.png`
  /// @throws IOException if the dataset can't be opened or a file can't be written
  public static List<Path> snapshot(Path dataset, Path folder, Progress progress)
      throws IOException {
    beHeadless();
    return new Snapshots(1440, 900).write(dataset, folder, progress);
  }

  /// Writes an animated PNG of how the check finds a mistake and shows where it is, without a
  /// display.
  ///
  /// @throws IOException if the dataset can't be opened, if nothing that is found in it shows in a
  ///     place of an example, or if the file can't be written
  public static void film(Path dataset, Path file) throws IOException {
    beHeadless();
    new Snapshots(1200, 760).film(dataset, file);
  }

  static void beHeadless() {
    WindowLog.silenceToolkit();
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
  }
}
