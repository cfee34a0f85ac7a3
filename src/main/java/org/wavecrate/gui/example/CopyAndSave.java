package org.wavecrate.gui.example;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Location;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.playback.NumpySnippet;
import org.wavecrate.gui.playback.WavFile;
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

  /// Asks where to, and writes a WAV file: 16 bits for what has no more, else floats as they are.
  void saveSound() {
    if (!(model.shown().get().map(Shown::content).orElse(null) instanceof Content.Sound sound)) {
      return;
    }
    int rate = (int) Math.round(model.sampleRate().get().hz());
    WavFile.Format format =
        !sound.scale().integer()
            ? WavFile.Format.FLOAT_32
            : sound.scale().fullScale() > 32_768 ? WavFile.Format.PCM_24 : WavFile.Format.PCM_16;
    choosers
        .save(stem() + ".wav", "WAV sound")
        .ifPresent(
            file ->
                save(
                    file,
                    () -> {
                      long cut =
                          WavFile.write(
                              file,
                              sound.channels().stream().map(c -> c.samples()).toList(),
                              rate,
                              sound.scale().fullScale(),
                              format);
                      return cut > 0 ? "; " + cut + " samples were cut off" : "";
                    }));
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
    String name = example().map(Example::name).orElse("");
    return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
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
