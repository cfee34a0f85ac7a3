package org.wavecrate.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shard;
import org.wavecrate.mixing.Alternative;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.mixing.MixingMeter;
import org.wavecrate.mixing.MixingVerdict;
import org.wavecrate.mixing.Served;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `wavecrate order`: which example comes when, and how well that mixes.
@Command(
    name = "order",
    mixinStandardHelpOptions = true,
    description =
        "Show the order in which training sees the examples of a split, epoch by epoch, and how"
            + " well it mixes them.")
final class OrderCommand implements Callable<Integer> {
  private static final int SHOWN = 8;

  /// Opening more label files than this takes longer than one wants to wait unasked.
  private static final int MOST_LABELS = 100_000;

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Mixin private SplitOption split = new SplitOption();

  @Option(
      names = "--epochs",
      defaultValue = "1",
      description = "Number of epochs, from 0 on; default: ${DEFAULT-VALUE}.")
  private int epochs = 1;

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Mixin private WorkerOption worker = new WorkerOption();

  @Option(
      names = "--buffer",
      description =
          "Compare with a shuffle buffer of this many examples; default: ${DEFAULT-VALUE}.")
  private int buffer = Alternative.DEFAULT_BUFFER;

  @Option(
      names = "--file-size",
      description = "Compare with batch files of this many examples each; default: four batches.")
  private Optional<Integer> fileSize = Optional.empty();

  @Option(
      names = "--labels",
      description = "Read all labels for the figures on them, even if there are more than 100,000.")
  private boolean allLabels;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    UsageException.unless(epochs >= 1, "--epochs", epochs, "1 or more");
    UsageException.unless(buffer >= 1, "--buffer", buffer, "1 or more");
    int size = fileSize.orElse(1);
    UsageException.unless(size >= 1, "--file-size", size, "1 or more");
    Shard shard = worker.shard();
    Dataset opened = dataset.open(recipeOption);
    Split served = split.in(opened);
    Recipe recipe = recipeOption.of(opened);
    Order order = new Order(served, recipe.shuffle(), recipe.seed());
    MixingReport mixing = measure(served, order, recipe, shard);
    if (json) {
      printJson(served, order, shard, mixing);
    } else {
      printText(served, order, shard, mixing);
    }
    return 0;
  }

  private MixingReport measure(Split served, Order order, Recipe recipe, Shard shard) {
    Optional<SplitLabels> labels = Optional.empty();
    if (allLabels || served.size() <= MOST_LABELS) {
      try (ConsoleProgress progress = new ConsoleProgress("reading labels")) {
        labels = SplitLabels.read(served, progress);
      }
    }
    MixingMeter meter = new MixingMeter(served, labels, recipe.batchSize(), shard);
    int file = fileSize.orElseGet(() -> Alternative.defaultFileSize(recipe.batchSize()));
    List<MixingReport.Measured> others =
        Alternative.of(served, recipe, file, buffer).stream()
            .map(
                other ->
                    new MixingReport.Measured(
                        other, meter.measure(other.epochs(), 0, Progress.NONE)))
            .toList();
    Mixing mixing = meter.measure(order, 0, Progress.NONE);
    Optional<SplitLabels> known = labels;
    Optional<String> verdict =
        Optional.of(served)
            .filter(of -> of.name() == SplitName.TRAIN)
            .map(of -> MixingVerdict.of(mixing, of, known));
    return new MixingReport(recipe.batchSize(), mixing, verdict, others);
  }

  private void printJson(Split served, Order order, Shard shard, MixingReport mixing)
      throws IOException {
    // Streamed: a million paths an epoch are no reason to hold a million nodes.
    try (JsonGenerator generator =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), Output.jsonWriter())) {
      generator.writeStartObject();
      generator.writeArrayPropertyStart("epochs");
      for (int epoch = 0; epoch < epochs; epoch++) {
        Served examples = new Served(order.epoch(epoch), shard);
        generator.writeStartObject();
        generator.writeNumberProperty("epoch", epoch);
        generator.writeArrayPropertyStart("examples");
        for (int position = 0; position < examples.size(); position++) {
          generator.writeString(served.example(examples.example(position)).path());
        }
        generator.writeEndArray();
        generator.writeEndObject();
      }
      generator.writeEndArray();
      mixing.write(generator);
      generator.writeEndObject();
      generator.writeRaw('\n');
    }
  }

  private void printText(Split served, Order order, Shard shard, MixingReport mixing) {
    Output.print(
        Formatted.of(
            "%s: %s, shuffle %s",
            served.name().canonical(),
            Plural.of(served.size(), "example"),
            order.shuffle().mode().name().toLowerCase(Locale.ROOT)));
    if (shard.world() > 1) {
      Output.print(Formatted.of("worker %d of %d", shard.rank(), shard.world()));
    }
    for (int epoch = 0; epoch < epochs; epoch++) {
      Served examples = new Served(order.epoch(epoch), shard);
      Output.print("epoch " + epoch);
      for (int position = 0; position < Math.min(SHOWN, examples.size()); position++) {
        Output.print("  " + served.example(examples.example(position)).path());
      }
      if (examples.size() > SHOWN) {
        Output.print(
            Formatted.of("  ... and %,d more (--json prints all)", examples.size() - SHOWN));
      }
    }
    mixing.print();
  }
}
