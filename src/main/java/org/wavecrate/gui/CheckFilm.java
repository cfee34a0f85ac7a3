package org.wavecrate.gui;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.rules.Rule;

/// Films how a mistake is found: the dataset, the check, a click on the rule, the marked place from
/// near.
///
/// @param window with a dataset open
record CheckFilm(OffScreen window) {
  private static final Duration GLANCE = Duration.ofMillis(1200);
  private static final Duration LOOK = Duration.ofMillis(2200);
  private static final Duration STUDY = Duration.ofMillis(3500);

  /// @return an animated PNG
  byte[] shoot() throws IOException {
    BufferedImage shown = shown(() -> window.take(Screen.EXPLORE, ThemeChoice.DARK));
    PointerFilm film =
        new PointerFilm(new Point2D.Double(0.55 * shown.getWidth(), 0.6 * shown.getHeight()));
    film.hold(shown, GLANCE);
    shown = click(film, shown, "Check");
    film.hold(shown, GLANCE);
    Rule rule =
        Snapshots.await(Snapshots.call(window::ruleWithPlaces))
            .orElseThrow(
                () ->
                    new DatasetException(
                        "nothing that the check finds shows in a place of an example; 'wavecrate"
                            + " sample --faulty DIR' writes a dataset in which something does"));
    shown = click(film, shown, rule.title());
    film.hold(shown, LOOK);
    shown = click(film, shown, "Zoom in");
    film.hold(shown, STUDY);
    return film.bytes();
  }

  private BufferedImage click(PointerFilm film, BufferedImage shown, String text)
      throws IOException {
    var place = Snapshots.await(Snapshots.call(() -> window.mouse().place(text)));
    film.click(shown, new Point2D.Double(place.getX(), place.getY()));
    Snapshots.await(Snapshots.run(() -> window.mouse().click(text)));
    return shown(window::take);
  }

  private static BufferedImage shown(Supplier<CompletableFuture<BufferedImage>> take)
      throws IOException {
    return Snapshots.await(Snapshots.call(take).thenCompose(taken -> taken));
  }
}
