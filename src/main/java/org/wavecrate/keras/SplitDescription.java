package org.wavecrate.keras;

import java.util.Optional;
import org.wavecrate.dataset.Block;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.Engine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Says what does not change from batch to batch, as JSON: `engine`, `split`, `examples` (of this
/// worker), `batches`, `batchSize`, `example` and `label` (`dtype` and `shape`; `label`
/// is null for a split without labels), `classes`, `sampleRateHz` (or null), `seed`, and
/// `problems`, a sentence for each block that can't be served.
final class SplitDescription {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SplitDescription() {}

  static String of(BatchGenerator generator) {
    var recipe = generator.recipe();
    ObjectNode facts = MAPPER.createObjectNode();
    facts.put(Engine.KEY, Engine.NUMBER);
    facts.put("split", generator.split().name().canonical());
    facts.put("examples", generator.total());
    facts.put("batches", generator.batches());
    facts.put("batchSize", recipe.batchSize());
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
