package org.wavecrate.keras;

import java.util.Optional;
import org.wavecrate.dataset.Block;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchSpec;
import org.wavecrate.generator.Engine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Says what does not change from batch to batch, as JSON: `engine`, `split`, `examples` (of this
/// worker), `batches`, `batchSize`, `together`, `example` and `label` (`dtype` and `shape`; `label`
/// is null for a split without labels), `classes`, `sampleRateHz` (or null), `seed`, and
/// `problems`, a sentence for each block that can't be served.
final class SplitDescription {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// What is copied in a few hundred microseconds.
  private static final long TOGETHER_BYTES = 2 << 20;

  private static final int MOST_TOGETHER = 16;

  /// Every batch begins at a multiple of so many bytes, as TensorFlow and JAX want it.
  private static final int ALIGNMENT = 64;

  private SplitDescription() {}

  static String of(BatchGenerator generator) {
    var recipe = generator.recipe();
    ObjectNode facts = MAPPER.createObjectNode();
    facts.put(Engine.KEY, Engine.NUMBER);
    facts.put("split", generator.split().name().canonical());
    facts.put("examples", generator.total());
    facts.put("batches", generator.batches());
    facts.put("batchSize", recipe.batchSize());
    facts.put("together", together(generator));
    put(facts, "example", Optional.of(generator.exampleSpec()));
    put(facts, "label", generator.labelSpec());
    ArrayNode classes = facts.putArray("classes");
    recipe.labels().classes().forEach(classes::add);
    if (recipe.servedRateHz().isPresent()) {
      facts.put("sampleRateHz", recipe.servedRateHz().getAsInt());
    } else {
      facts.putNull("sampleRateHz");
    }
    facts.put("seed", recipe.seed());
    ArrayNode problems = facts.putArray("problems");
    for (Block block : generator.split().blocks()) {
      block.problem().ifPresent(problem -> problems.add(block.path() + ": " + problem));
    }
    return MAPPER.writeValueAsString(facts);
  }

  /// How many batches to ask for at a time: several only where all are made sooner than a thread is
  /// woken, so that nobody waits for the first of them.
  private static int together(BatchGenerator generator) {
    BatchSpec spec = generator.spec(0);
    long bytes = Math.max(1, spec.features().bytes());
    boolean aligned = bytes % ALIGNMENT == 0 && spec.labelBytes() % ALIGNMENT == 0;
    return generator.isCopied() && aligned
        ? Math.clamp(TOGETHER_BYTES / bytes, 1, MOST_TOGETHER)
        : 1;
  }

  private static void put(ObjectNode facts, String key, Optional<ArraySpec> spec) {
    if (spec.isEmpty()) {
      facts.putNull(key);
      return;
    }
    ObjectNode array = facts.putObject(key);
    array.put("dtype", spec.get().dtype().code());
    ArrayNode shape = array.putArray("shape");
    spec.get().shape().axes().forEach(shape::add);
  }
}
