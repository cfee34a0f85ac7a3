package org.wavecrate.gui.shuffle;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.mixing.Mixing;

/// One order of the comparison: what it is, its strip, and its figures.
final class ComparisonRow {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int FIGURES = 6;

  private final Strip strip;
  private final StripView view;
  private final Label title = new Label();
  private final NumberField number = new NumberField();
  private final HBox titleLine = new HBox(title);
  private final Label explanation = new Label();
  private final VBox words = new VBox(titleLine, explanation);
  private final List<Label> figures;
  private String key = "";

  ComparisonRow(ShuffleModel model, Background background, Pointing pointing) {
    strip = new Strip(background);
    view = new StripView(strip, model.hue().coloring().get(), pointing);
    words.getStyleClass().add("order-words");
    titleLine.getStyleClass().add("order-title-line");
    title.getStyleClass().add("order-title");
    title.setMinWidth(0);
    explanation.getStyleClass().add("order-explanation");
    figures = java.util.stream.IntStream.range(0, FIGURES).mapToObj(i -> figure(i)).toList();
    number.connect(
        1,
        10_000_000,
        typed -> {
          if (key.equals(Comparison.BUFFER)) {
            model.buffer().set((int) typed);
          } else {
            model.setFileSize(typed);
          }
        });
  }

  private static Label figure(int index) {
    Label label = new Label();
    label.getStyleClass().add(index == FIGURES - 1 ? "order-percent" : "order-figure");
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  void show(Comparison order, ShuffleModel model) {
    key = order.key();
    title.setText(order.title());
    explanation.setText(order.explanation());
    words.pseudoClassStateChanged(CHOSEN, key.equals(Comparison.RECIPE));
    boolean numbered = key.equals(Comparison.BUFFER) || key.equals(Comparison.FILES);
    if (numbered != titleLine.getChildren().contains(number)) {
      titleLine.getChildren().setAll(title);
      if (numbered) {
        titleLine.getChildren().add(number);
      }
    }
    number.show(key.equals(Comparison.BUFFER) ? model.buffer().get() : model.fileSize());
    strip.show(order.epochs(), order.identity(), model.shown());
    view.setAccessibleText(order.title() + ", " + order.explanation());
  }

  /// @param verdict a sentence on the figures
  void show(Optional<Mixing> mixing, Optional<String> verdict) {
    // Figures being measured again keep their place, paler.
    figures.forEach(label -> label.setOpacity(mixing.isPresent() ? 1 : 0.4));
    if (mixing.isEmpty()) {
      return;
    }
    Mixing now = mixing.get();
    figures.get(0).setText(Numbers.decimal(now.blocksPerBatch().value(), 1));
    figures.get(1).setText(now.labelBalance().map(f -> Numbers.decimal(f.value(), 2)).orElse("–"));
    figures.get(2).setText(now.longestRun().map(f -> Numbers.trimmed(f.value(), 0)).orElse("–"));
    figures.get(3).setText(FigureText.percentage(100 * now.distanceMoved().value()));
    figures.get(4).setText(Numbers.decimal(now.sharedWithNextEpoch().value(), 1));
    figures.get(5).setText(FigureText.percentage(now.mixingScore().value()));
    Hint.set(figures.get(5), verdict.orElse(""));
  }

  void color(Coloring coloring) {
    view.color(coloring);
  }

  /// In the order of the columns.
  Node[] cells() {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(words, view), figures.stream())
        .toArray(Node[]::new);
  }
}
