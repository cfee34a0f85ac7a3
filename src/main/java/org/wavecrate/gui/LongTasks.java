package org.wavecrate.gui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The long task that the user started, such as an export, and that continues when another screen
/// is shown; at most one. On the JavaFX thread.
public final class LongTasks {
  /// @param loss what is lost if the window closes now, as a sentence
  /// @param answer stops it, as a button says it: `Stop the export`
  /// @param screen shows all of it
  /// @param stop asks it to stop and to clear up after itself
  public record LongTask(String loss, String answer, Screen screen, Runnable stop) {}

  private final ReadOnlyObjectWrapper<Optional<LongTask>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);

  public void begin(LongTask begun) {
    text.set("");
    fraction.set(-1);
    current.set(Optional.of(begun));
  }

  /// @param words how far it has come, for the bottom line
  /// @param done the same from 0 to 1; negative while that is not known
  public void tell(String words, double done) {
    text.set(words);
    fraction.set(done);
  }

  public void end() {
    current.set(Optional.empty());
  }

  /// Asks what is under way to stop, if anything is.
  public void stop() {
    current.get().ifPresent(begun -> begun.stop().run());
  }

  public ReadOnlyObjectProperty<Optional<LongTask>> current() {
    return current.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  public ReadOnlyDoubleProperty fraction() {
    return fraction.getReadOnlyProperty();
  }
}
