package org.wavecrate.gui.overview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.Overview;

/// The dataset as a whole, and the names of its classes, without a screen.
final class OverviewModel {
  /// More classes than this can't be named one by one.
  private static final int MOST_NAMED = 10_000;

  private final Workspace workspace;
  private final Library library;
  private final Latest summing;
  private final ReadOnlyObjectWrapper<Optional<Overview>> overview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  OverviewModel(Workspace workspace, Library library, Background background) {
    this.workspace = workspace;
    this.library = library;
    summing = new Latest(background);
    workspace.recipe().subscribe(recipe -> sum());
    library.subject().subscribe(subject -> sum());
    library.growth().subscribe(growth -> sum());
  }

  private void sum() {
    Optional<SurveyedDataset> subject = library.subject().get();
    if (subject.isEmpty()) {
      summing.cancel();
      overview.set(Optional.empty());
      problem.set(Optional.empty());
      return;
    }
    List<String> names = names();
    summing.start(
        progress -> Overview.of(subject.get(), names, progress),
        sum -> overview.set(Optional.of(sum)),
        reason -> problem.set(Optional.of("Not summed up: " + reason.getMessage())));
  }

  private List<String> names() {
    return workspace.recipe().get().labels().classes();
  }

  /// Names a class; several names divided by commas name the classes that follow, too. In memory
  /// until [#save].
  ///
  /// @return whether that was possible; if not, [#problem] tells why
  boolean rename(long number, String text) {
    if (number < 0 || number >= MOST_NAMED) {
      problem.set(Optional.of("Class " + number + " can’t be named: allowed are 0 to 9,999."));
      return false;
    }
    List<String> names = new ArrayList<>(names());
    int at = (int) number;
    for (String part : text.split(",")) {
      while (names.size() <= at) {
        // Classes between must be called something: what they are called without a name.
        names.add(Integer.toString(names.size()));
      }
      String name = part.strip();
      names.set(at, name.isEmpty() ? Integer.toString(at) : name);
      at++;
    }
    for (int i = 0; i < names.size(); i++) {
      int first = names.indexOf(names.get(i));
      if (first < i) {
        problem.set(
            Optional.of(
                Formatted.of("“%s” is the name of class %d already.", names.get(i), first)));
        return false;
      }
    }
    problem.set(Optional.empty());
    Recipe recipe = workspace.recipe().get();
    workspace.editRecipe(
        recipe.withLabels(new Labels(recipe.labels().encoding(), List.copyOf(names))));
    return true;
  }

  /// Writes the names, with the rest of the recipe, beside the splits.
  void save() {
    try {
      workspace.notice().set("Class names saved in " + workspace.saveRecipe());
    } catch (IOException e) {
      problem.set(Optional.of("Not saved: " + e.getMessage()));
    }
  }

  /// Shows the examples that `query` finds.
  void find(String query) {
    library.find(query);
  }

  /// The examples covered: `All 284 examples`, `3,200 of 20,000 examples measured so far`.
  String extent() {
    return overview
        .get()
        .map(
            sum ->
                sum.known() == sum.examples()
                    ? ""
                    : Formatted.of(
                        "%s of %s examples measured so far",
                        Numbers.count(sum.known()), Numbers.count(sum.examples())))
        .orElse("");
  }

  ReadOnlyObjectProperty<Optional<Overview>> overview() {
    return overview.getReadOnlyProperty();
  }

  /// The reason for a missing overview, as a sentence.
  ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  Workspace workspace() {
    return workspace;
  }
}
