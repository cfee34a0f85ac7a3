package org.wavecrate.gui;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.wavecrate.dataset.Progress;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Statistics;

/// Fills the table of facts of the open dataset in the background, and says now and then that more
/// is known.
final class Measuring {
  /// Figures are taken anew once a quarter or a fiftieth of all examples has been added.
  private static final double GROWN = 1.25;

  private static final double PART = 0.02;

  /// How often work that waits looks whether it has been given up, in milliseconds.
  private static final long GATE_LOOK = 50;

  private final Statistics statistics;
  private final Latest filling;
  private final Consumer<Throwable> failed;
  private final ReadOnlyIntegerWrapper known = new ReadOnlyIntegerWrapper();
  private final ReadOnlyLongWrapper growth = new ReadOnlyLongWrapper();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private Optional<ExampleTable> table = Optional.empty();
  private int lookedAt;

  /// @param failed hears why not all could be measured
  Measuring(Statistics statistics, Background background, Consumer<Throwable> failed) {
    this.statistics = statistics;
    this.failed = failed;
    filling = new Latest(background);
    filling.progress().subscribe(fraction -> progressed());
  }

  /// Gives up the table it fills.
  void forget() {
    filling.cancel();
    table = Optional.empty();
    grown();
  }

  /// Fills `empty` from now on.
  void fill(ExampleTable empty) {
    table = Optional.of(empty);
    goOn();
  }

  /// Measures what is not known yet.
  void goOn() {
    table
        .filter(now -> !now.isComplete())
        .ifPresent(
            now ->
                filling.start(
                    progress -> filled(now, progress),
                    done -> grown(),
                    reason -> {
                      failed.accept(reason);
                      grown();
                    }));
  }

  private ExampleTable filled(ExampleTable now, Progress progress) throws InterruptedException {
    CountDownLatch closed = gate;
    while (!progress.isCancelled() && !closed.await(GATE_LOOK, TimeUnit.MILLISECONDS)) {
      // The processors have something more urgent to do.
    }
    statistics.fill(now, progress);
    return now;
  }

  /// Reads nothing until the returned action has run; measuring counts as running all the same.
  Runnable hold() {
    CountDownLatch closed = new CountDownLatch(1);
    gate = closed;
    return closed::countDown;
  }

  /// Stops; what is known stays.
  void stop() {
    if (filling.running().get()) {
      filling.cancel();
      grown();
    }
  }

  private void progressed() {
    table.ifPresent(
        now -> {
          known.set(now.known());
          if (known.get() > lookedAt * GROWN || known.get() > lookedAt + PART * now.size()) {
            grown();
          }
        });
  }

  private void grown() {
    lookedAt = table.map(ExampleTable::known).orElse(0);
    known.set(lookedAt);
    growth.set(growth.get() + 1);
  }

  ReadOnlyIntegerProperty known() {
    return known.getReadOnlyProperty();
  }

  ReadOnlyLongProperty growth() {
    return growth.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty running() {
    return filling.running();
  }

  /// From 0 to 1; negative while that is not known.
  ReadOnlyDoubleProperty progress() {
    return filling.progress();
  }
}
