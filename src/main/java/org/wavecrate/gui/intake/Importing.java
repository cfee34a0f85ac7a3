package org.wavecrate.gui.intake;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.LongTasks;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.intake.Intake;
import org.wavecrate.intake.IntakePlan;
import org.wavecrate.intake.IntakeResult;
import org.wavecrate.storage.Formatted;

/// Runs one import after the other. The new dataset is opened and checked.
final class Importing {
  private static final System.Logger LOG = System.getLogger(Importing.class.getName());

  private final ImportModel model;
  private final Workspace workspace;
  private final Background background;
  private final LongTasks tasks;
  private final Inspection inspection;
  private final LongSupplier nanos;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyObjectWrapper<Optional<IntakeResult>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicLong doneSeconds = new AtomicLong();
  private long began;

  /// @param nanos the time, as [System#nanoTime] tells it
  Importing(
      ImportModel model,
      Background background,
      LongTasks tasks,
      Inspection inspection,
      LongSupplier nanos) {
    this.model = model;
    this.background = background;
    this.tasks = tasks;
    this.inspection = inspection;
    this.nanos = nanos;
    workspace = model.workspace();
    workspace.recordings().subscribe(sources -> forget());
  }

  private void forget() {
    if (!running.get()) {
      words.set("");
      result.set(Optional.empty());
    }
  }

  /// Begins, unless one is under way or there is nothing to do.
  void start() {
    Optional<IntakePlan> plan = model.planned().get();
    Optional<Path> target = model.target().get();
    if (running.get() || plan.isEmpty() || target.isEmpty()) {
      return;
    }
    stopped.set(false);
    doneSeconds.set(0);
    began = nanos.getAsLong();
    fraction.set(-1);
    words.set("Starting …");
    result.set(Optional.empty());
    running.set(true);
    tasks.begin(
        new LongTasks.LongTask(
            "An import is under way. If you stop it, importing again with the same options"
                + " continues it.",
            "Stop the import",
            Screen.IMPORT,
            this::stop));
    List<Path> sources = model.sources();
    background.start(
        progress -> run(plan.get(), sources, target.get(), progress),
        new Background.Receiver<Optional<IntakeResult>>() {
          @Override
          public void done(Optional<IntakeResult> found) {
            finish(found);
          }

          @Override
          public void failed(Throwable reason) {
            LOG.log(Level.ERROR, "import", reason);
            end("Not imported: " + reason.getMessage());
          }

          @Override
          public void progressed(double done) {
            tell(done);
          }
        });
  }

  private Optional<IntakeResult> run(
      IntakePlan plan, List<Path> sources, Path target, Progress progress) throws IOException {
    try {
      return Optional.of(
          Intake.run(
              plan,
              sources,
              target,
              new Progress() {
                @Override
                public void report(long done, long total) {
                  doneSeconds.set(done);
                  progress.report(done, total);
                }

                @Override
                public boolean isCancelled() {
                  return stopped.get() || progress.isCancelled();
                }
              }));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  private void tell(double done) {
    if (!running.get() || stopped.get()) {
      return;
    }
    fraction.set(done);
    double took = (nanos.getAsLong() - began) / 1e9;
    String left =
        done > 0.01 ? " · about " + Numbers.duration(took * (1 - done) / done) + " left" : "";
    words.set(
        Numbers.duration(doneSeconds.get())
            + " of sound · "
            + Math.round(100 * done)
            + " %"
            + left);
    tasks.tell("Importing: " + words.get(), done);
  }

  private void finish(Optional<IntakeResult> found) {
    if (found.isEmpty()) {
      end("Stopped. Import again with the same options to continue.");
      return;
    }
    IntakeResult made = found.get();
    result.set(found);
    String told =
        Formatted.of(
            "%s examples of %s recordings in %s",
            Numbers.count(made.exampleCount()),
            Numbers.count(made.imported()),
            Numbers.duration(made.took().toMillis() / 1e3));
    end(told);
    check(made.out(), told);
    workspace.open(made.out());
    workspace.screen().set(Screen.EXPLORE);
  }

  /// Checks the new dataset once it is open.
  private void check(Path out, String told) {
    Subscription[] once = new Subscription[1];
    once[0] =
        workspace
            .dataset()
            .subscribe(
                (before, opened) -> {
                  if (opened.filter(it -> it.path().equals(out)).isPresent()) {
                    workspace.notice().set(told);
                    inspection.start();
                  }
                  once[0].unsubscribe();
                });
  }

  private void end(String sentence) {
    running.set(false);
    words.set(sentence);
    fraction.set(-1);
    tasks.end();
    workspace.notice().set(sentence);
  }

  /// Asks the one under way to stop.
  void stop() {
    if (running.get()) {
      stopped.set(true);
      words.set("Stopping …");
    }
  }

  ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /// How far it has come, or how it ended.
  ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /// The same from 0 to 1; negative while that is not known.
  ReadOnlyDoubleProperty fraction() {
    return fraction.getReadOnlyProperty();
  }

  /// The result of the last import.
  ReadOnlyObjectProperty<Optional<IntakeResult>> result() {
    return result.getReadOnlyProperty();
  }
}
