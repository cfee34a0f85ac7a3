package org.wavecrate.gui.export;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportResult;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.LongTasks;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Throughput;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.Numbers;

/// Runs one export after the other, and tracks their progress.
final class Packing {
  private static final System.Logger LOG = System.getLogger(Packing.class.getName());

  private final Workspace workspace;
  private final Background background;
  private final LongTasks tasks;
  private final CratePacking packer;
  private final LongSupplier nanos;
  private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
  private final ReadOnlyObjectWrapper<Optional<ExportTracker>> tracker =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private Throughput pace = new Throughput();

  /// @param nanos the time, as [System#nanoTime] tells it
  Packing(
      Workspace workspace,
      Background background,
      LongTasks tasks,
      CratePacking packer,
      LongSupplier nanos) {
    this.workspace = workspace;
    this.background = background;
    this.tasks = tasks;
    this.packer = packer;
    this.nanos = nanos;
  }

  /// Begins, unless one is under way.
  void start(PlanDraft draft) {
    ExportPlan plan = draft.plan();
    if (outcome.get().isUnderWay()) {
      return;
    }
    ExportTracker begun = new ExportTracker();
    pace = new Throughput();
    words.set("");
    fraction.set(-1);
    tracker.set(Optional.of(begun));
    outcome.set(new Outcome.Running(plan));
    tasks.begin(
        new LongTasks.LongTask(
            "An export is under way. If you stop it, nothing is left behind, and the dataset is"
                + " unchanged.",
            "Stop the export",
            Screen.EXPORT,
            this::stop));
    background.start(
        progress -> pack(draft, begun, progress),
        new Background.Receiver<Outcome>() {
          @Override
          public void done(Outcome found) {
            finish(found);
          }

          @Override
          public void failed(Throwable reason) {
            finish(failure(reason));
          }

          @Override
          public void progressed(double done) {
            look();
          }
        });
  }

  private Outcome pack(PlanDraft draft, ExportTracker tracker, Progress progress)
      throws IOException {
    try {
      ExportResult result = packer.run(draft.plan(), draft.kit(), tracker.over(progress));
      return new Outcome.Done(draft.plan(), result, draft.kit().isPresent());
    } catch (CancellationException e) {
      return new Outcome.Stopped();
    }
  }

  private static Outcome failure(Throwable reason) {
    LOG.log(Level.ERROR, "export", reason);
    return new Outcome.Failed(ExportTexts.sentence(reason));
  }

  private void finish(Outcome found) {
    outcome.set(found);
    tasks.end();
    tracker.set(Optional.empty());
    workspace
        .notice()
        .set(
            switch (found) {
              case Outcome.Done done -> ExportTexts.verified(done);
              case Outcome.Failed failed -> "Not exported: " + failed.sentence();
              case Outcome.Stopped stopped -> "The export was stopped; nothing was left behind";
              default -> "";
            });
  }

  /// Asks the one under way to stop; it takes a moment to clear up.
  void stop() {
    if (outcome.get() instanceof Outcome.Running running) {
      tracker.get().ifPresent(ExportTracker::stop);
      outcome.set(new Outcome.Stopping(running.plan()));
      words.set("Stopping …");
    }
  }

  /// Forgets how the last one went.
  void dismiss() {
    if (!outcome.get().isUnderWay()) {
      outcome.set(Outcome.NONE);
    }
  }

  /// Looks how far the one under way has come; to be called now and then, since there are times in
  /// which it tells nothing.
  void look() {
    if (!(outcome.get() instanceof Outcome.Running) || tracker.get().isEmpty()) {
      return;
    }
    ExportTracker.Point point = tracker.get().get().point();
    pace.add(nanos.getAsLong(), point.done());
    boolean known = point.total() > 0;
    fraction.set(known ? (double) point.done() / point.total() : -1);
    List<String> parts = new ArrayList<>();
    parts.add(ExportTexts.stage(point));
    if (known) {
      parts.add(Numbers.decimal(100.0 * point.done() / point.total(), 0) + " %");
    }
    pace.bytesPerSecond().ifPresent(speed -> parts.add(ExportTexts.speed(speed)));
    OptionalDouble left = pace.secondsFor(point.total() - point.done());
    left.ifPresent(seconds -> parts.add(ExportTexts.timeLeft(seconds)));
    words.set(String.join(" · ", parts));
    tasks.tell("Exporting: " + words.get(), fraction.get());
  }

  ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /// Where each crate stands, while an export is under way.
  Optional<ExportTracker> tracker() {
    return tracker.get();
  }

  /// How far it has come: what is done, speed, time left.
  ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /// The same from 0 to 1; negative while that is not known.
  ReadOnlyDoubleProperty fraction() {
    return fraction.getReadOnlyProperty();
  }
}
