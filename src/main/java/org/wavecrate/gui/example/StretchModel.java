package org.wavecrate.gui.example;

import java.lang.System.Logger.Level;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.wavecrate.content.Content;
import org.wavecrate.content.StretchFacts;
import org.wavecrate.feature.Stft;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.TimeRange;

/// Levels and spectrum of what is selected of the example looked at, or of what is visible where
/// nothing is; measured while someone looks.
final class StretchModel {
  private static final System.Logger LOG = System.getLogger(StretchModel.class.getName());

  private final ExampleModel model;
  private final Latest measuring;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Measured>> measured =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Wanted> wanted = Optional.empty();

  /// @param selected whether it is the selection
  record Wanted(
      Content.Sound sound, TimeRange range, boolean selected, SampleRate rate, Stft stft) {}

  /// A result, and the stretch it belongs to.
  record Measured(Wanted of, StretchFacts facts) {}

  StretchModel(ExampleModel model, Background background) {
    this.model = model;
    measuring = new Latest(background);
    open.subscribe(this::change);
    model.shown().subscribe(this::change);
    model.sampleRate().subscribe(this::change);
    model.workspace().look().subscribe(this::change);
    model.time().selection().subscribe(this::change);
    model.time().visible().subscribe(this::change);
  }

  private void change() {
    Optional<Wanted> before = wanted;
    wanted = open.get() ? wanted() : Optional.empty();
    if (wanted.equals(before)) {
      return;
    }
    boolean other = !wanted.map(Wanted::sound).equals(before.map(Wanted::sound));
    if (other) {
      measuring.cancel();
      measured.set(Optional.empty());
    }
    // What is under way is let finish: else nothing would be seen while someone drags.
    if (wanted.isPresent() && !measuring.running().get()) {
      measure(wanted.get());
    }
  }

  private Optional<Wanted> wanted() {
    if (!(model.shown().get().map(Shown::content).orElse(null) instanceof Content.Sound sound)) {
      return Optional.empty();
    }
    Optional<TimeRange> selection = model.time().selection().get();
    SampleRate rate = model.sampleRate().get();
    return Optional.of(
        new Wanted(
            sound,
            selection.orElse(model.time().visible().get()),
            selection.isPresent(),
            rate,
            model.workspace().look().get().spectrogram().stft(rate.hz())));
  }

  private void measure(Wanted now) {
    measuring.start(
        progress ->
            StretchFacts.of(
                now.sound(), now.range(), now.rate(), now.stft(), progress::isCancelled),
        facts -> {
          measured.set(Optional.of(new Measured(now, facts)));
          wanted.filter(newer -> !newer.equals(now)).ifPresent(this::measure);
        },
        reason -> LOG.log(Level.ERROR, "measuring a selection", reason));
  }

  /// Whether someone looks.
  BooleanProperty open() {
    return open;
  }

  ReadOnlyObjectProperty<Optional<Measured>> measured() {
    return measured.getReadOnlyProperty();
  }
}
