package org.wavecrate.gui.explore;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.tiles.PictureTile;
import org.wavecrate.gui.tiles.Tile;
import org.wavecrate.plot.ThumbnailStyle;

/// One example of the gallery: a small picture with its name and its label.
final class ExampleTile implements Tile {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final ExamplesModel model;
  private final PictureTile tile;
  private final FontIcon badge = new FontIcon("fth-alert-circle");
  private @Nullable Example example;
  private @Nullable ThumbnailStyle style;
  private int index = -1;

  ExampleTile(ExamplesModel model, Pictures pictures) {
    tile = new PictureTile(pictures);
    this.model = model;
    badge.getStyleClass().add("tile-badge");
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    badge.setVisible(false);
    tile.frame().getChildren().add(badge);
    Presence.late(badge);
    tile.name().setMinWidth(28);
    tile.setOnMousePressed(event -> model.selectRow(index));
  }

  @Override
  public PictureTile node() {
    return tile;
  }

  @Override
  public void show(int row, ThumbnailStyle wantedStyle) {
    boolean there = row >= 0 && row < model.rows().get().size();
    tile.setVisible(there);
    if (!there) {
      index = -1;
      leave();
      return;
    }
    Example shown = model.rows().get().get(row);
    index = row;
    if (!shown.equals(example) || !wantedStyle.equals(style)) {
      example = shown;
      style = wantedStyle;
      tile.name().setText(Names.stem(shown));
      tile.draw(shown, wantedStyle);
    }
    showFacts();
  }

  @Override
  public void showFacts() {
    if (example == null || index < 0) {
      return;
    }
    String figure = model.figure(index);
    tile.value().setText(figure.isEmpty() ? model.label(index) : figure);
    String classes = model.label(index);
    String facts = classes.isEmpty() ? example.path() : example.path() + "\n" + classes;
    badge.setVisible(model.trouble(index).isPresent() && !tile.hasProblem());
    badge.pseudoClassStateChanged(BAD, model.isBad(index));
    String text = model.trouble(index).map(why -> facts + "\n" + why).orElse(facts);
    Hint.set(tile, text);
    tile.showState(index == model.row().get(), model.flags().isMarked(example), text);
  }

  @Override
  public void leave() {
    tile.forget();
    example = null;
  }
}
