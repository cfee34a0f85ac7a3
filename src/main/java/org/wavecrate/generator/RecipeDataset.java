package org.wavecrate.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.TableReader;

/// Opens datasets as their recipes say: where splits and labels come from, and what is ignored.
public final class RecipeDataset {
  private static final TableReader TABLES = new TableText();

  private RecipeDataset() {}

  /// Opens a dataset as its own recipe says. A recipe that can't be used is passed over; whoever
  /// reads it will tell.
  ///
  /// @throws org.wavecrate.dataset.DatasetException as [Dataset#open]
  public static Dataset open(Path path, Progress progress) throws IOException {
    Dataset dataset = Dataset.open(path, progress);
    Recipe recipe;
    try {
      recipe = RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
    } catch (RecipeException e) {
      return dataset;
    }
    return arranged(dataset, recipe, progress);
  }

  /// The same dataset, opened again if this recipe wants its files read in another way.
  public static Dataset arranged(Dataset dataset, Recipe recipe, Progress progress)
      throws IOException {
    Dataset arranged =
        dataset.arrangement().equals(recipe.arrangement())
            ? dataset
            : Dataset.open(dataset.path(), recipe.arrangement(), TABLES, progress);
    return arranged.withClasses(recipe.labels().classes());
  }

  /// Opens a zip whatever its name, as a recipe says.
  public static Dataset ofZip(Path path, Recipe recipe, Progress progress) throws IOException {
    return Dataset.openZip(path, recipe.arrangement(), TABLES, progress)
        .withClasses(recipe.labels().classes());
  }

  /// The same dataset with files that came or went since.
  public static Dataset again(Dataset dataset, Progress progress) throws IOException {
    return Dataset.open(dataset.path(), dataset.arrangement(), TABLES, progress)
        .withClasses(dataset.statedClasses());
  }

  /// A recipe with the names of the classes that the dataset's labels have, if they are text and
  /// the recipe names none: whoever follows it needs no more than the recipe to number them. For
  /// one-hot vectors made of class numbers, the numbers are the names: one split alone would not
  /// tell how long the vectors are.
  public static Recipe told(Recipe recipe, Dataset dataset) {
    if (!recipe.labels().classes().isEmpty()
        || dataset.splits().stream().anyMatch(split -> split.labelProblem().isPresent())) {
      return recipe;
    }
    List<String> classes = dataset.labelClasses();
    if (classes.isEmpty() && recipe.labels().encoding() == Labels.Encoding.ONE_HOT) {
      classes = numbers(dataset);
    }
    return classes.isEmpty()
        ? recipe
        : recipe.withLabels(new Labels(recipe.labels().encoding(), classes));
  }

  private static List<String> numbers(Dataset dataset) {
    return dataset.splits().getFirst().classRange().stream()
        .flatMapToInt(range -> IntStream.range(0, range.count()))
        .mapToObj(Integer::toString)
        .toList();
  }
}
