package org.wavecrate.gui.augment;

import java.util.ArrayDeque;
import java.util.Optional;

/// Undo and redo. Changes that belong together, such as those of one drag, are one step.
final class History<T> {
  private static final int MOST = 200;

  private final ArrayDeque<T> past = new ArrayDeque<>();
  private final ArrayDeque<T> future = new ArrayDeque<>();
  private String gesture = "";

  /// Remembers `before`, unless the change belongs to the one before it.
  ///
  /// @param of what is changed; changes of the same that follow one another are one, until [#seal]
  void note(T before, String of) {
    if (of.isEmpty() || !of.equals(gesture)) {
      past.addLast(before);
      if (past.size() > MOST) {
        past.removeFirst();
      }
    }
    gesture = of;
    future.clear();
  }

  /// The next change is one of its own.
  void seal() {
    gesture = "";
  }

  Optional<T> undo(T now) {
    seal();
    if (past.isEmpty()) {
      return Optional.empty();
    }
    future.addLast(now);
    return Optional.of(past.removeLast());
  }

  Optional<T> redo(T now) {
    seal();
    if (future.isEmpty()) {
      return Optional.empty();
    }
    past.addLast(now);
    return Optional.of(future.removeLast());
  }

  void clear() {
    past.clear();
    future.clear();
    seal();
  }

  boolean canUndo() {
    return !past.isEmpty();
  }

  boolean canRedo() {
    return !future.isEmpty();
  }
}
