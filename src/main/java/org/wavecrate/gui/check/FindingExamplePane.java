package org.wavecrate.gui.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.Following;
import org.wavecrate.gui.playback.Loudspeaker;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.gui.sound.Zoom;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Span;

/// The example of a finding with the places marked where it shows, and beside it the one that it
/// is compared with. Zoom is the same in both.
final class FindingExamplePane {
  /// How much of its surroundings a place is shown with, as a multiple of itself.
  private static final double SURROUNDINGS = 8;

  private static final double LEAST_SAMPLES = 400;

  private final CheckModel model;
  private final HBox box;
  private final List<TimeView> times = List.of(new TimeView(), new TimeView());
  private final List<FindingExampleView> views = new ArrayList<>();
  private final Loudspeaker loudspeaker;
  private final Following following;
  private List<Span> spans = List.of();
  private int spot = -1;

  /// @param box holds one or two of them
  FindingExamplePane(CheckModel model, Background background, AudioOutput output, HBox box) {
    this.model = model;
    this.box = box;
    loudspeaker =
        new Loudspeaker(
            background, output, times, model.workspace().listening(), Platform::runLater);
    following = new Following(loudspeaker::follow);
    for (int i = 0; i < times.size(); i++) {
      int which = i;
      FindingExampleView view = new FindingExampleView(background, times.get(i), () -> play(which));
      view.sound().choice().bindBidirectional(model.workspace().look());
      view.sound().wheel().bind(model.workspace().wheel());
      view.setPrefWidth(100);
      HBox.setHgrow(view, Priority.ALWAYS);
      views.add(view);
      times.get(i).visible().subscribe(range -> follow(which));
    }
    model.selection().exhibits().subscribe(this::show);
    model.workspace().sampleRate().subscribe(() -> show(model.selection().exhibits().get()));
    model.workspace().screen().subscribe(screen -> loudspeaker.stop());
    loudspeaker.playing().subscribe(this::showPlaying);
  }

  /// Offers what can be done with an example at a right click on its picture.
  void offer(ExampleActions actions) {
    for (int i = 0; i < views.size(); i++) {
      int which = i;
      actions.attach(
          views.get(i),
          () ->
              model.selection().exhibits().get().stream()
                  .skip(which)
                  .limit(1)
                  .map(FindingExample::example)
                  .toList());
    }
  }

  private void show(List<FindingExample> exhibits) {
    loudspeaker.stop();
    spans = model.selection().finding().map(Finding::spans).orElse(List.of());
    spot = -1;
    double rate = model.workspace().sampleRate().get().hz();
    for (int i = 0; i < exhibits.size(); i++) {
      times.get(i).clearSelection();
      times.get(i).clearCursor();
      times.get(i).fit();
      views.get(i).show(exhibits.get(i), rate);
      views.get(i).highlight(i == 0 ? spans : List.of());
    }
    List<FindingExampleView> shown = views.subList(0, exhibits.size());
    if (!box.getChildren().equals(shown)) {
      box.getChildren().setAll(shown);
    }
  }

  /// Zooms both alike, if they are equally long.
  private void follow(int moved) {
    TimeView from = times.get(moved);
    TimeView to = times.get(1 - moved);
    boolean both =
        model.selection().exhibits().get().size() == 2
            && from.bounds().get().equals(to.bounds().get());
    if (both && !to.visible().get().equals(from.visible().get())) {
      if (from.isFitted()) {
        to.fit();
      } else {
        to.showOnly(from.visible().get());
      }
    }
  }

  /// Plays one of them, or stops it.
  void play(int which) {
    if (which < model.selection().exhibits().get().size()) {
      loudspeaker.toggle(
          which, views.get(which).content(), model.workspace().sampleRate().get().hz());
    }
  }

  void stop() {
    loudspeaker.stop();
  }

  private void showPlaying(Optional<Integer> playing) {
    for (int i = 0; i < views.size(); i++) {
      views.get(i).showPlaying(playing.equals(Optional.of(i)));
    }
    if (playing.isPresent()) {
      following.start();
    } else {
      following.stop();
    }
  }

  /// Whether there are places to zoom to.
  boolean hasSpots() {
    return !spans.isEmpty() && !model.selection().exhibits().get().isEmpty();
  }

  /// Shows the place `by` further on from near, the first one to begin with.
  void zoom(int by) {
    if (hasSpots()) {
      spot = spot < 0 ? (by < 0 ? spans.size() - 1 : 0) : Math.floorMod(spot + by, spans.size());
      Span span = spans.get(spot);
      double length = span.end() - span.first();
      double margin = Math.max(length * (SURROUNDINGS - 1), LEAST_SAMPLES - length) / 2;
      boolean features = times.getFirst().bounds().get().length() < 4 * LEAST_SAMPLES;
      double around = features ? Math.max(2, length) : margin;
      times.getFirst().showOnly(new TimeRange(span.first() - around, span.end() + around));
    }
  }

  /// Shows all of them again.
  void fit() {
    spot = -1;
    times.forEach(TimeView::fit);
    views.forEach(view -> view.sound().frequency().fit());
  }

  /// Zooms time in the first, which the other follows if it can, and frequency in both.
  void zoom(Zoom zoom) {
    zoom.apply(times.getFirst());
    views.forEach(view -> zoom.apply(view.sound().frequency()));
  }

  /// Which place is shown from near: from 0 on, -1 for none.
  int spot() {
    return spot;
  }

  int spots() {
    return spans.size();
  }

  /// The time axis of the first one.
  TimeView time() {
    return times.getFirst();
  }
}
