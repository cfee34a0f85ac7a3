package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.wavecrate.crate.ColabKit;
import org.wavecrate.crate.Export;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportResult;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Holds;
import org.wavecrate.dataset.PortablePath;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate export`: packs a dataset into crates.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Pack a dataset into crates: one zip per split that every program unzips and that training"
          + " reads in place. The dataset is checked first; crates are read back and compared with"
          + " it before they get their final names."
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the crates; created if necessary.")
  private Path folder = Path.of("");

  @Mixin private SplitsOption splits = new SplitsOption();

  @Option(
      names = "--max-part-size",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      defaultValue = "10GB",
      description =
          "Divide larger crates between blocks into parts of this size, such as 500MB or 1GiB;"
              + " default: 10GB (10^10 bytes), since unpacking larger files from Google Drive often"
              + " fails.")
  private long maxPartBytes;

  @Option(
      names = "--deflate",
      description = "Compress. Audio hardly gets smaller, and training reads more slowly.")
  private boolean deflate;

  @Option(names = "--force", description = "Replace existing crates.")
  private boolean force;

  @Option(names = "--allow-errors", description = "Pack the dataset even if it has errors.")
  private boolean allowErrors;

  @Option(names = "--without-bad", description = "Leave out examples with errors.")
  private boolean withoutBad;

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      description =
          "Leave out the examples listed there, one path a line, or marked in a"
              + " wavecrate-marks.json; - reads the list from standard input.")
  private Optional<String> exclude = Optional.empty();

  @Option(
      names = "--renumber",
      description = "Renumber the examples of a split: id-1, id-2, ... through all its blocks.")
  private boolean renumber;

  @Option(
      names = "--examples-per-block",
      paramLabel = "N",
      description = "Make new blocks of N examples: block-id-1, ... Renumbers the examples.")
  private Optional<Integer> examplesPerBlock = Optional.empty();

  @Option(
      names = "--split-batch-files",
      description =
          "Split files that hold whole batches into single examples, in blocks of 320 unless"
              + " --examples-per-block says otherwise.")
  private boolean splitBatchFiles;

  @Option(
      names = "--bake",
      description =
          "Apply the recipe's \"prepare\" to the arrays, and a recipe that only records"
              + " it: training has less to do, with the same batches.")
  private boolean bake;

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Option(
      names = "--colab",
      description =
          "Add what Google Colab needs: the Python package, the recipe, and a notebook that walks"
              + " you through training.")
  private boolean colab;

  @Option(
      names = "--include-sounds",
      description =
          "Let the Colab kit copy the recordings that the recipe mixes in from folders outside the"
              + " dataset. Read their names first: the author of the recipe chose them.")
  private boolean includeSounds;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Dataset files = dataset.open(recipeOption);
    Dataset opened = splitBatchFiles ? files.holding(Holds.EXAMPLES) : files;
    ExportSettings settings = settings(opened);
    Recipe used = recipeOption.of(opened);
    // What is in the way anyhow should not wait for the check.
    ExportPlan unchecked = plan(opened, settings.withAllowErrors(true));
    unchecked.requirePossible();
    CheckReport report;
    try (var progress = new ConsoleProgress("checking")) {
      report = DatasetCheck.run(opened, used, progress);
    }
    ExportPlan plan = unchecked.checked(report, settings.allowErrors());
    plan.requirePossible();
    Optional<ColabKit> kit = colab ? Optional.of(ColabKit.of(plan, used)) : Optional.empty();
    plan.notes().forEach(Output::complain);
    if (kit.isPresent() && !plan.packs(SplitName.TRAIN)) {
      Output.complain(ColabKit.WITHOUT_TRAINING);
    }
    plan.estimate()
        .ifPresent(
            estimate ->
                Output.complain(
                    Formatted.of(
                        "deflating is expected to leave %.0f %% of the data",
                        100 * estimate.ratio())));
    ExportResult result;
    try (var progress = new ExportConsole()) {
      result = Export.run(plan, kit, progress);
    }
    List<Path> added = kit.map(ColabKit::places).orElse(List.of());
    if (json) {
      Output.print(json(result, added));
    } else {
      print(result, plan);
      added.forEach(file -> Output.print(file.toString()));
    }
    return 0;
  }

  private ExportPlan plan(Dataset opened, ExportSettings settings) throws IOException {
    try (var progress = new ConsoleProgress("reading headers")) {
      return recipeOption.isGiven()
          ? ExportPlan.of(opened, recipeOption.of(opened), Optional.empty(), settings, progress)
          : ExportPlan.of(opened, Optional.empty(), settings, progress);
    }
  }

  private ExportSettings settings(Dataset opened) throws IOException {
    int perBlock = examplesPerBlock.orElse(1);
    UsageException.unless(perBlock >= 1, "--examples-per-block", perBlock, "1 or more");
    return ExportSettings.to(folder)
        .withSplits(splits.in(opened))
        .withMaxPartBytes(maxPartBytes)
        .withDeflate(deflate)
        .withForce(force)
        .withAllowErrors(allowErrors)
        .withWithoutBad(withoutBad)
        .withExcluded(exclude.isEmpty() ? Set.of() : ExcludeList.read(opened, exclude.get()))
        .withRenumber(renumber)
        .withExamplesPerBlock(examplesPerBlock.map(OptionalInt::of).orElseGet(OptionalInt::empty))
        .withSplitBatchFiles(splitBatchFiles)
        .withBake(bake)
        .withIncludeSounds(includeSounds);
  }

  private ObjectNode json(ExportResult result, List<Path> added) {
    ObjectNode root = Output.object();
    ArrayNode crates = root.putArray("crates");
    for (ExportResult.Written written : result.crates()) {
      ObjectNode crate = crates.addObject();
      crate.put("file", written.file().getFileName().toString());
      crate.put("split", written.split().canonical()).put("examples", written.examples());
      crate.put("bytes", written.bytes()).put("sha256", written.sha256());
      if (written.parts() > 1) {
        crate.put("part", written.part()).put("parts", written.parts());
      }
    }
    if (!added.isEmpty()) {
      ArrayNode files = root.putObject("colab").putArray("files");
      added.forEach(file -> files.add(PortablePath.of(folder.relativize(file))));
    }
    return root;
  }

  private static void print(ExportResult result, ExportPlan plan) {
    for (ExportResult.Written crate : result.crates()) {
      Output.print(
          Formatted.of(
              "%s: %s, %,d bytes, verified",
              crate.file(), Plural.of(crate.examples(), "example"), crate.bytes()));
    }
    if (plan.leftOut() > 0) {
      Output.print("left out: " + Plural.of(plan.leftOut(), "example"));
    }
    double seconds = Math.max(1e-3, result.took().toNanos() / 1e9);
    Output.print(
        Formatted.of(
            "%,d bytes in %.1f s (%.0f MB/s), read again and compared with the source",
            result.verifiedBytes(), seconds, result.verifiedBytes() / seconds / 1e6));
  }
}
