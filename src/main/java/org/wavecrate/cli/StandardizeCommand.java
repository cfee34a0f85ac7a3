package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Standardization;
import org.wavecrate.generator.Standardize;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;
import org.wavecrate.text.Plural;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate standardize`: measures the numbers of a recipe's `features.standardize`.
@Command(
    name = "standardize",
    mixinStandardHelpOptions = true,
    description =
        "Measure mean and deviation of the training split's features, as the recipe makes them"
            + " without transforms, for features.standardize. Prints them; --save writes them into"
            + " the recipe, so that training, inference and exports need not measure them again.")
final class StandardizeCommand implements Callable<Integer> {
  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Option(
      names = "--per",
      paramLabel = "bin|all",
      description = "Numbers for each bin, or one for all; default: as the recipe says, else bin.")
  private Optional<Standardize.Per> per = Optional.empty();

  @Option(
      names = "--save",
      description = "Write them into the recipe: that of --recipe, or the dataset's own.")
  private boolean save;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Dataset opened = dataset.open(recipeOption);
    Recipe stated = recipeOption.stated(opened);
    Optional<Path> file = recipeOption.place(opened);
    if (save && file.isEmpty()) {
      throw new UsageException(
          Formatted.of(
              "%s: --save: a zip is never changed; name a recipe with --recipe", opened.path()));
    }
    Standardize.Per used =
        per.or(() -> stated.standardize().map(Standardize::per)).orElse(Standardize.Per.BIN);
    Standardize measured;
    try (var progress = new ConsoleProgress("measuring features")) {
      measured = Standardization.measured(used, stated, opened, progress);
    } catch (RecipeException e) {
      throw new IOException(recipeOption.nameOf(opened) + ": " + e.getMessage(), e);
    }
    Optional<Path> saved = save ? file : Optional.empty();
    if (saved.isPresent()) {
      Recipe changed = stated.withStandardize(Optional.of(measured));
      NewFile.write(saved.get(), RecipeJson.write(changed));
    }
    int examples = opened.split(SplitName.TRAIN).map(Split::size).orElse(0);
    if (json) {
      Output.print(json(measured, examples, saved));
    } else {
      print(measured, examples, saved);
    }
    return 0;
  }

  private static ObjectNode json(Standardize measured, int examples, Optional<Path> saved) {
    ObjectNode root = Output.object();
    root.put("examples", examples);
    ObjectNode standardize = root.putObject("standardize");
    standardize.put("per", name(measured.per()));
    ArrayNode mean = standardize.putArray("mean");
    measured.mean().forEach(mean::add);
    ArrayNode deviation = standardize.putArray("deviation");
    measured.deviation().forEach(deviation::add);
    root.put("saved", saved.map(Path::toString).orElse(null));
    return root;
  }

  private static void print(Standardize measured, int examples, Optional<Path> saved) {
    Output.print("training split: " + Plural.of(examples, "example"));
    for (int i = 0; i < measured.mean().size(); i++) {
      Output.print(
          Formatted.of(
              "%s: mean %.6g, deviation %.6g",
              measured.per() == Standardize.Per.ALL ? "all bins" : "bin " + i,
              measured.mean().get(i),
              measured.deviation().get(i)));
    }
    saved.ifPresent(file -> Output.print("saved in " + file));
  }

  private static String name(Standardize.Per per) {
    return per.name().toLowerCase(Locale.ROOT);
  }
}
