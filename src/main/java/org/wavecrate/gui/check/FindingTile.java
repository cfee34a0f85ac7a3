package org.wavecrate.gui.check;

import java.util.Optional;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.tiles.PictureTile;
import org.wavecrate.gui.tiles.Tile;
import org.wavecrate.plot.ThumbnailStyle;
import org.wavecrate.rules.Finding;

/// A small picture of the example that a finding is about, with its name and the value found.
final class FindingTile implements Tile {
  private final CheckModel model;
  private final PictureTile tile;
  private Optional<Finding> finding = Optional.empty();
  private @Nullable ThumbnailStyle style;
  private int index = -1;

  FindingTile(CheckModel model, Pictures pictures) {
    tile = new PictureTile(pictures);
    this.model = model;
    tile.name().setMinWidth(Region.USE_PREF_SIZE);
    Hint.wrap(tile, 560);
    tile.setOnMousePressed(event -> model.selection().select(index));
    tile.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.openInExplore();
          }
        });
  }

  @Override
  public PictureTile node() {
    return tile;
  }

  @Override
  public void show(int row, ThumbnailStyle wantedStyle) {
    Optional<Finding> shown =
        model.selection().group().get().filter(g -> row < g.size()).map(g -> g.findings().get(row));
    tile.setVisible(shown.isPresent());
    index = row;
    if (shown.isEmpty()) {
      leave();
    } else if (!shown.equals(finding) || !wantedStyle.equals(style)) {
      finding = shown;
      style = wantedStyle;
      fill(shown.get(), wantedStyle);
    }
    showFacts();
  }

  private void fill(Finding of, ThumbnailStyle wantedStyle) {
    tile.name()
        .setText(
            of.place().file().map(CheckTexts::stem).orElseGet(() -> of.place().block().orElse("")));
    tile.value().setText(of.value());
    Hint.set(tile, of.message());
    Optional<Example> example = model.selection().example(of);
    if (example.isPresent()) {
      tile.draw(example.get(), wantedStyle);
    } else {
      tile.drawNothing("no example");
    }
  }

  @Override
  public void showFacts() {
    finding.ifPresent(
        shown ->
            tile.showState(
                index == model.selection().index().get(),
                model.selection().example(shown).filter(model.flags()::isMarked).isPresent(),
                shown.message()));
  }

  @Override
  public void leave() {
    tile.forget();
    finding = Optional.empty();
  }
}
