package org.wavecrate.gui;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// Measures the window: JVM start to first picture, key to picture, a long example. Started by
/// `src/bench/window.sh`, in a package of its own kind so that it sees what tests see.
final class WindowBench {
  private static final int LONG_RATE_HZ = 48_000;
  private static final int LONG_S = 600;
  private static final int KEYS = 60;

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final TaskBackground BACKGROUND = new TaskBackground();

  private WindowBench() {}

  private static <T> T get(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(120, TimeUnit.SECONDS);
  }

  public static void main(String[] arguments) throws Exception {
    Path samples = Path.of(arguments[0]);
    Path work = Files.createTempDirectory("wavecrate-bench");
    CompletableFuture<MainWindow> shown = new CompletableFuture<>();
    Platform.startup(
        () -> {
          MainWindow window =
              new MainWindow(new Stage(), Preferences.in(work), BACKGROUND, Choosers.NONE);
          window.show();
          shown.complete(window);
        });
    MainWindow window = shown.get();
    say("first window", sinceStart());
    get(
        () -> {
          window.workspace().open(samples);
          return null;
        });
    SoundView view = awaitPicture(window, 0);
    say("first picture, since the JVM started", sinceStart());
    settle(window);
    for (String run : new String[] {"warming up", "measured"}) {
      keys(window, view, run, true);
      keys(window, view, run, false);
    }
    longExample(window, view, work.resolve("long"));
    System.exit(0);
  }

  /// From the change of the example to all its tiles in the scene; and how long that kept the
  /// JavaFX thread.
  private static void keys(MainWindow window, SoundView view, String run, boolean prepared)
      throws Exception {
    double[] toPicture = new double[KEYS];
    double[] cpu = new double[KEYS];
    int[] held = new int[1];
    for (int i = 0; i < KEYS; i++) {
      int row = prepared ? i % scopeSize(window) : (i * 7 + 5) % scopeSize(window);
      settle(window);
      int key = i;
      long start = System.nanoTime();
      boolean complete =
          get(
              () -> {
                long begin = CPU.getCurrentThreadCpuTime();
                var scope = window.workspace().scope().get().orElseThrow();
                window.workspace().example().set(Optional.of(scope.example(row % scope.size())));
                window.stage().getScene().getRoot().applyCss();
                window.stage().getScene().getRoot().layout();
                cpu[key] = (CPU.getCurrentThreadCpuTime() - begin) / 1e6;
                return isShown(window) && view.isComplete();
              });
      if (!complete) {
        awaitPicture(window, row);
      }
      held[0] += complete ? 1 : 0;
      toPicture[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(toPicture);
    Arrays.sort(cpu);
    System.out.printf(
        Locale.ROOT,
        "key to picture, %s, %s: median %.1f ms, 90%% %.1f ms; CPU of the JavaFX thread: median"
            + " %.1f ms, 90%% %.1f ms (%d of %d at once)%n",
        prepared ? "neighbours prepared" : "cold",
        run,
        toPicture[KEYS / 2],
        toPicture[KEYS * 9 / 10],
        cpu[KEYS / 2],
        cpu[KEYS * 9 / 10],
        held[0],
        KEYS);
  }

  private static int scopeSize(MainWindow window) throws Exception {
    return get(() -> window.workspace().scope().get().orElseThrow().size());
  }

  private static void longExample(MainWindow window, SoundView view, Path folder) throws Exception {
    Files.createDirectories(folder);
    float[] samples = new float[LONG_RATE_HZ * LONG_S];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(1e-7 * i * (double) i));
    }
    write(folder.resolve("id-1.npy"), samples);
    long start = System.nanoTime();
    get(
        () -> {
          window.workspace().open(folder);
          return null;
        });
    awaitLength(window, view, samples.length);
    say("10 minutes at 48 kHz: waveform", millis(start));
    awaitPicture(window, 0);
    say("10 minutes at 48 kHz: spectrogram", millis(start));
    TimeView time = view.time();
    double[] step = new double[40];
    double[] full = new double[40];
    for (int i = 0; i < step.length; i++) {
      double factor = i < 30 ? 0.7 : 2;
      long begin = System.nanoTime();
      get(
          () -> {
            time.zoom(time.visible().get().at(0.4), factor);
            window.stage().getScene().getRoot().layout();
            return null;
          });
      step[i] = millis(begin);
      awaitPicture(window, 0);
      full[i] = millis(begin);
    }
    Arrays.sort(step);
    Arrays.sort(full);
    System.out.printf(
        Locale.ROOT,
        "its zoom: median %.1f ms, worst %.1f ms; sharp after %.1f, worst %.1f ms%n",
        step[20],
        step[39],
        full[20],
        full[39]);
  }

  private static void write(Path file, float[] samples) throws IOException {
    byte[] bytes = MemorySegment.ofArray(samples).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    NpyWriter.write(file, Dtype.FLOAT32, Shape.of(samples.length), MemorySegment.ofArray(bytes));
  }

  private static void awaitLength(MainWindow window, SoundView view, long length) throws Exception {
    while (!get(() -> view.time().bounds().get().to() == length)) {
      Thread.sleep(1);
    }
  }

  /// Waits until the window shows a picture without gaps.
  private static SoundView awaitPicture(MainWindow window, int row) throws Exception {
    while (true) {
      SoundView view =
          get(
              () -> {
                window.stage().getScene().getRoot().layout();
                return window.stage().getScene().lookup(".sound-view") instanceof SoundView found
                        && found.hasPicture()
                        && isShown(window)
                        && found.isComplete()
                    ? found
                    : null;
              });
      if (view != null) {
        return view;
      }
      Thread.sleep(0, 300_000);
    }
  }

  /// Whether what is on the screen is the example that was asked for last.
  private static boolean isShown(MainWindow window) {
    return window.stage().getScene().lookup("#fileName") instanceof Label name
        && window
            .workspace()
            .example()
            .get()
            .filter(example -> example.name().equals(name.getText()))
            .isPresent();
  }

  private static void settle(MainWindow window) throws Exception {
    get(() -> new SettledScene(window.stage().getScene(), BACKGROUND).reached()).get();
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double sinceStart() {
    long now = System.currentTimeMillis();
    return now - ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
  }

  private static void say(String what, double millis) {
    System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, millis);
  }
}
