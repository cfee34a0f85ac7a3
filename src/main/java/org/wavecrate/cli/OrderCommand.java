package org.wavecrate.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Mixing;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Recipe;
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
        "The order in which training sees the examples of a split, epoch by epoch, and how well it"
            + " mixes them.")
final class OrderCommand implements Callable<Integer> {
  private static final int SHOWN = 8;

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--split",
      description = "train, validation or test; default: train, or the only one there is.")
  private Optional<String> split = Optional.empty();

  @Option(
      names = "--epochs",
      defaultValue = "1",
      description = "How many epochs, from 0 on; default: ${DEFAULT-VALUE}.")
  private int epochs = 1;

  @Option(names = "--recipe", description = "Use this recipe, not the dataset's own.")
  private Optional<Path> recipeFile = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (epochs < 1) {
      throw new UsageException("--epochs %d; allowed: 1 or more".formatted(epochs));
    }
    Dataset opened = dataset.open();
    Split served = DatasetArgument.split(opened, split);
    Recipe recipe = DatasetArgument.recipe(opened, recipeFile);
    Order order = new Order(served, recipe.shuffle(), recipe.seed());
    Mixing mixing = Mixing.of(served, order, recipe.batchSize(), 0);
    if (json) {
      printJson(served, order, mixing);
    } else {
      printText(served, order, mixing, recipe.batchSize());
    }
    return 0;
  }

  private void printJson(Split served, Order order, Mixing mixing) throws IOException {
    // Streamed: a million paths an epoch are no reason to hold a million nodes.
    var writer =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
    try (JsonGenerator generator =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), writer)) {
      generator.writeStartObject();
      generator.writeArrayPropertyStart("epochs");
      for (int epoch = 0; epoch < epochs; epoch++) {
        EpochOrder examples = order.epoch(epoch);
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
      generator.writeObjectPropertyStart("mixing");
      generator.writeNumberProperty("blocksPerBatch", mixing.blocksPerBatch());
      generator.writeNumberProperty("blocksPerBatchByChance", mixing.blocksPerBatchByChance());
      generator.writeNumberProperty("distanceMoved", mixing.distanceMoved());
      generator.writeNumberProperty("distanceMovedByChance", mixing.distanceMovedByChance());
      generator.writeNumberProperty("sharedWithNextEpoch", mixing.sharedWithNextEpoch());
      generator.writeEndObject();
      generator.writeEndObject();
      generator.writeRaw('\n');
    }
  }

  private void printText(Split served, Order order, Mixing mixing, int batchSize) {
    Output.print(
        "%s: %,d examples, shuffle %s"
            .formatted(
                served.name().canonical(),
                served.size(),
                order.shuffle().mode().name().toLowerCase(Locale.ROOT)));
    for (int epoch = 0; epoch < epochs; epoch++) {
      EpochOrder examples = order.epoch(epoch);
      Output.print("epoch " + epoch);
      for (int position = 0; position < Math.min(SHOWN, examples.size()); position++) {
        Output.print("  " + served.example(examples.example(position)).path());
      }
      if (examples.size() > SHOWN) {
        Output.print("  ... and %,d more (--json prints all)".formatted(examples.size() - SHOWN));
      }
    }
    Output.print("how well epoch 0 mixes, in batches of " + batchSize);
    Output.print(
        "  blocks in a batch: %.1f; a perfect shuffle gives %.1f"
            .formatted(mixing.blocksPerBatch(), mixing.blocksPerBatchByChance()));
    Output.print(
        "  distance moved: %.0f %% of the split; a perfect shuffle gives %.0f %%"
            .formatted(100 * mixing.distanceMoved(), 100 * mixing.distanceMovedByChance()));
    Output.print(
        "  examples a batch shares with its closest batch of epoch 1: %.1f of %d"
            .formatted(mixing.sharedWithNextEpoch(), batchSize));
  }
}
