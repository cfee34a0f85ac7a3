package org.wavecrate.gui.augment;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Hint;

/// One tensor as a picture with its epoch or place, label and hash; does something on a click.
final class TakeCell extends Button {
  /// @param note in words, where there is no label to show; may be empty
  /// @param open what a click does
  TakeCell(TakePicture picture, String note, Consumer<Take> open) {
    Take take = picture.take();
    getStyleClass().setAll("take");
    ImageView view = new ImageView();
    if (picture.argb().length > 0) {
      WritableImage image = new WritableImage(TakePicture.WIDTH, TakePicture.HEIGHT);
      image
          .getPixelWriter()
          .setPixels(
              0,
              0,
              TakePicture.WIDTH,
              TakePicture.HEIGHT,
              PixelFormat.getIntArgbInstance(),
              IntBuffer.wrap(picture.argb()),
              TakePicture.WIDTH);
      view.setImage(image);
    }
    StackPane holder = new StackPane(view);
    holder.setMinSize(0, 0);
    holder.getStyleClass().add("take-picture");
    view.setManaged(false);
    view.fitWidthProperty().bind(holder.widthProperty());
    view.fitHeightProperty().bind(holder.heightProperty());
    VBox.setVgrow(holder, Priority.ALWAYS);
    Label name = new Label(name(take));
    name.getStyleClass().add("take-name");
    name.setMinWidth(take.place().isPresent() ? 0 : USE_PREF_SIZE);
    Label label = new Label(take.place().isPresent() ? take.label() : note);
    label.getStyleClass().add("take-label");
    label.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label hash = new Label(take.shortHash());
    hash.getStyleClass().add("take-hash");
    hash.setMinWidth(0);
    HBox line = new HBox(name, label, space, hash);
    line.getStyleClass().add("take-line");
    VBox box = new VBox(holder, line);
    box.getStyleClass().add("take-box");
    box.setFillWidth(true);
    setGraphic(box);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    box.prefWidthProperty().bind(widthProperty());
    box.prefHeightProperty().bind(heightProperty());
    String words = AppliedWords.of(take.applied());
    Hint.set(
        this,
        take.example().path()
            + "\nepoch "
            + take.epoch()
            + (take.label().isEmpty() ? "" : " · " + take.label())
            + "\n"
            + (words.isEmpty() ? "nothing applied" : words)
            + "\nsha-256 "
            + take.sha256());
    setAccessibleText(name(take) + ", " + take.label() + ", " + words);
    setOnAction(event -> open.accept(take));
  }

  private static String name(Take take) {
    return take.place()
        .map(place -> place + " · " + stem(take.example().name()))
        .orElse("epoch " + take.epoch());
  }

  private static String stem(String file) {
    return file.endsWith(".npy") ? file.substring(0, file.length() - 4) : file;
  }
}
