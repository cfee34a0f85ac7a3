package org.wavecrate.gui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.wavecrate.content.Thumbnails;
import org.wavecrate.dataset.Example;
import org.wavecrate.plot.Thumbnail;
import org.wavecrate.plot.ThumbnailStyle;

/// Thumbnails for the JavaFX thread: asked for and delivered there, and counted as work under way
/// until then.
public final class Pictures implements AutoCloseable {
  private final Thumbnails thumbnails;
  private final Background background;

  Pictures(Thumbnails thumbnails, Background background) {
    this.thumbnails = thumbnails;
    this.background = background;
  }

  /// The thumbnail, if it is at hand.
  public Optional<Thumbnail> ready(Example example, ThumbnailStyle style) {
    return thumbnails.ready(example, style);
  }

  /// Asks for a thumbnail that is not at hand.
  ///
  /// @param receiver hears of it unless the job is cancelled before
  public Background.Job request(
      Example example, ThumbnailStyle style, Consumer<Thumbnail> receiver) {
    Wanted wanted = new Wanted(background.await(), receiver);
    wanted.request =
        thumbnails.request(example, style, made -> Platform.runLater(() -> wanted.deliver(made)));
    return wanted;
  }

  private static final class Wanted implements Background.Job {
    private final Background.Job waiting;
    private final Consumer<Thumbnail> receiver;
    private Thumbnails.@Nullable Request request;
    private boolean over;

    Wanted(Background.Job waiting, Consumer<Thumbnail> receiver) {
      this.waiting = waiting;
      this.receiver = receiver;
    }

    void deliver(Thumbnail made) {
      if (!over) {
        over = true;
        waiting.cancel();
        receiver.accept(made);
      }
    }

    @Override
    public void cancel() {
      if (!over && request != null) {
        over = true;
        request.cancel();
        waiting.cancel();
      }
    }
  }

  @Override
  public void close() {
    thumbnails.close();
  }
}
