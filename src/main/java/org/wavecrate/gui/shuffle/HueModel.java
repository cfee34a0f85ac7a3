package org.wavecrate.gui.shuffle;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.gui.Workspace;

/// The meaning of the examples' colours, without a screen.
final class HueModel {
  private final Workspace workspace;
  private final ReadOnlyObjectProperty<Optional<Split>> split;
  private final ReadOnlyObjectProperty<Optional<SplitLabels>> labels;
  private final ObjectProperty<Hue> hue = new SimpleObjectProperty<>(Hue.BLOCK);
  private final ReadOnlyObjectWrapper<Coloring> coloring =
      new ReadOnlyObjectWrapper<>(Coloring.NONE);
  private boolean chosen;

  /// @param split whose examples are coloured
  /// @param labels of that split, as soon as they are read and if there are any
  HueModel(
      Workspace workspace,
      ReadOnlyObjectProperty<Optional<Split>> split,
      ReadOnlyObjectProperty<Optional<SplitLabels>> labels) {
    this.workspace = workspace;
    this.split = split;
    this.labels = labels;
    split.subscribe(this::color);
    hue.subscribe(this::color);
    labels.subscribe(this::suggest);
  }

  /// A single block has a single colour, which tells nothing.
  private void suggest() {
    if (!chosen) {
      hue.set(labels.get().isPresent() && !hasBlocks() ? Hue.LABEL : Hue.BLOCK);
    }
    color();
  }

  private boolean hasBlocks() {
    return split
        .get()
        .filter(of -> of.blocks().stream().filter(block -> block.size() > 0).count() > 1)
        .isPresent();
  }

  private void color() {
    List<String> classes = workspace.recipe().get().labels().classes();
    coloring.set(
        switch (shown()) {
          case LABEL -> Coloring.ofLabels(labels.get().orElseThrow(), classes);
          case BLOCK -> split.get().map(Coloring::ofBlocks).orElse(Coloring.NONE);
          case PLACE -> split.get().map(of -> Coloring.ofPlaces(of.size())).orElse(Coloring.NONE);
        });
  }

  /// Lets colours stand for something else.
  void choose(Hue wanted) {
    chosen = true;
    hue.set(wanted);
  }

  /// The meaning of the colours by now: labels only once they are read.
  Hue shown() {
    return hue.get() == Hue.LABEL && labels.get().isEmpty() ? Hue.BLOCK : hue.get();
  }

  /// Whether labels are there to colour by.
  boolean hasLabels() {
    return labels.get().isPresent();
  }

  ReadOnlyObjectProperty<Coloring> coloring() {
    return coloring.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Hue> hue() {
    return hue;
  }
}
