package org.wavecrate.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.wavecrate.ProgramFolder;
import org.wavecrate.content.RateGuess;
import org.wavecrate.curate.Marks;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.query.CheckedRows;
import org.wavecrate.query.ListColumn;
import org.wavecrate.query.Query;
import org.wavecrate.query.QueryException;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Rows;
import org.wavecrate.survey.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `wavecrate list`: the examples that a filter finds, with what is known of them.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "List the examples that a filter finds, with their labels and levels: the filter and the"
            + " figures of the window. Reads every byte once and remembers the figures.",
    footer = {
      "",
      "Filters and columns: docs/list.md. Examples:",
      "  wavecrate list my-dataset --where \"label:kick peak>-3\"",
      "  wavecrate list my-dataset --where \"dur<0.5s -label:none\" --columns path,label,dur --csv",
      "  wavecrate list my-dataset --where \"rule:clipping\" --json"
    })
final class ListCommand implements Callable<Integer> {
  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--where",
      paramLabel = "FILTER",
      description =
          "Only examples that match this filter, as in the window's search; default: all.")
  private String where = "";

  @Option(
      names = "--columns",
      paramLabel = "NAME,..",
      split = ",",
      description = "These columns, in this order.")
  private List<String> columns = List.of();

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Option(names = "--csv", description = "Print CSV.")
  private boolean csv;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (csv && json) {
      throw new UsageException("--csv and --json; allowed: one of them");
    }
    List<ListColumn> shown = shown();
    Dataset opened = dataset.open(recipeOption);
    Recipe recipe = recipeOption.of(opened);
    Query query = query(recipe.labels().classes());
    boolean check = query.needsCheck() || shown.stream().anyMatch(ListColumn::needsCheck);
    ExampleTable table = new ExampleTable(new Rows(opened), recipe.array(), check);
    Marks marks = Marks.open(table.rows());
    try (var progress = new ConsoleProgress("measuring examples")) {
      Statistics.ofAllProcessors(ProgramFolder.CACHE.find()).fill(table, progress);
    }
    CheckedRows checked = check ? checked(opened, recipe, table) : CheckedRows.NONE;
    SampleRate rate =
        recipe.sampleRateHz().isPresent()
            ? SampleRate.of(recipe.sampleRateHz().getAsInt())
            : RateGuess.of(opened);
    SurveyedDataset surveyed = new SurveyedDataset(table, marks, checked, rate.hz());
    ListOutput list =
        new ListOutput(
            surveyed, recipe.labels().classes(), shown, query.rows(surveyed, Progress.NONE));
    if (json) {
      list.printJson(rate);
    } else if (csv) {
      list.printCsv();
    } else {
      list.printText(rate);
    }
    return 0;
  }

  private List<ListColumn> shown() {
    if (columns.isEmpty()) {
      return json || csv ? ListColumn.MEASURED : ListColumn.USUAL;
    }
    try {
      return ListColumn.named(columns);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--columns: " + e.getMessage());
    }
  }

  private Query query(List<String> classNames) {
    try {
      return Query.parse(where, classNames);
    } catch (QueryException e) {
      throw new UsageException("--where: " + e.getMessage());
    }
  }

  private CheckedRows checked(Dataset opened, Recipe recipe, ExampleTable table)
      throws IOException {
    try (var progress = new ConsoleProgress("checking bytes")) {
      CheckReport report = DatasetCheck.of(table, recipe, progress).report();
      return CheckedRows.of(report, table.rows(), Progress.NONE);
    } catch (RecipeException e) {
      throw new IOException(recipeOption.nameOf(opened) + ": " + e.getMessage(), e);
    }
  }
}
