package org.wavecrate.gui.example;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.SampleRate;

/// The example that one looks at, without a screen.
final class ExampleModel {
  private static final System.Logger LOG = System.getLogger(ExampleModel.class.getName());

  private final Workspace workspace;
  private final Latest reading;
  private final TimeView time = new TimeView();
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ExampleModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    reading = new Latest(background);
    workspace.example().subscribe(this::read);
  }

  private void read(Optional<Example> example) {
    if (example.isEmpty()) {
      reading.cancel();
      shown.set(Optional.empty());
      return;
    }
    Example wanted = example.get();
    List<String> classes = workspace.recipe().get().labels().classes();
    reading.start(
        progress -> Shown.read(wanted, classes, progress),
        done -> shown.set(Optional.of(done)),
        reason -> {
          LOG.log(Level.ERROR, wanted.path(), reason);
          shown.set(Optional.of(Shown.bad(wanted, String.valueOf(reason.getMessage()))));
        });
  }

  /// The example that was read last; a newer one may be under way.
  ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty reading() {
    return reading.running();
  }

  ReadOnlyObjectProperty<SampleRate> sampleRate() {
    return workspace.sampleRate();
  }

  TimeView time() {
    return time;
  }
}
