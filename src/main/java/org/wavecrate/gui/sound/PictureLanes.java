package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.plot.PixelLane;
import org.wavecrate.plot.PixelSource;
import org.wavecrate.plot.PixelTile;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.ValueRange;

/// The spectrograms or feature maps of a [SoundView], one a channel, drawn tile by tile: those on
/// show and, while there is time, those that will probably be shown next.
final class PictureLanes {
  private final Tiles tiles;
  private final List<TileLane> lanes = new ArrayList<>();
  private final Map<Content, List<PixelSource>> sources = new IdentityHashMap<>();
  private List<Content> prepared = List.of();

  /// @param drawn called whenever a tile of what is on show was drawn
  PictureLanes(Background background, Runnable drawn) {
    tiles =
        new Tiles(
            background,
            () -> {
              if (lanes.stream().filter(TileLane::refresh).count() > 0) {
                drawn.run();
              }
            });
  }

  /// The sources of the pictures of `of`, made by `maker` unless they are known.
  List<PixelSource> sources(Content of, Function<Content, List<PixelSource>> maker) {
    return sources.computeIfAbsent(of, maker);
  }

  /// Has all sources made again, for what they depend on has changed.
  void forgetSources() {
    sources.clear();
  }

  /// Makes room for `count` pictures.
  void resize(int count) {
    while (lanes.size() > count) {
      lanes.removeLast();
    }
    while (lanes.size() < count) {
      lanes.add(new TileLane(tiles));
    }
  }

  /// Forgets what was drawn.
  void clear() {
    lanes.forEach(TileLane::clear);
  }

  /// Names what will probably be shown next.
  void prepare(List<Content> next) {
    prepared = List.copyOf(next);
  }

  /// Has drawn what is visible and then what is prepared; lets go of all else.
  ///
  /// @param content what is on show
  /// @param visible its tiles, by picture; none where there is nothing to draw
  /// @param ahead all tiles that will be visible of what is prepared, by picture
  void want(
      Content content,
      List<List<PixelTile>> visible,
      Function<Content, List<List<PixelTile>>> ahead) {
    List<PixelTile> wanted = new ArrayList<>();
    for (int i = 0; i < visible.size(); i++) {
      wanted.addAll(visible.get(i));
      lanes.get(i).show(content, visible.get(i));
    }
    prepared.forEach(next -> ahead.apply(next).forEach(wanted::addAll));
    sources.keySet().removeIf(of -> of != content && prepared.stream().noneMatch(n -> n == of));
    tiles.keepOnly(sources.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
    tiles.want(wanted);
  }

  int size() {
    return lanes.size();
  }

  /// Whether all that was wanted of what is on show is drawn.
  boolean isComplete() {
    return lanes.stream().allMatch(TileLane::isComplete);
  }

  /// The pictures made so far.
  ///
  /// @param vertical the visible part of the pictures' upright axis
  List<PixelLane> images(PlotGeometry geometry, ValueRange vertical) {
    return IntStream.range(0, geometry.pictures().size())
        .mapToObj(i -> lanes.get(i).images(geometry, geometry.pictures().get(i), vertical))
        .toList();
  }
}
