package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wavecrate.ProgramFolder;
import org.wavecrate.Version;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.report.HtmlReport;
import org.wavecrate.report.JsonReport;
import org.wavecrate.report.ReportOrigin;
import org.wavecrate.report.TextReport;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.rules.Severity;
import org.wavecrate.survey.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wavecrate check`: what is wrong with a dataset.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Find what is wrong with a dataset: files that can't be read, labels that are missing,"
            + " duplicates, clipping and much more. Reads every byte once.",
    footer = {"", "Rules, their limits and how to silence them: docs/checks.md."})
final class CheckCommand implements Callable<Integer> {
  /// From which severity on the data is said to fall short.
  enum FailOn {
    ERROR,
    WARNING,
    NONE
  }

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Mixin private SplitsOption splits = new SplitsOption();

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "X.html",
      description = "Write a report with pictures, one self-contained file.")
  private Optional<Path> reportFile = Optional.empty();

  @Option(
      names = "--fail-on",
      defaultValue = "error",
      description =
          "Exit with 1 if anything at least this severe is found: error, warning or none;"
              + " default: ${DEFAULT-VALUE}.")
  private FailOn failOn = FailOn.ERROR;

  @Override
  public Integer call() throws IOException {
    Dataset opened = dataset.open(recipeOption);
    Recipe recipe = recipeOption.of(opened);
    DatasetCheck check;
    try (var progress = new ConsoleProgress("checking bytes")) {
      check = DatasetCheck.start(opened, splits.in(opened), recipe, progress);
    } catch (RecipeException e) {
      throw new IOException(recipeOption.nameOf(opened) + ": " + e.getMessage(), e);
    }
    CheckReport report = check.report();
    if (check.table().rows().splits().size() == opened.splits().size()) {
      Statistics.ofAllProcessors(ProgramFolder.CACHE.find()).keep(check.table());
    }
    if (reportFile.isPresent()) {
      try (var progress = new ConsoleProgress("drawing")) {
        ReportOrigin origin = ReportOrigin.now("Wavecrate " + Version.read().number());
        HtmlReport.write(reportFile.get(), opened, recipe, report, origin, progress);
      }
    }
    if (json) {
      Output.print(JsonReport.of(report));
    } else {
      TextReport.lines(opened, report).forEach(Output::print);
    }
    return fellShort(report) ? CommandLineMain.DATA_FELL_SHORT : 0;
  }

  private boolean fellShort(CheckReport report) {
    return switch (failOn) {
      case ERROR -> report.count(Severity.ERROR) > 0;
      case WARNING -> report.count(Severity.ERROR) + report.count(Severity.WARNING) > 0;
      case NONE -> false;
    };
  }
}
