package org.wavecrate.gui.explore;

import java.util.Arrays;
import java.util.Optional;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Scope;

/// Examples of a scope, all or those that were found, as a list that holds none of them: a million
/// rows cost nothing, or four bytes each, until they are looked at. Never changes.
final class ExampleRows extends ObservableListBase<Example> {
  private final Scope scope;
  private final int @Nullable [] found;
  private final boolean rising;

  /// All of them, in natural order.
  ExampleRows(Scope scope) {
    this.scope = scope;
    found = null;
    rising = true;
  }

  /// @param found rows of the scope in the order of the list
  ExampleRows(Scope scope, int[] found) {
    this.scope = scope;
    this.found = found;
    boolean sorted = true;
    for (int i = 1; i < found.length && sorted; i++) {
      sorted = found[i - 1] < found[i];
    }
    rising = sorted;
  }

  Scope scope() {
    return scope;
  }

  /// The row of the scope that stands at `index`.
  int scopeRow(int index) {
    return found == null ? index : found[index];
  }

  /// Whether it lists the same as another.
  boolean same(ExampleRows other) {
    return scope.equals(other.scope) && Arrays.equals(found, other.found);
  }

  @Override
  public Example get(int row) {
    if (row < 0 || row >= size()) {
      throw new IndexOutOfBoundsException(row + " of " + size());
    }
    return scope.example(scopeRow(row));
  }

  @Override
  public int size() {
    return found == null ? scope.size() : found.length;
  }

  /// By arithmetic or bisection where that can be; the inherited search would make every example.
  @Override
  public int indexOf(Object row) {
    int wanted = row instanceof Example example ? scope.row(example) : -1;
    if (wanted < 0 || found == null) {
      return wanted;
    }
    if (rising) {
      return Math.max(-1, Arrays.binarySearch(found, wanted));
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int lastIndexOf(Object row) {
    return indexOf(row);
  }

  @Override
  public boolean contains(Object row) {
    return indexOf(row) >= 0;
  }

  static Optional<ExampleRows> of(Object rows) {
    return rows instanceof ExampleRows examples ? Optional.of(examples) : Optional.empty();
  }
}
