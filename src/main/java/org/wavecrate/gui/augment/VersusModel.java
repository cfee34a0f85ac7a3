package org.wavecrate.gui.augment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.wavecrate.dataset.Example;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;

/// The same example in the same epoch by the recipe as it is edited and by another: the saved one,
/// or that of a file. Both draw on the same seed, so that what differs is what the recipes say.
/// Without a screen; does nothing while nobody looks.
final class VersusModel {
  private final Workspace workspace;
  private final TrainingView training;
  private final TrainingPreview preview = new TrainingPreview();
  private final Latest reading;
  private final Latest hearing;
  private final ReadOnlyObjectWrapper<Optional<BeforeAfter>> other =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /// A recipe that was opened to compare with.
  private record Opened(String name, Recipe recipe) {}

  private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  VersusModel(Workspace workspace, TrainingView training, Background background) {
    this.workspace = workspace;
    this.training = training;
    reading = new Latest(background);
    hearing = new Latest(background);
    training.heard().subscribe(now -> make());
    training.stage().subscribe(now -> make());
    workspace.savedRecipe().subscribe(now -> make());
    workspace.dataset().subscribe(now -> opened.set(Optional.empty()));
  }

  /// Compares with the recipe of a file.
  void open(Path file) {
    reading.start(
        progress -> RecipeFiles.read(file),
        recipe -> {
          opened.set(Optional.of(new Opened(String.valueOf(file.getFileName()), recipe)));
          make();
        },
        reason -> problem.set(file.getFileName() + ": " + reason.getMessage()));
  }

  /// Compares with the saved recipe.
  void compareWithSaved() {
    reading.cancel();
    opened.set(Optional.empty());
    make();
  }

  private Recipe recipe() {
    Recipe now = training.recipe();
    Recipe compared =
        opened
            .get()
            .map(Opened::recipe)
            .orElseGet(() -> workspace.savedRecipe().get().withPlace(now.place()));
    return compared.withSeed(now.seed());
  }

  private void make() {
    Optional<Example> example = workspace.example().get();
    if (training.stage().get() != StageView.VERSUS || example.isEmpty()) {
      hearing.cancel();
      return;
    }
    problem.set("");
    Recipe recipe = recipe();
    long epoch = training.epoch().get();
    hearing.start(
        progress -> preview.hear(recipe, example.get(), epoch, progress),
        found -> other.set(Optional.of(found)),
        reason -> {
          other.set(Optional.empty());
          problem.set(String.valueOf(reason.getMessage()));
        });
  }

  /// The differences between the edited recipe and the one compared with.
  List<String> differences() {
    return Differences.of(training.recipe(), recipe());
  }

  /// The name of the recipe compared with.
  String title() {
    return opened.get().map(Opened::name).orElse("Saved recipe");
  }

  /// Whether the recipe compared with is that of a file.
  boolean isOpened() {
    return opened.get().isPresent();
  }

  /// The example by the other recipe.
  ReadOnlyObjectProperty<Optional<BeforeAfter>> other() {
    return other.getReadOnlyProperty();
  }

  /// Why there is nothing to see of the other recipe, in a sentence; else empty.
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }
}
