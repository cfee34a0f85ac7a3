package org.wavecrate.gui.example;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Location;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.playback.NumpySnippet;
import org.wavecrate.plot.Caption;
import org.wavecrate.plot.Figure;
import org.wavecrate.plot.FigureSize;
import org.wavecrate.plot.SoundPlot;

/// Copies and saves the path, code, picture and sound of the shown example.
final class CopyAndSave {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 700;
  private static final double SCALE = 2;

  private final ExampleModel model;
  private final Supplier<Optional<SoundPlot>> plot;
  private final Choosers choosers;
  private final Latest drawing;
  private final Latest saving;
  private final Consumer<String> told;

  /// @param plot what the window shows
  /// @param told hears how it went, as a sentence
  CopyAndSave(
      ExampleModel model,
      Supplier<Optional<SoundPlot>> plot,
      Background background,
      Choosers choosers,
      Consumer<String> told) {
    this.model = model;
    this.plot = plot;
    this.choosers = choosers;
    this.told = told;
    drawing = new Latest(background);
    saving = new Latest(background);
  }

  private Optional<Example> example() {
    return model.shown().get().map(Shown::example);
  }

  /// Where its file lies; within a zip, that and its name in it.
  Optional<String> path() {
    return example().map(Example::location).map(Location::toString);
  }

  /// Python that loads it.
  Optional<String> snippet() {
    return example().map(NumpySnippet::of);
  }

  /// Whether there is a picture of it.
  boolean hasPicture() {
    return model.shown().get().filter(s -> !(s.content() instanceof Content.Nothing)).isPresent();
  }

  boolean hasSound() {
    return model.shown().get().filter(s -> s.content() instanceof Content.Sound).isPresent();
  }

  /// Draws what is visible, at twice the usual density.
  void draw(Consumer<BufferedImage> taken) {
    figure()
        .ifPresent(
            figure ->
                drawing.start(
                    progress -> figure.draw(),
                    taken,
                    reason -> told.accept("No picture: " + reason.getMessage())));
  }

  void copyPath() {
    path().ifPresent(text -> copy(text, "path"));
  }

  void copySnippet() {
    snippet().ifPresent(text -> copy(text, "code"));
  }

  void copyPicture() {
    draw(this::copy);
  }

  private void copy(String text, String what) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    told.accept("Copied the " + what);
  }

  private void copy(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    WritableImage image = new WritableImage(width, height);
    int[] argb = picture.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < argb.length; i++) {
      argb[i] |= 0xff000000;
    }
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    ClipboardContent content = new ClipboardContent();
    content.putImage(image);
    Clipboard.getSystemClipboard().setContent(content);
    told.accept("Copied the picture");
  }

  /// Asks where to, and draws into a PNG file.
  void savePicture() {
    Optional<Figure> figure = figure();
    Optional<Path> file =
        figure.isPresent() ? choosers.save(stem() + ".png", "PNG picture") : Optional.empty();
    file.ifPresent(
        chosen ->
            save(
                chosen,
                () -> {
                  figure.get().writePng(chosen);
                  return "";
                }));
  }

  /// Asks where to, and writes a WAV file.
  void saveSound() {
    if (!(model.shown().get().map(Shown::content).orElse(null) instanceof Content.Sound sound)) {
      return;
    }
    double rate = model.sampleRate().get().hz();
    choosers
        .save(stem() + ".wav", "WAV sound")
        .ifPresent(file -> save(file, () -> SoundSaving.write(file, sound, rate)));
  }

  private interface Writing {
    String write() throws IOException;
  }

  private void save(Path file, Writing writing) {
    saving.start(
        progress -> writing.write(),
        remark -> told.accept("Saved " + file.getFileName() + remark),
        reason -> told.accept("Not saved: " + reason.getMessage()));
  }

  ReadOnlyBooleanProperty isBusy() {
    return saving.running();
  }

  private String stem() {
    return example().map(ExampleActions::stem).orElse("");
  }

  /// The window's picture, what lies over it included, in its own size.
  private Optional<Figure> figure() {
    return plot.get()
        .map(
            drawn -> {
              Shown shown = model.shown().get().orElseThrow();
              String array =
                  shown.header().map(h -> h.dtype().numpyName() + " " + h.shape()).orElse("");
              Caption caption = new Caption(shown.example().path(), shown.label().text(), array);
              return new Figure(
                  caption,
                  drawn,
                  model.time().visible().get(),
                  new FigureSize(WIDTH, HEIGHT, SCALE));
            });
  }
}
