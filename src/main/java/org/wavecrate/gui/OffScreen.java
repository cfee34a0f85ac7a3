package org.wavecrate.gui;

import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.wavecrate.gui.augment.AugmentScreen;
import org.wavecrate.gui.playback.SystemOutput;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;

/// The window's content in a scene that no window shows, so that it can have any size. On the
/// JavaFX thread.
final class OffScreen {
  private final TaskBackground background = new TaskBackground();
  private final Workspace workspace = new Workspace(background);
  private final Shell shell;
  private final Scene scene;

  OffScreen(int width, int height) {
    shell = new Shell(workspace, background, Choosers.NONE, new SystemOutput());
    scene = shell.scene(width, height);
  }

  Workspace workspace() {
    return workspace;
  }

  /// Opens a dataset; complete when all work that follows is finished.
  CompletableFuture<Void> open(Path dataset) {
    workspace.open(dataset);
    return settle();
  }

  /// A picture of `screen` once all its work in the background is finished.
  CompletableFuture<BufferedImage> take(Screen screen, ThemeChoice theme) {
    if (screen == Screen.AUGMENT) {
      AugmentScreen.demonstrate(workspace);
    }
    workspace.screen().set(screen);
    workspace.theme().set(theme);
    return take();
  }

  /// A picture as it is now, once all work in the background is finished.
  CompletableFuture<BufferedImage> take() {
    return settle().thenApply(settled -> picture());
  }

  /// Clicks in it.
  SceneMouse mouse() {
    return new SceneMouse(scene);
  }

  /// The rule of the worst finding that shows in a place of an example; empty until there was a
  /// check, and if there is none.
  Optional<Rule> ruleWithPlaces() {
    return shell.inspection().report().get().stream()
        .flatMap(report -> report.findings().stream())
        .filter(finding -> !finding.spans().isEmpty())
        .min(Comparator.comparing(Finding::severity))
        .map(Finding::rule);
  }

  private CompletableFuture<Void> settle() {
    return new SettledScene(scene, background).reached();
  }

  private BufferedImage picture() {
    WritableImage taken = scene.snapshot(null);
    int width = (int) taken.getWidth();
    int height = (int) taken.getHeight();
    int[] argb = new int[width * height];
    taken
        .getPixelReader()
        .getPixels(
            0, 0, width, height, PixelFormat.getIntArgbInstance(), IntBuffer.wrap(argb), width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, argb, 0, width);
    return image;
  }

  Void close() {
    shell.close();
    background.close();
    return null;
  }
}
