package org.wavecrate.gui.example;

import java.lang.System.Logger.Level;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.wavecrate.content.Content;
import org.wavecrate.content.Subtraction;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;

/// An example that stays while others are looked at, to compare them with: it, or the difference
/// of the two.
final class ExamplePair {
  private static final System.Logger LOG = System.getLogger(ExamplePair.class.getName());
  private static final Content NONE = new Content.Nothing("");

  private final ExampleModel model;
  private final Latest subtracting;
  private final BooleanProperty difference = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Shown>> pinned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Content> other = new ReadOnlyObjectWrapper<>(NONE);

  ExamplePair(ExampleModel model, Background background) {
    this.model = model;
    subtracting = new Latest(background);
    // What was pinned may have other samples now.
    model.workspace().dataset().subscribe((was, now) -> unpin());
    model.shown().subscribe(this::change);
    difference.subscribe(this::change);
  }

  /// Pins what is looked at; if something is pinned already, lets it go.
  void switchPin() {
    if (pinned.get().isPresent()) {
      unpin();
    } else if (canPin()) {
      pinned.set(model.shown().get());
      change();
    }
  }

  /// Whether there is anything to compare others with.
  boolean canPin() {
    return model.shown().get().filter(s -> !(s.content() instanceof Content.Nothing)).isPresent();
  }

  void unpin() {
    pinned.set(Optional.empty());
    difference.set(false);
    change();
  }

  private void change() {
    Optional<Content> one = model.shown().get().map(Shown::content);
    Optional<Content> two = pinned.get().map(Shown::content);
    subtracting.cancel();
    if (one.isEmpty() || two.isEmpty() || !difference.get()) {
      other.set(two.orElse(NONE));
      return;
    }
    subtracting.start(
        progress -> Subtraction.of(one.get(), two.get()),
        other::set,
        reason -> {
          LOG.log(Level.ERROR, "subtracting", reason);
          other.set(new Content.Nothing(String.valueOf(reason.getMessage())));
        });
  }

  /// The pinned example; empty if nothing is compared.
  ReadOnlyObjectProperty<Optional<Shown>> pinned() {
    return pinned.getReadOnlyProperty();
  }

  /// Whether the difference takes the place of what is pinned: what is looked at minus that.
  BooleanProperty difference() {
    return difference;
  }

  /// The content beside the example: the pinned one, the difference, or the reason why
  /// there is none.
  ReadOnlyObjectProperty<Content> other() {
    return other.getReadOnlyProperty();
  }
}
