package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;

/// The model of the recipe's draws over an epoch, and of many draws of one example. Does nothing
/// while nobody looks.
final class DrawsModel {
  /// Draws of the example: that of the epoch shown and those of later ones.
  static final int GALLERY = 24;

  private final TrainingView training;
  private final Latest counting;
  private final Latest making;
  private final ReadOnlyObjectWrapper<Optional<Draws>> draws =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Drawn>> gallery = new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty worstFirst = new SimpleBooleanProperty();
  private List<Drawn> made = List.of();

  private record Counted(Recipe recipe, Split split, long epoch) {}

  private record Made(Recipe recipe, Example example, long epoch, double fullScale) {}

  private Optional<Counted> counted = Optional.empty();
  private Optional<Made> makes = Optional.empty();

  DrawsModel(TrainingView training, Background background) {
    this.training = training;
    counting = new Latest(background);
    making = new Latest(background);
    training.heard().subscribe(now -> look());
    training.stage().subscribe(now -> look());
    worstFirst.subscribe(this::sort);
  }

  private void look() {
    if (training.stage().get() != StageView.DRAWS) {
      // What is half done is begun again when someone looks.
      counted = counting.running().get() ? Optional.empty() : counted;
      makes = making.running().get() ? Optional.empty() : makes;
      counting.cancel();
      making.cancel();
      return;
    }
    Optional<BeforeAfter> heard = training.heard().get();
    if (heard.isEmpty() || training.problem().get().isPresent()) {
      counted = Optional.empty();
      makes = Optional.empty();
      counting.cancel();
      making.cancel();
      draws.set(Optional.empty());
      show(List.of());
      return;
    }
    Recipe recipe = training.recipe();
    Example example = heard.get().take().example();
    long epoch = training.epoch().get();
    count(new Counted(recipe, example.split(), epoch));
    make(new Made(recipe, example, epoch, heard.get().scale().fullScale()));
  }

  private void count(Counted wanted) {
    if (counted.filter(wanted::equals).isPresent()) {
      return;
    }
    counted = Optional.of(wanted);
    if (!training.trains()) {
      counting.cancel();
      draws.set(Optional.empty());
      return;
    }
    counting.start(
        progress ->
            training.preview().count(wanted.split(), wanted.recipe(), wanted.epoch(), progress),
        found -> draws.set(Optional.of(found)),
        // Some example can't be served: what training says of it is said where it is shown.
        reason -> draws.set(Optional.empty()));
  }

  private void make(Made wanted) {
    if (makes.filter(wanted::equals).isPresent()) {
      return;
    }
    makes = Optional.of(wanted);
    making.start(
        progress ->
            training
                .preview()
                .gallery(
                    wanted.recipe(),
                    wanted.example(),
                    wanted.epoch(),
                    GALLERY,
                    wanted.fullScale(),
                    progress),
        this::show,
        reason -> show(List.of()));
  }

  private void show(List<Drawn> found) {
    made = found;
    sort();
  }

  private void sort() {
    gallery.set(
        worstFirst.get() ? made.stream().sorted(Drawn.WORST_FIRST).toList() : List.copyOf(made));
  }

  /// The draws over the epoch; empty while they are counted for the first time.
  ReadOnlyObjectProperty<Optional<Draws>> draws() {
    return draws.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty counting() {
    return counting.running();
  }

  /// The share counted, from 0 to 1; negative while unknown.
  ReadOnlyDoubleProperty countingProgress() {
    return counting.progress();
  }

  /// Draws of the example, in the order chosen.
  ReadOnlyObjectProperty<List<Drawn>> gallery() {
    return gallery.getReadOnlyProperty();
  }

  /// Whether the worst draw comes first, rather than the earliest.
  BooleanProperty worstFirst() {
    return worstFirst;
  }
}
