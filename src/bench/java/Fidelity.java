import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.Engine;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.RandomStream;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;

/// Prints the hashes of batches that between them use every transform, every kind of features and
/// every order: the same lines in every environment, or something depends on it. `write DIR` writes
/// the data, `DIR` reads them. See fidelity.sh.
public final class Fidelity {
  private static final int EXAMPLES = 10;
  private static final int LENGTH = 6000;
  private static final Map<String, String> TYPES =
      Map.of("float32", "<f4", "int16", "<i2", "uint8", "|u1", "float64", ">f8");

  private Fidelity() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("write")) {
      write(Path.of(arguments[1]));
      return;
    }
    Path root = Path.of(arguments[0]);
    System.out.println("engine " + Engine.NUMBER);
    for (var recipe : recipes(root.resolve("sounds")).entrySet()) {
      for (String type : recipe.getKey().startsWith("raw") ? sorted() : List.of("float32")) {
        print(root.resolve(type), type + " " + recipe.getKey(), recipe.getValue());
      }
    }
  }

  private static List<String> sorted() {
    return TYPES.keySet().stream().sorted().toList();
  }

  private static Map<String, String> recipes(Path sounds) {
    Map<String, String> recipes = new LinkedHashMap<>();
    recipes.put("raw", "");
    recipes.put("raw blocks", ", \"shuffle\": {\"mode\": \"blocks\", \"window\": 2}");
    recipes.put("raw fit", ", \"fit\": {\"samples\": 4001, \"crop\": \"random\"}");
    for (String features : List.of("stft", "mel", "mfcc")) {
      recipes.put(features, ", \"features\": {\"kind\": \"" + features + "\"}");
    }
    recipes.put(
        "htk",
        ", \"features\": {\"kind\": \"mel\", \"fftSize\": 512, \"hop\": 100, \"power\": 1,"
            + " \"center\": true, \"melScale\": \"htk\", \"melNorm\": \"none\"}");
    for (TransformKind kind : Transforms.ALL) {
      String features =
          kind.name().equals("frequencyMask") || kind.name().equals("spectrogramTimeMask")
              ? ", \"features\": {\"kind\": \"mel\"}"
              : "";
      String labels =
          kind.name().equals("mixup")
              ? ", \"labels\": {\"encoding\": \"oneHot\", \"classes\": [\"a\", \"b\", \"c\"]}"
              : "";
      recipes.put(
          kind.name(), ", \"transforms\": [" + transform(kind, sounds) + "]" + features + labels);
    }
    return recipes;
  }

  private static String transform(TransformKind kind, Path sounds) {
    StringBuilder json =
        new StringBuilder("{\"kind\": \"" + kind.name() + "\", \"probability\": 1");
    for (Parameter parameter : kind.parameters()) {
      if (parameter.kind() == Parameter.Kind.FOLDER) {
        json.append(", \"folder\": \"").append(sounds.toString().replace('\\', '/')).append('"');
      } else if (parameter.kind() == Parameter.Kind.TRANSFORMS) {
        json.append(", \"transforms\": [{\"kind\": \"gain\"}, {\"kind\": \"reverse\"}]");
      }
    }
    return json.append('}').toString();
  }

  private static void print(Path folder, String name, String keys) throws Exception {
    var recipe =
        RecipeJson.read(
            "{\"format\": \"wavecrate-recipe/1\", \"sampleRateHz\": 16000, \"seed\": 7,"
                + " \"batchSize\": 4"
                + keys
                + "}");
    Split split = Dataset.open(folder, Progress.NONE).split(SplitName.TRAIN).orElseThrow();
    try (Parallel parallel = Parallel.ofAllProcessors();
        Arena arena = Arena.ofShared()) {
      var generator = new BatchGenerator(split, recipe, Shard.WHOLE, parallel);
      for (long epoch : new long[] {0, 1}) {
        for (int i = 0; i < generator.batches(); i++) {
          BatchMemory memory = BatchMemory.allocate(generator.spec(i), arena);
          generator.fill(epoch, i, memory);
          System.out.printf(
              Locale.ROOT, "%s %d %d %s%n", name.replace(' ', '-'), epoch, i, hash(memory));
        }
      }
    }
  }

  private static String hash(BatchMemory memory) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (MemorySegment part : List.of(memory.features(), memory.labels())) {
      digest.update(part.toArray(ValueLayout.JAVA_BYTE));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Sums of chirps and noise from integers alone, so that the data can't differ either.
  private static void write(Path root) throws Exception {
    List<String> folders = new ArrayList<>(sorted());
    folders.add("sounds");
    for (String type : folders) {
      Dtype dtype = Dtype.parse(TYPES.getOrDefault(type, "<f4"));
      Path split = type.equals("sounds") ? root.resolve(type) : root.resolve(type).resolve("train");
      for (int n = 1; n <= (type.equals("sounds") ? 2 : EXAMPLES); n++) {
        Path block = type.equals("sounds") ? split : split.resolve("block-" + (1 + n / 4));
        Files.createDirectories(block);
        NpyWriter.write(
            block.resolve("id-" + n + ".npy"), dtype, Shape.of(LENGTH), values(dtype, n));
        MemorySegment label = MemorySegment.ofArray(new long[] {n % 3});
        if (!type.equals("sounds")) {
          NpyWriter.write(
              block.resolve("id-label-" + n + ".npy"), Dtype.parse("<i8"), Shape.of(), label);
        }
      }
    }
  }

  private static MemorySegment values(Dtype dtype, int n) {
    RandomStream random = RandomStream.of(RandomStream.key(1, n));
    MemorySegment bytes = MemorySegment.ofArray(new byte[LENGTH * dtype.bytes()]);
    for (int i = 0; i < LENGTH; i++) {
      long square = (long) i * i / 40 * n % 2000 < 1000 ? 6000 : -6000;
      int value = (int) (square + random.below(8001) - 4000);
      switch (dtype.code()) {
        case "<f4" ->
            bytes.set(
                ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN),
                4L * i,
                value / 32768f);
        case ">f8" ->
            bytes.set(
                ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN),
                8L * i,
                value / 32768.0);
        case "<i2" ->
            bytes.set(
                ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN),
                2L * i,
                (short) value);
        default -> bytes.set(ValueLayout.JAVA_BYTE, i, (byte) (128 + value / 256));
      }
    }
    return bytes;
  }
}
