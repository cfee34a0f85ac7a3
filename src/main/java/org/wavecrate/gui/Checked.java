package org.wavecrate.gui;

import java.io.IOException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.survey.ExampleTable;

/// A finished check that remembers what it read. All that it does blocks.
public interface Checked {
  CheckReport report();

  /// How many bytes were read for it.
  long bytesRead();

  /// The same with other rules and limits; reads nothing.
  Checked with(Recipe recipe) throws IOException;

  /// Reads only what has changed since.
  ///
  /// @param dataset the same one, opened again
  Checked again(Dataset dataset, Recipe recipe, Progress progress) throws IOException;

  /// Checks datasets from the beginning.
  @FunctionalInterface
  interface Starter {
    Checked start(Dataset dataset, Recipe recipe, Progress progress) throws IOException;
  }

  /// A check of all rules.
  static Checked start(Dataset dataset, Recipe recipe, Progress progress) throws IOException {
    return new Whole(DatasetCheck.start(dataset, recipe, progress));
  }

  /// A check that completes and judges what a survey knows already.
  ///
  /// @param table of the dataset that the recipe is of
  static Checked of(ExampleTable table, Recipe recipe, Progress progress) throws IOException {
    return new Whole(DatasetCheck.of(table, recipe, progress));
  }

  /// A check of all rules.
  record Whole(DatasetCheck check) implements Checked {
    @Override
    public CheckReport report() {
      return check.report();
    }

    @Override
    public long bytesRead() {
      return check.bytesRead();
    }

    @Override
    public Checked with(Recipe recipe) throws IOException {
      return new Whole(check.with(recipe));
    }

    @Override
    public Checked again(Dataset dataset, Recipe recipe, Progress progress) throws IOException {
      return new Whole(check.again(dataset, recipe, progress));
    }
  }
}
