package org.wavecrate.gui.explore;

import javafx.collections.ObservableListBase;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Scope;

/// The examples of a scope as a list that holds none of them: a million rows cost nothing until
/// they are looked at. Never changes.
final class ExampleRows extends ObservableListBase<Example> {
  private final Scope scope;

  ExampleRows(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Example get(int row) {
    if (row < 0 || row >= scope.size()) {
      throw new IndexOutOfBoundsException(row + " of " + scope.size());
    }
    return scope.example(row);
  }

  @Override
  public int size() {
    return scope.size();
  }

  /// By arithmetic; the inherited search would visit every row.
  @Override
  public int indexOf(Object row) {
    return row instanceof Example example && scope.contains(example)
        ? example.index() - scope.first()
        : -1;
  }

  @Override
  public int lastIndexOf(Object row) {
    return indexOf(row);
  }

  @Override
  public boolean contains(Object row) {
    return indexOf(row) >= 0;
  }
}
