package org.wavecrate.gui.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.intake.IntakePlan;
import org.wavecrate.intake.PlannedFile;
import org.wavecrate.intake.WindowPreview;

/// The recording on show, cut as planned.
final class RecordingModel {
  private final ImportModel model;
  private final Latest reading;
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<WindowPreview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private OptionalDouble speed = OptionalDouble.empty();
  private String shown = "";

  RecordingModel(ImportModel model, Background background) {
    this.model = model;
    reading = new Latest(background);
    model.planned().subscribe(this::keepPlace);
  }

  /// Stays at the recording by its name, wherever it now stands.
  private void keepPlace(Optional<IntakePlan> plan) {
    List<PlannedFile> files = plan.map(IntakePlan::files).orElse(List.of());
    int at = 0;
    for (int i = 0; i < files.size(); i++) {
      at = files.get(i).file().name().equals(shown) ? i : at;
    }
    index.set(at);
    read();
  }

  /// Goes some recordings on or back, around the ends.
  void walk(int step) {
    int count = model.planned().get().map(plan -> plan.files().size()).orElse(0);
    if (count > 0) {
      index.set(Math.floorMod(index.get() + step, count));
      read();
    }
  }

  private void read() {
    Optional<PlannedFile> file = file();
    problem.set("");
    if (file.isEmpty()) {
      reading.cancel();
      preview.set(Optional.empty());
      return;
    }
    shown = file.get().file().name();
    IntakePlan plan = model.planned().get().orElseThrow();
    reading.start(
        progress -> WindowPreview.of(plan, file.get(), progress),
        read -> {
          speed = OptionalDouble.of(read.soundPerSecond());
          preview.set(Optional.of(read));
        },
        reason -> {
          preview.set(Optional.empty());
          problem.set(file.get().file().name() + ": " + reason.getMessage());
        });
  }

  Optional<PlannedFile> file() {
    return model
        .planned()
        .get()
        .map(IntakePlan::files)
        .filter(files -> index.get() < files.size())
        .map(files -> files.get(index.get()));
  }

  /// How long the import takes, about: as fast as the recording shown last, on all processors.
  OptionalDouble seconds() {
    Optional<IntakePlan> plan = model.planned().get();
    return plan.isEmpty() || speed.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            plan.get().seconds()
                / speed.getAsDouble()
                / Runtime.getRuntime().availableProcessors());
  }

  ReadOnlyIntegerProperty index() {
    return index.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<WindowPreview>> preview() {
    return preview.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }
}
