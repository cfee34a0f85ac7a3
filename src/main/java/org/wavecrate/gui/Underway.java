package org.wavecrate.gui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The long work that the user started and that goes on whichever screen is in front, such as an
/// export; one at a time. On the JavaFX thread.
public final class Underway {
  /// @param loss what is lost if the window closes now, as a sentence
  /// @param answer stops it, as a button says it: `Stop the export`
  /// @param screen the identifier of the screen that shows all of it
  /// @param stop asks it to stop and to clear up after itself
  public record Errand(String loss, String answer, String screen, Runnable stop) {}

  private final ReadOnlyObjectWrapper<Optional<Errand>> errand =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);

  public void begin(Errand begun) {
    text.set("");
    fraction.set(-1);
    errand.set(Optional.of(begun));
  }

  /// @param words how far it has come, for the bottom line
  /// @param done the same from 0 to 1; negative while that is not known
  public void tell(String words, double done) {
    text.set(words);
    fraction.set(done);
  }

  public void end() {
    errand.set(Optional.empty());
  }

  /// Asks what is under way to stop, if anything is.
  public void stop() {
    errand.get().ifPresent(begun -> begun.stop().run());
  }

  public ReadOnlyObjectProperty<Optional<Errand>> errand() {
    return errand.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  public ReadOnlyDoubleProperty fraction() {
    return fraction.getReadOnlyProperty();
  }
}
