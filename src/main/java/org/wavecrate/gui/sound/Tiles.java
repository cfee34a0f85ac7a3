package org.wavecrate.gui.sound;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.Image;
import org.wavecrate.gui.Background;

/// Draws tiles in the background, each as a piece of work of its own, and keeps those drawn last.
final class Tiles {
  private static final System.Logger LOG = System.getLogger(Tiles.class.getName());

  /// Several windows full, even on a dense screen.
  private static final long MOST_BYTES = 128L << 20;

  private final Background background;
  private final Runnable ready;
  private final Map<Tile, Image> drawn = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<Tile, Background.Job> underWay = new HashMap<>();
  private long bytes;

  /// @param ready called whenever a tile was drawn
  Tiles(Background background, Runnable ready) {
    this.background = background;
    this.ready = ready;
  }

  Optional<Image> get(Tile tile) {
    return Optional.ofNullable(drawn.get(tile));
  }

  boolean has(Collection<Tile> wanted) {
    return drawn.keySet().containsAll(wanted);
  }

  /// Draws what is missing of `wanted`, first things first, and gives up all else.
  void want(List<Tile> wanted) {
    Set<Tile> still = new LinkedHashSet<>(wanted);
    underWay
        .entrySet()
        .removeIf(
            job -> {
              boolean overtaken = !still.contains(job.getKey());
              if (overtaken) {
                job.getValue().cancel();
              }
              return overtaken;
            });
    for (Tile tile : still) {
      if (!drawn.containsKey(tile) && !underWay.containsKey(tile)) {
        start(tile);
      }
    }
  }

  private void start(Tile tile) {
    underWay.put(tile, () -> {});
    Background.Job job =
        background.start(
            progress -> tile.draw(progress::isCancelled),
            new Background.Receiver<Image>() {
              @Override
              public void done(Image image) {
                if (underWay.remove(tile) != null) {
                  keep(tile, image);
                  ready.run();
                }
              }

              @Override
              public void failed(Throwable reason) {
                underWay.remove(tile);
                LOG.log(Level.ERROR, "a picture could not be drawn", reason);
              }
            });
    // Where work runs at once it is over by now.
    underWay.replace(tile, job);
  }

  private void keep(Tile tile, Image image) {
    drawn.put(tile, image);
    bytes += tile.bytes();
    var oldest = drawn.entrySet().iterator();
    while (bytes > MOST_BYTES && drawn.size() > 1) {
      bytes -= oldest.next().getKey().bytes();
      oldest.remove();
    }
  }

  /// Forgets all tiles but those of `renderers`: they hold on to the sound they draw.
  void keepOnly(Set<Tile.Renderer> renderers) {
    drawn
        .keySet()
        .removeIf(
            tile -> {
              boolean gone = !renderers.contains(tile.renderer());
              bytes -= gone ? tile.bytes() : 0;
              return gone;
            });
  }
}
