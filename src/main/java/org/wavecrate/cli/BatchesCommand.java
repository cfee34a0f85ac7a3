package org.wavecrate.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.BatchSpec;
import org.wavecrate.generator.Engine;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shard;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Applied;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate batches`: what the network gets.
@Command(
    name = "batches",
    mixinStandardHelpOptions = true,
    description =
        "Show what the network gets: for each batch its examples, shapes, and the SHA-256 of its"
            + " bytes.")
final class BatchesCommand implements Callable<Integer> {
  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Mixin private SplitOption split = new SplitOption();

  @Mixin private StateOption state = new StateOption();

  @Option(
      names = "--from",
      defaultValue = "0",
      description = "The first batch; default: ${DEFAULT-VALUE}.")
  private int from;

  @Option(
      names = "--count",
      defaultValue = "1",
      description =
          "Number of batches, at most as many as the epoch has; default: ${DEFAULT-VALUE}.")
  private int count = 1;

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Mixin private WorkerOption worker = new WorkerOption();

  @Option(
      names = "--threads",
      defaultValue = "0",
      description = "Number of threads; does not change the bytes. Default: one per processor.")
  private int threads;

  @Option(
      names = "--npz",
      paramLabel = "OUT",
      description = "Write the batches, joined, as arrays 'features' and 'labels'.")
  private Optional<Path> npz = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    UsageException.unless(count >= 1, "--count", count, "1 or more");
    UsageException.unless(threads >= 0, "--threads", threads, "0 or more");
    Shard shard = worker.shard();
    Dataset opened = dataset.open(recipeOption);
    Split served = split.in(opened);
    Recipe recipe = recipeOption.of(opened);
    int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    try (Parallel parallel = new Parallel(used)) {
      StateOption.Rest rest = state.of(new BatchGenerator(served, recipe, shard, parallel));
      Optional<String> refusal = rest.generator().refusal();
      if (refusal.isPresent()) {
        throw new BadFileException(String.join(", ", served.directories()), refusal.get());
      }
      int batches = rest.generator().batches();
      UsageException.unless(from >= 0 && from < batches, "--from", from, "0 to " + (batches - 1));
      write(rest, (int) Math.min((long) from + count, batches));
    }
    return 0;
  }

  private void write(StateOption.Rest rest, int to) throws IOException {
    if (npz.isEmpty()) {
      make(rest, to, memory -> {});
      return;
    }
    BatchGenerator generator = rest.generator();
    int examples = 0;
    for (int index = from; index < to; index++) {
      examples += generator.batchSize(index);
    }
    try (Npz out = new Npz(npz.get(), examples, generator.exampleSpec(), generator.labelSpec())) {
      make(rest, to, out::add);
      out.finish();
    }
  }

  private interface Taker {
    void take(BatchMemory batch) throws IOException;
  }

  private void make(StateOption.Rest rest, int to, Taker taker) throws IOException {
    BatchGenerator generator = rest.generator();
    long epoch = rest.epoch();
    ObjectNode root = Output.object();
    root.put(Engine.KEY, Engine.NUMBER);
    ArrayNode batches = root.putArray("batches");
    try (Arena arena = Arena.ofShared();
        var progress = new ConsoleProgress("making batches")) {
      BatchMemory buffer = BatchMemory.allocate(generator.spec(from), arena);
      for (int index = from; index < to; index++) {
        progress.report(index - from, to - from);
        BatchSpec spec = generator.spec(index);
        BatchMemory memory = buffer.slice(spec);
        List<List<Applied>> applied = generator.fillAndTell(epoch, index, memory);
        taker.take(memory);
        ObjectNode batch = describe(rest, index, spec, memory);
        if (!generator.recipe().transforms().isEmpty()) {
          AppliedJson.write(applied, batch.putArray("transforms"));
        }
        if (json) {
          batches.add(batch);
        } else {
          printText(batch);
        }
      }
    }
    if (json) {
      Output.print(root);
    }
  }

  private static ObjectNode describe(
      StateOption.Rest rest, int index, BatchSpec spec, BatchMemory memory) {
    ObjectNode batch = Output.object();
    batch.put("epoch", rest.epoch());
    batch.put("index", index);
    ArrayNode examples = batch.putArray("examples");
    for (int example : rest.generator().examples(rest.epoch(), index)) {
      examples.add(rest.generator().split().example(example).path());
    }
    batch.set("features", describe(spec.features(), memory.features()));
    if (spec.labels().isPresent()) {
      batch.set("labels", describe(spec.labels().get(), memory.labels()));
    } else {
      batch.putNull("labels");
    }
    return batch;
  }

  private static ObjectNode describe(ArraySpec spec, MemorySegment bytes) {
    ObjectNode array = Output.object();
    array.put("dtype", spec.dtype().numpyName());
    ArrayNode shape = array.putArray("shape");
    spec.shape().axes().forEach(shape::add);
    array.put("sha256", sha256(bytes));
    return array;
  }

  private static String sha256(MemorySegment bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long part = 1 << 30;
      for (long done = 0; done < bytes.byteSize(); done += part) {
        long length = Math.min(part, bytes.byteSize() - done);
        digest.update(bytes.asSlice(done, length).asByteBuffer());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void printText(ObjectNode batch) {
    Output.print(
        Formatted.of(
            "epoch %s batch %s: features %s %s %s",
            batch.get("epoch"),
            batch.get("index"),
            batch.get("features").get("dtype").stringValue(),
            batch.get("features").get("shape"),
            batch.get("features").get("sha256").stringValue()));
    for (int i = 0; i < batch.get("examples").size(); i++) {
      Output.print("  " + batch.get("examples").get(i).stringValue());
      if (batch.has("transforms")) {
        batch
            .get("transforms")
            .get(i)
            .forEach(done -> Output.print("    " + AppliedJson.text(done)));
      }
    }
  }
}
