package org.wavecrate.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.LeftOut;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitSummary;
import org.wavecrate.dataset.Summary;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Suggestion;
import org.wavecrate.generator.Suggestions;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate info`: what a dataset holds.
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description =
        "Show what a dataset holds: splits, blocks, examples, array types and shapes, labels,"
            + " bytes. Reads every header and every label.")
final class InfoCommand implements Callable<Integer> {
  private static final int MOST_BAD_SHOWN = 10;
  private static final int MOST_LEFT_OUT_SHOWN = 20;

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Dataset opened = dataset.open();
    List<SplitSummary> summaries = new ArrayList<>();
    for (Split split : opened.splits()) {
      try (var progress = new ConsoleProgress("reading " + split.name().canonical())) {
        summaries.add(Summary.of(split, progress));
      }
    }
    Recipe recipe = recipe(opened);
    ArrayAccount account = opened.account(recipe.array());
    if (json) {
      Output.print(json(opened, summaries, account));
    } else {
      printText(opened, summaries, recipe, account);
    }
    return 0;
  }

  private static ObjectNode json(
      Dataset dataset, List<SplitSummary> summaries, ArrayAccount account) {
    ObjectNode root = Output.object();
    ArrayNode splits = root.putArray("splits");
    for (SplitSummary summary : summaries) {
      Split split = summary.split();
      ObjectNode node = splits.addObject();
      node.put("name", split.name().canonical());
      node.put("directory", split.directories().getFirst());
      if (split.directories().size() > 1) {
        ArrayNode all = node.putArray("directories");
        split.directories().forEach(all::add);
      }
      node.put("blocks", split.blocks().size());
      node.put("examples", split.size());
      node.put("bytes", summary.bytes());
      ArrayNode arrays = node.putArray("arrays");
      for (var kind : summary.arrays()) {
        ObjectNode array = arrays.addObject();
        array.put("dtype", kind.dtype().code());
        ArrayNode shape = array.putArray("shape");
        kind.shape().axes().forEach(shape::add);
        array.put("count", kind.count());
      }
      ObjectNode labels = node.putObject("labels");
      summary.labels().forEach((index, count) -> labels.put(Long.toString(index), count));
      AccountJson.put(account, node);
      summary.values().ifPresent(values -> add(values, node.putObject("labelValues")));
      node.put("unlabelled", summary.unlabelled());
      ArrayNode bad = node.putArray("bad");
      summary
          .bad()
          .forEach(file -> bad.addObject().put("file", file.path()).put("reason", file.reason()));
    }
    ArrayNode leftOut = root.putArray("leftOut");
    for (LeftOut files : dataset.leftOut()) {
      ObjectNode node = leftOut.addObject().put("place", files.place());
      node.put("files", files.files()).put("why", files.why());
    }
    boolean labelled =
        summaries.stream().anyMatch(split -> split.unlabelled() < split.split().size());
    root.put("labelSource", labelled ? dataset.arrangement().labels().kind().key() : "none");
    ArrayNode notes = root.putArray("notes");
    dataset.notes().forEach(note -> notes.add(note.text()));
    ArrayNode suggestions = root.putArray("suggestions");
    for (Suggestion suggestion : Suggestions.of(dataset)) {
      suggestions.addObject().put("text", suggestion.text()).set("recipe", suggestion.json());
    }
    return root;
  }

  private static void add(SplitSummary.Values values, ObjectNode node) {
    node.put("count", values.count()).put("min", values.min()).put("max", values.max());
    node.put("mean", values.mean());
    ArrayNode deciles = node.putArray("deciles");
    values.deciles().forEach(deciles::add);
  }

  private static String text(SplitSummary.Values values) {
    return Formatted.of(
        "  labels: numbers from %.4g to %.4g, mean %.4g; a tenth up to %.4g, half up to %.4g, nine"
            + " tenths up to %.4g",
        values.min(),
        values.max(),
        values.mean(),
        values.deciles().getFirst(),
        values.deciles().get(4),
        values.deciles().getLast());
  }

  private static void printText(
      Dataset dataset, List<SplitSummary> summaries, Recipe recipe, ArrayAccount account) {
    Output.print(dataset.path() + ": " + Plural.of(dataset.size(), "example"));
    List<String> classes = recipe.labels().classes();
    Output.print("arrays: " + AccountJson.text(account));
    for (SplitSummary summary : summaries) {
      Split split = summary.split();
      Output.print("");
      Output.print(
          Formatted.of(
              "%s (%s): %s in %s, %,d bytes",
              split.name().canonical(),
              String.join(", ", split.directories()),
              Plural.of(split.size(), "example"),
              Plural.of(split.blocks().size(), "block"),
              summary.bytes()));
      for (var kind : summary.arrays()) {
        Output.print(
            Formatted.of("  %,8d of %s %s", kind.count(), kind.dtype().numpyName(), kind.shape()));
      }
      if (!summary.labels().isEmpty()) {
        Output.print(
            summary.labels().entrySet().stream()
                .map(label -> name(classes, label.getKey()) + " " + label.getValue())
                .collect(Collectors.joining(", ", "  labels: ", "")));
      }
      summary.values().ifPresent(values -> Output.print(text(values)));
      if (summary.unlabelled() > 0) {
        Output.print(Formatted.of("  without a label: %,d", summary.unlabelled()));
      }
      if (!summary.bad().isEmpty()) {
        Output.print(Formatted.of("  can't be read: %,d", summary.bad().size()));
        summary.bad().stream()
            .limit(MOST_BAD_SHOWN)
            .forEach(file -> Output.print("    " + file.getMessage()));
      }
    }
    printLeftOut(dataset);
    dataset.notes().forEach(note -> Output.print("note: " + note.text()));
    for (Suggestion suggestion : Suggestions.of(dataset)) {
      Output.print(
          "suggestion: " + suggestion.text() + "; in wavecrate.json: " + suggestion.keys());
    }
  }

  private static void printLeftOut(Dataset dataset) {
    if (dataset.leftOut().isEmpty()) {
      return;
    }
    Output.print("");
    int files = dataset.leftOut().stream().mapToInt(LeftOut::files).sum();
    Output.print("left out: " + Plural.of(files, "file"));
    dataset.leftOut().stream()
        .limit(MOST_LEFT_OUT_SHOWN)
        .forEach(left -> Output.print("  " + left));
    int more = dataset.leftOut().size() - MOST_LEFT_OUT_SHOWN;
    if (more > 0) {
      Output.print(Formatted.of("  and %,d more places; --json lists all", more));
    }
  }

  private static Recipe recipe(Dataset dataset) {
    try {
      return new RecipeOption().of(dataset);
    } catch (IOException e) {
      // The recipe matters to training, not here; what the dataset holds can be told all the same.
      Output.complain(String.valueOf(e.getMessage()));
      return Recipe.DEFAULT;
    }
  }

  private static String name(List<String> classes, long index) {
    return index >= 0 && index < classes.size()
        ? index + " (" + classes.get((int) index) + ")"
        : Long.toString(index);
  }
}
