package org.wavecrate.gui.example;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.SampleRate;

/// The example on show and, read ahead, those that are likely to be next; without a screen.
final class ExampleModel {
  private static final System.Logger LOG = System.getLogger(ExampleModel.class.getName());

  /// Which examples are read ahead, the likeliest first.
  private static final int[] AHEAD = {1, -1, 2};

  /// Longer ones are not read ahead: several of them would take too much memory and time.
  private static final long MOST_BYTES_AHEAD = 16L << 20;

  private final Workspace workspace;
  private final Walk walk;
  private final Latest reading;
  private final Latest readingAhead;
  private final TimeView time = new TimeView();
  private final Map<Example, Shown> ahead = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Content>> prepared =
      new ReadOnlyObjectWrapper<>(List.of());

  ExampleModel(Workspace workspace, Background background, Walk walk) {
    this.workspace = workspace;
    this.walk = walk;
    reading = new Latest(background);
    readingAhead = new Latest(background);
    workspace.example().subscribe(this::read);
    walk.onChange(this::readAhead);
    workspace
        .recipe()
        .subscribe(
            (was, now) -> {
              if (!was.labels().classes().equals(now.labels().classes())) {
                rename();
              }
            });
  }

  /// Reads labels again, but no sounds, so that nothing flickers or falls silent.
  private void rename() {
    Optional<Example> current = workspace.example().get();
    List<Shown> known = List.copyOf(ahead.values());
    ahead.clear();
    if (reading.running().get() || !current.equals(shown.get().map(Shown::example))) {
      read(current);
      return;
    }
    readingAhead.cancel();
    List<String> classes = classes();
    reading.start(
        progress -> known.stream().map(one -> one.named(classes)).toList(),
        named -> {
          named.forEach(one -> ahead.put(one.example(), one));
          current.map(ahead::get).ifPresent(this::show);
        },
        reason -> LOG.log(Level.ERROR, "naming classes", reason));
  }

  private void read(Optional<Example> example) {
    readingAhead.cancel();
    if (example.isEmpty()) {
      reading.cancel();
      ahead.clear();
      prepared.set(List.of());
      shown.set(Optional.empty());
      return;
    }
    Example wanted = example.get();
    Shown known = ahead.get(wanted);
    if (known != null) {
      reading.cancel();
      show(known);
      return;
    }
    Recipe recipe = workspace.recipe().get();
    reading.start(
        progress -> Shown.read(wanted, recipe, progress),
        this::show,
        reason -> {
          LOG.log(Level.ERROR, wanted.path(), reason);
          show(Shown.bad(wanted, String.valueOf(reason.getMessage())));
        });
  }

  private List<String> classes() {
    return workspace.recipe().get().labels().classes();
  }

  private void show(Shown read) {
    shown.set(Optional.of(read));
    ahead.put(read.example(), read);
    readAhead();
  }

  private void readAhead() {
    Optional<Example> current = workspace.example().get();
    if (current.isEmpty() || !current.equals(shown.get().map(Shown::example))) {
      return;
    }
    List<Example> near = new ArrayList<>();
    for (int by : AHEAD) {
      walk.ahead(by).ifPresent(near::add);
    }
    ahead.keySet().removeIf(example -> !near.contains(example) && !example.equals(current.get()));
    publish(near);
    List<Example> missing = near.stream().filter(example -> !ahead.containsKey(example)).toList();
    if (missing.isEmpty()) {
      return;
    }
    Recipe recipe = workspace.recipe().get();
    readingAhead.start(
        progress -> readAll(missing, recipe, progress),
        read -> {
          read.forEach(one -> ahead.put(one.example(), one));
          publish(near);
        },
        reason -> LOG.log(Level.ERROR, "reading ahead", reason));
  }

  private static List<Shown> readAll(List<Example> wanted, Recipe recipe, Progress progress) {
    List<Shown> read = new ArrayList<>();
    for (Example example : wanted) {
      progress.throwIfCancelled();
      if (Shown.bytes(example) <= MOST_BYTES_AHEAD) {
        read.add(Shown.read(example, recipe, progress));
      }
    }
    return read;
  }

  private void publish(List<Example> near) {
    prepared.set(
        near.stream()
            .flatMap(example -> Stream.ofNullable(ahead.get(example)))
            .map(Shown::content)
            .filter(content -> !(content instanceof Content.Nothing))
            .toList());
  }

  /// The example that was read last; a newer one may be under way.
  ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  /// The examples that will probably be shown next, the likeliest first.
  ReadOnlyObjectProperty<List<Content>> prepared() {
    return prepared.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty reading() {
    return reading.running();
  }

  /// How much of an example is read, from 0 to 1; negative while that is not known.
  ReadOnlyDoubleProperty readingProgress() {
    return reading.progress();
  }

  ReadOnlyObjectProperty<SampleRate> sampleRate() {
    return workspace.sampleRate();
  }

  Workspace workspace() {
    return workspace;
  }

  TimeView time() {
    return time;
  }
}
