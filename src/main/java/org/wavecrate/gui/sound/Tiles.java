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
import org.wavecrate.gui.Background;
import org.wavecrate.plot.PixelImage;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.PixelTile;

/// Draws tiles in the background, each as a piece of work of its own, and keeps those drawn last.
final class Tiles {
  private static final System.Logger LOG = System.getLogger(Tiles.class.getName());

  /// Several windows full, even on a dense screen.
  private static final long MOST_BYTES = 128L << 20;

  private final Background background;
  private final Runnable ready;
  private final Map<PixelTile, PixelImage> drawn = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<PixelTile, Background.Job> underWay = new HashMap<>();
  private long bytes;

  /// @param ready called whenever a tile was drawn
  Tiles(Background background, Runnable ready) {
    this.background = background;
    this.ready = ready;
  }

  Optional<PixelImage> get(PixelTile tile) {
    return Optional.ofNullable(drawn.get(tile));
  }

  boolean has(Collection<PixelTile> wanted) {
    return drawn.keySet().containsAll(wanted);
  }

  /// Draws what is missing of `wanted`, first things first, and gives up all else.
  void want(List<PixelTile> wanted) {
    Set<PixelTile> still = new LinkedHashSet<>(wanted);
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
    for (PixelTile tile : still) {
      if (!drawn.containsKey(tile) && !underWay.containsKey(tile)) {
        start(tile);
      }
    }
  }

  private void start(PixelTile tile) {
    underWay.put(tile, () -> {});
    Background.Job job =
        background.start(
            progress -> tile.draw(progress::isCancelled),
            new Background.Receiver<PixelImage>() {
              @Override
              public void done(PixelImage image) {
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

  private void keep(PixelTile tile, PixelImage image) {
    drawn.put(tile, image);
    bytes += tile.bytes();
    var oldest = drawn.entrySet().iterator();
    while (bytes > MOST_BYTES && drawn.size() > 1) {
      bytes -= oldest.next().getKey().bytes();
      oldest.remove();
    }
  }

  /// Forgets all tiles but those of `sources`: they hold on to the sound they draw.
  void keepOnly(Set<PixelSource> sources) {
    drawn
        .keySet()
        .removeIf(
            tile -> {
              boolean gone = !sources.contains(tile.source());
              bytes -= gone ? tile.bytes() : 0;
              return gone;
            });
  }
}
