package org.wavecrate.gui.example;

import java.util.Optional;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Workspace;

/// Walks through the split of the example that is looked at.
record RowWalk(Workspace workspace) implements Walk {
  @Override
  public void move(int examples) {
    ahead(examples).ifPresent(there -> workspace.example().set(Optional.of(there)));
  }

  @Override
  public Optional<Example> ahead(int examples) {
    return workspace
        .example()
        .get()
        .filter(here -> here.index() + examples >= 0)
        .filter(here -> here.index() + examples < here.split().size())
        .map(here -> here.split().example(here.index() + examples));
  }

  @Override
  public void onChange(Runnable change) {
    workspace.example().subscribe(change);
  }
}
