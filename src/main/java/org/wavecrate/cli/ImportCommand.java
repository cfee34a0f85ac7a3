package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.intake.Found;
import org.wavecrate.intake.Intake;
import org.wavecrate.intake.IntakeOptions;
import org.wavecrate.intake.IntakePlan;
import org.wavecrate.intake.IntakeResult;
import org.wavecrate.intake.Planner;
import org.wavecrate.intake.Rejection;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate import`: recordings become a dataset.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Make a dataset from recordings: WAV, AIFF, FLAC, Ogg Vorbis, MP3, AAC, Opus, WMA and the"
          + " sound of videos. Splits are made before recordings are cut into windows, so that no"
          + " recording is in two splits. Every file is imported or named with the reason why not;"
          + " the recordings themselves are never changed.",
      "",
      "If it is interrupted, run the same command again to continue."
    })
final class ImportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "Folders of recordings or arrays, single ones, or a table of them.")
  private List<Path> sources = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the new dataset; must be empty or not exist yet.")
  private Optional<Path> out = Optional.empty();

  @Mixin private ImportOptions options = new ImportOptions();

  @Option(names = "--plan", description = "Print the plan, and write nothing.")
  private boolean planOnly;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (out.isEmpty() && !planOnly) {
      throw new UsageException("--out DIR is missing: the folder that becomes the dataset");
    }
    IntakeOptions chosen = options.get();
    Found found;
    try (var progress = new ConsoleProgress("looking at recordings")) {
      found = Found.in(sources, chosen, progress);
    }
    IntakePlan plan = Planner.plan(found, chosen);
    if (!json) {
      plan.decisions().forEach(Output::print);
      plan.warnings().forEach(warning -> Output.print("warning: " + warning));
    }
    return planOnly ? showPlan(plan) : run(plan);
  }

  private int run(IntakePlan plan) throws IOException {
    IntakeResult result;
    try (var progress = new ConsoleProgress("importing seconds of sound", true)) {
      result = Intake.run(plan, sources, out.orElseThrow(), progress);
    }
    if (json) {
      ObjectNode root = Output.object();
      facts(root, result.files(), result.imported(), result.rejected());
      root.put("examples", result.exampleCount());
      rest(root, result.classes(), result.examples(), result.groups());
      root.put("out", result.out().toString());
      rejections(root.putArray("damaged"), result.damaged());
      unplanned(root, plan);
      texts(root.putArray("decisions"), plan.decisions());
      texts(root.putArray("warnings"), result.warnings());
      Output.print(root);
      return 0;
    }
    result.rejected().forEach(each -> Output.print("rejected: " + text(each)));
    result.damaged().forEach(each -> Output.print("damaged, intact part kept: " + text(each)));
    if (result.resumed() > 0) {
      Output.print(
          Formatted.of(
              "%s %s done before",
              Plural.of(result.resumed(), "recording"),
              Plural.either(result.resumed(), "was", "were")));
    }
    Output.print(
        Formatted.of(
            "%,d of %s imported, %,d rejected",
            result.imported(), Plural.of(result.files(), "file"), result.rejected().size()));
    Output.print(
        Formatted.of(
            "%s of %s: %s",
            Plural.of(result.exampleCount(), "example"),
            Plural.of(result.classes().size(), "class"),
            counts(result.examples())));
    double seconds = Math.max(1e-3, result.took().toNanos() / 1e9);
    Output.print(
        Formatted.of(
            "%s: %.2f hours of sound in %.1f s",
            result.out(), result.soundSeconds() / 3600, seconds));
    return 0;
  }

  private int showPlan(IntakePlan plan) {
    if (json) {
      ObjectNode root = Output.object();
      facts(root, plan.found(), plan.files().size(), plan.rejected());
      root.put("examples", plan.examples());
      rest(root, plan.classes(), plan.examplesBySplit(), plan.groups());
      root.put("out", out.map(Path::toString).orElse(""));
      unplanned(root, plan);
      texts(root.putArray("decisions"), plan.decisions());
      texts(root.putArray("warnings"), plan.warnings());
      root.put("bytes", plan.bytes()).put("seconds", plan.seconds());
      Output.print(root);
      return 0;
    }
    plan.rejected().forEach(each -> Output.print("rejected: " + text(each)));
    Output.print(
        Formatted.of(
            "%,d of %s would be imported, %,d rejected",
            plan.files().size(), Plural.of(plan.found(), "file"), plan.rejected().size()));
    Output.print(
        Formatted.of(
            "about %s of %s: %s; about %,d bytes",
            Plural.of(plan.examples(), "example"),
            Plural.of(plan.classes().size(), "class"),
            counts(plan.examplesBySplit()),
            plan.bytes()));
    return 0;
  }

  private static String text(Rejection rejection) {
    return rejection.file() + ": " + rejection.why();
  }

  private static String counts(Map<SplitName, Long> examples) {
    return examples.entrySet().stream()
        .map(entry -> Formatted.of("%s %,d", entry.getKey().canonical(), entry.getValue()))
        .reduce((a, b) -> a + ", " + b)
        .orElse("none");
  }

  private static void facts(ObjectNode root, int files, int imported, List<Rejection> rejected) {
    root.put("files", files).put("imported", imported);
    rejections(root.putArray("rejected"), rejected);
  }

  private static void rest(
      ObjectNode root, List<String> classes, Map<SplitName, Long> examples, long groups) {
    texts(root.putArray("classes"), classes);
    ObjectNode splits = root.putObject("splits");
    for (SplitName split : SplitName.values()) {
      splits.put(split.canonical(), examples.getOrDefault(split, 0L));
    }
    root.put("groups", groups);
  }

  /// Writes the files that were passed over, and those that are missing.
  private static void unplanned(ObjectNode root, IntakePlan plan) {
    ArrayNode passedOver = root.putArray("passedOver");
    plan.passedOver()
        .forEach((name, why) -> passedOver.addObject().put("file", name).put("why", why));
    texts(root.putArray("missing"), plan.missing());
  }

  private static void rejections(ArrayNode array, List<Rejection> rejections) {
    rejections.forEach(each -> array.addObject().put("file", each.file()).put("why", each.why()));
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
