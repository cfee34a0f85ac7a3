package org.wavecrate.generator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The position of a training run, from which it can resume: the examples of an epoch served by all
/// workers together. Batches depend on nothing else, so another number of workers can serve the
/// rest.
///
/// @param split the canonical name of the split
/// @param epoch the epoch under way, from 0
/// @param served how many examples of it were served, from the beginning of its order
/// @param content the SHA-256 of the names of all examples in natural order, and of what each is
///     served as
/// @param recipe that of the recipe, without what concerns the check alone
/// @param order that of the order: mode, seed, number of examples and the beginning of epoch 0
public record RunState(
    String split, long epoch, int served, String content, String recipe, String order) {
  public static final String FORMAT = "wavecrate-state/1";

  /// Positions of an order that go into its hash.
  private static final int MOST_PROBED = 256;

  private static final RecordSchema<RunState> SCHEMA =
      RecordSchema.of(
          RunState.class,
          JsonKey.text("split"),
          JsonKey.longInteger("epoch", 0, 0, Long.MAX_VALUE),
          JsonKey.integer("served", 0, 0, Integer.MAX_VALUE),
          JsonKey.text("content"),
          JsonKey.text("recipe"),
          JsonKey.text("order"));

  /// The state of a run that was served so much.
  public static RunState of(BatchGenerator generator, long epoch, int served) {
    Split split = generator.split();
    return new RunState(
        split.name().canonical(),
        epoch,
        served,
        content(generator),
        hash(RecipeJson.write(generator.recipe().withCheck(CheckSettings.STANDARD))),
        order(split, generator.recipe()));
  }

  /// The state of the same run at another place.
  public RunState at(long otherEpoch, int otherServed) {
    return new RunState(split, otherEpoch, otherServed, content, recipe, order);
  }

  private static String content(BatchGenerator generator) {
    Split split = generator.split();
    MessageDigest sha256 = sha256();
    String each = generator.exampleSpec() + " " + generator.labelSpec() + "\n";
    sha256.update(each.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < split.size(); i++) {
      Example example = split.example(i);
      String line =
          Formatted.of("%s/%s %s\n", example.block().name(), example.name(), example.hasLabel());
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static String order(Split split, Recipe recipe) {
    Order order = new Order(split, recipe.shuffle(), recipe.seed());
    EpochOrder first = order.epoch(0);
    StringBuilder text = new StringBuilder();
    text.append(order.shuffle()).append(' ').append(recipe.seed()).append(' ').append(split.size());
    for (int i = 0; i < Math.min(split.size(), MOST_PROBED); i++) {
      text.append(' ').append(first.example(i));
    }
    return hash(text.toString());
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Refuses to go on with another dataset, recipe or order.
  ///
  /// @param own a state of what is to go on
  /// @param size how many examples it has
  /// @throws RecipeException if it would not serve what is left; says what differs
  public void requireSame(RunState own, int size) throws RecipeException {
    requireSame("split", split, own.split, "open the split of the state");
    requireSame("content", content, own.content, "examples came or went, or others are served");
    requireSame("recipe", recipe, own.recipe, "use the recipe that the run began with");
    requireSame("order", order, own.order, "use the recipe that the run began with");
    if (epoch < 0 || served < 0 || served > size) {
      throw new RecipeException(
          Formatted.of(
              "state: epoch %d, served %d; allowed: epochs from 0 on, 0 to %s",
              epoch, served, Plural.of(size, "example")));
    }
  }

  private static void requireSame(String key, String stated, String own, String hint)
      throws RecipeException {
    if (!stated.equals(own)) {
      throw new RecipeException(
          Formatted.of("state: %s is %s; this dataset has %s: %s", key, stated, own, hint));
    }
  }

  /// The state as JSON, with the engine's number.
  public String json() {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode json = mapper.createObjectNode();
    json.put("format", FORMAT);
    json.put(Engine.KEY, Engine.NUMBER);
    SCHEMA.write(this, json);
    return mapper.writeValueAsString(json);
  }

  /// Reads a state.
  ///
  /// @throws RecipeException if it is none, or that of another engine; says what to do
  public static RunState read(String json) throws RecipeException {
    JsonNode tree;
    try {
      tree = JsonMapper.builder().build().readTree(json);
    } catch (JacksonException e) {
      throw new RecipeException("state: no valid JSON: " + e.getOriginalMessage(), e);
    }
    Fields fields = new Fields("", tree);
    String format = fields.string("format", "");
    if (!format.equals(FORMAT)) {
      throw new RecipeException(
          Formatted.of("state: format is \"%s\"; allowed: \"%s\"", format, FORMAT));
    }
    Engine.require(fields.optionalInteger(Engine.KEY, 1, Integer.MAX_VALUE));
    return SCHEMA.read(fields);
  }
}
