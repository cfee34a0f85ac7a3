package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javax.imageio.ImageIO;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.NewFile;

/// Writes pictures of the window's content, one a screen and theme, without a display.
///
/// @param width of the content in pixels
/// @param height of the content in pixels
record Snapshots(int width, int height) {
  /// Something to do with a window.
  interface Work<T> {
    T with(OffScreen window) throws IOException;
  }

  /// @throws IOException if the dataset can't be opened or a file can't be written
  List<Path> write(Path dataset, Path folder, Progress progress) throws IOException {
    Files.createDirectories(folder);
    return inWindow(
        dataset,
        window -> {
          List<Path> written = new ArrayList<>();
          List<ThemeChoice> themes = List.of(ThemeChoice.DARK, ThemeChoice.LIGHT);
          for (Screen screen : Screen.values()) {
            for (ThemeChoice theme : themes) {
              progress.throwIfCancelled();
              progress.report(written.size(), (long) Screen.values().length * themes.size());
              String name = screen.id() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
              Path file = folder.resolve(name);
              var image = await(call(() -> window.take(screen, theme)).thenCompose(taken -> taken));
              try (NewFile fresh = NewFile.of(file)) {
                if (!ImageIO.write(image, "png", fresh.stream())) {
                  throw new IOException(file + ": this Java can't write PNG");
                }
                fresh.publish();
              }
              written.add(file);
            }
          }
          return written;
        });
  }

  /// Writes an animated PNG: the check, a click on what it found, and the place from near.
  ///
  /// @throws IOException if the dataset can't be opened, if nothing that is found in it shows in a
  ///     place of an example, or if the file can't be written
  void film(Path dataset, Path file) throws IOException {
    byte[] film = inWindow(dataset, window -> new CheckFilm(window).shoot());
    try (NewFile fresh = NewFile.of(file)) {
      fresh.stream().write(film);
      fresh.publish();
    }
  }

  /// Opens a dataset in a window, works with that and closes it.
  <T> T inWindow(Path dataset, Work<T> work) throws IOException {
    boolean started = start();
    OffScreen window = await(call(() -> new OffScreen(width, height)));
    try {
      await(call(() -> window.open(dataset)).thenCompose(opened -> opened));
      Optional<String> problem = await(call(() -> window.workspace().problem().get()));
      if (problem.isPresent()) {
        throw new DatasetException(problem.get());
      }
      return work.with(window);
    } finally {
      await(call(window::close));
      if (started) {
        Platform.exit();
      }
    }
  }

  /// Starts the toolkit; false if it runs already.
  private static boolean start() {
    try {
      CompletableFuture<Boolean> running = new CompletableFuture<>();
      Platform.startup(() -> running.complete(true));
      Platform.setImplicitExit(false);
      return running.join();
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /// Does `work` on the JavaFX thread.
  static <T> CompletableFuture<T> call(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Platform::runLater);
  }

  /// Does `work` on the JavaFX thread.
  static CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, Platform::runLater);
  }

  static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CancellationException | CompletionException e) {
      throw new IOException("snapshot: " + e.getCause(), e);
    }
  }
}
