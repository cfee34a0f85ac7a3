package org.wavecrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavecrate.cli.RanCommand;
import org.wavecrate.crate.Export;
import org.wavecrate.crate.ExportPlan;
import org.wavecrate.crate.ExportProgress;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.dl4j.BatchArrays;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.RunState;
import org.wavecrate.generator.Shard;
import org.wavecrate.keras.Ahead;
import org.wavecrate.keras.Feed;
import org.wavecrate.storage.Formatted;
import tools.jackson.databind.JsonNode;

/// The law: for any dataset, recipe and shard the same batches come, byte for byte, from the folder
/// with its recipe, from its crates, from `train.zip` alone, from the extracted crate, for Python
/// and for DL4J; and so does what is left of an epoch once a run was stopped in the middle of it,
/// also from the state that another place gave. `-Dwavecrate.law=500` tries more cases than the
/// test command does.
class SameBatchesTest {
  private static final int CASES = 30;
  private static final long[] EPOCHS = {0, 3};

  @TempDir Path temp;
  private final Parallel parallel = new Parallel(2);

  static LongStream cases() {
    return LongStream.range(0, Long.getLong("wavecrate.law", CASES));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comeFromEveryPlace(long number) throws IOException {
    Random random = new Random(number * 0x9e3779b97f4a7c15L);
    RandomDataset.Reading[] readings = RandomDataset.Reading.values();
    RandomDataset dataset = RandomDataset.of(random, readings[(int) (number % readings.length)]);
    Path folder = temp.resolve("set");
    Path sounds = temp.resolve("sounds");
    dataset.write(folder);
    for (int n = 1; n <= 2; n++) {
      Fixture.floats(sounds.resolve("id-" + n + ".npy"), Fixture.waveform(n, 300));
    }
    String recipe = new RandomRecipe(random, dataset, sounds).json();
    Files.writeString(folder.resolve("wavecrate.json"), recipe);
    int world = 1 + random.nextInt(2);
    Shard shard = new Shard(random.nextInt(world), world);
    Path out = temp.resolve("out");
    Export.run(
        ExportPlan.of(
            RecipeDataset.open(folder, Progress.NONE),
            Optional.empty(),
            ExportSettings.to(out),
            Progress.NONE),
        ExportProgress.of(Progress.NONE));
    Path extracted = extract(out.resolve("train.zip"), temp.resolve("extracted"));

    List<byte[]> train = batches(folder, SplitName.TRAIN, shard);
    List<byte[]> validation = batches(folder, SplitName.VALIDATION, shard);
    assertThat(
            RecipeDataset.open(folder, Progress.NONE).split(SplitName.TRAIN).orElseThrow().size())
        .as("%s", dataset)
        .isEqualTo(7);
    String what = Formatted.of("case %d: %s\n%s\n%s", number, dataset, shard, recipe);
    assertSame(what + "crates", batches(out, SplitName.TRAIN, shard), train);
    assertSame(what + "crates, validation", batches(out, SplitName.VALIDATION, shard), validation);
    assertSame(
        what + "train.zip", batches(out.resolve("train.zip"), SplitName.TRAIN, shard), train);
    assertSame(what + "extracted", batches(extracted, SplitName.TRAIN, shard), train);
    assertSame(what + "Python", python(folder, shard, train), train);
    assertSame(what + "DL4J", dl4j(out, shard), train);
    int batches = train.size() / 2 / EPOCHS.length;
    int stopped = batches == 0 ? 0 : random.nextInt(batches);
    resume(what + "resumed, ", List.of(folder), shard, stopped, train);
    List<Path> crates = List.of(out, out.resolve("train.zip"), extracted);
    resume(what + "resumed, crates, ", crates, shard, stopped, train);
  }

  /// Stops a run in the first of some places after so many batches of its last epoch, and resumes
  /// it in all of them.
  ///
  /// @param train what is served without a stop, all epochs one after the other
  private void resume(String what, List<Path> places, Shard shard, int stopped, List<byte[]> train)
      throws IOException {
    if (train.isEmpty()) {
      return;
    }
    long epoch = EPOCHS[EPOCHS.length - 1];
    int perEpoch = train.size() / EPOCHS.length;
    List<byte[]> left = train.subList(train.size() - perEpoch + 2 * stopped, train.size());
    Path file = Files.writeString(temp.resolve("state.json"), state(places, shard, epoch, stopped));
    String json = Files.readString(file);
    for (Path place : places) {
      RunState state = RunState.read(json);
      BatchGenerator whole = generator(place, SplitName.TRAIN, shard);
      state.requireSame(RunState.of(whole, 0, 0), whole.split().size());
      BatchGenerator rest = whole.after(state.served());
      String here = what + place.getFileName() + " after batch " + stopped + ", ";
      assertSame(here + "Java", batches(rest, state.epoch()), left);
      assertSame(here + "DL4J", dl4j(rest, state.epoch()), left);
      assertSame(here + "Python", resumedByPython(place, shard, json, left), left);
      assertThat(hashesOfCommand(place, shard, file))
          .as(here + "command line")
          .isEqualTo(left.stream().map(SameBatchesTest::hash).toList());
    }
  }

  private static String state(List<Path> places, Shard shard, long epoch, int stopped)
      throws IOException {
    String path = places.getFirst().toString();
    try (Feed feed = Feed.open(path, "train", shard.rank(), shard.world())) {
      return feed.state(epoch, 0, stopped);
    }
  }

  private static List<byte[]> resumedByPython(
      Path path, Shard shard, String state, List<byte[]> like) throws IOException {
    List<byte[]> arrays = new ArrayList<>();
    RunState read = RunState.read(state);
    try (Feed feed = Feed.open(path.toString(), "train", shard.rank(), shard.world());
        Ahead ahead = feed.ahead(read.served());
        Arena arena = Arena.ofShared()) {
      feed.requireSame(state);
      for (int i = 0; i < ahead.batches(); i++) {
        MemorySegment features = arena.allocate(like.get(2 * i).length, 64);
        MemorySegment labels = arena.allocate(like.get(2 * i + 1).length, 64);
        ahead.fill(read.epoch(), i, features.address(), labels.address(), -1);
        arrays.add(features.toArray(ValueLayout.JAVA_BYTE));
        arrays.add(labels.toArray(ValueLayout.JAVA_BYTE));
      }
    }
    return arrays;
  }

  private static List<String> hashesOfCommand(Path path, Shard shard, Path state) {
    RanCommand ran =
        RanCommand.of(
            "batches",
            path.toString(),
            "--split=train",
            "--state=" + state,
            "--rank=" + shard.rank(),
            "--world=" + shard.world(),
            "--count=99",
            "--json");
    assertThat(ran.code()).as(ran.err()).isZero();
    List<String> hashes = new ArrayList<>();
    for (JsonNode batch : ran.json().get("batches")) {
      hashes.add(batch.get("features").get("sha256").stringValue());
      JsonNode labels = batch.get("labels");
      hashes.add(labels.isNull() ? hash(new byte[0]) : labels.get("sha256").stringValue());
    }
    return hashes;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertSame(String what, List<byte[]> found, List<byte[]> expected) {
    assertThat(found).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(Arrays.mismatch(found.get(i), expected.get(i)))
          .as("%s: array %d of %d bytes", what, i, expected.get(i).length)
          .isEqualTo(-1);
    }
  }

  private static Path extract(Path zip, Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (var entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
        Path to = folder.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, to);
        }
      }
    }
    return folder;
  }

  private BatchGenerator generator(Path path, SplitName split, Shard shard) throws IOException {
    Dataset found = RecipeDataset.open(path, Progress.NONE);
    Recipe recipe = RecipeDataset.told(RecipeJson.of(found).orElseThrow(), found);
    return new BatchGenerator(found.split(split).orElseThrow(), recipe, shard, parallel);
  }

  private List<byte[]> batches(Path path, SplitName split, Shard shard) throws IOException {
    BatchGenerator generator = generator(path, split, shard);
    List<byte[]> arrays = new ArrayList<>();
    for (long epoch : EPOCHS) {
      arrays.addAll(batches(generator, epoch));
    }
    return arrays;
  }

  private static List<byte[]> batches(BatchGenerator generator, long epoch) throws IOException {
    List<byte[]> arrays = new ArrayList<>();
    for (int i = 0; i < generator.batches(); i++) {
      try (Arena arena = Arena.ofShared()) {
        BatchMemory memory = BatchMemory.allocate(generator.spec(i), arena);
        generator.fill(epoch, i, memory);
        arrays.add(memory.features().toArray(ValueLayout.JAVA_BYTE));
        arrays.add(memory.labels().toArray(ValueLayout.JAVA_BYTE));
      }
    }
    return arrays;
  }

  /// As Python asks: by addresses.
  private static List<byte[]> python(Path path, Shard shard, List<byte[]> like) throws IOException {
    List<byte[]> arrays = new ArrayList<>();
    if (like.isEmpty()) {
      return arrays;
    }
    int batches = like.size() / 2 / EPOCHS.length;
    try (Feed feed = Feed.open(path.toString(), "train", shard.rank(), shard.world());
        Arena arena = Arena.ofShared()) {
      for (int i = 0; i < like.size() / 2; i++) {
        MemorySegment features = arena.allocate(like.get(2 * i).length, 64);
        MemorySegment labels = arena.allocate(like.get(2 * i + 1).length, 64);
        feed.fill(EPOCHS[i / batches], i % batches, features.address(), labels.address());
        arrays.add(features.toArray(ValueLayout.JAVA_BYTE));
        arrays.add(labels.toArray(ValueLayout.JAVA_BYTE));
      }
    }
    return arrays;
  }

  private List<byte[]> dl4j(Path path, Shard shard) throws IOException {
    BatchGenerator generator = generator(path, SplitName.TRAIN, shard);
    List<byte[]> arrays = new ArrayList<>();
    for (long epoch : EPOCHS) {
      arrays.addAll(dl4j(generator, epoch));
    }
    return arrays;
  }

  private static List<byte[]> dl4j(BatchGenerator generator, long epoch) throws IOException {
    List<byte[]> arrays = new ArrayList<>();
    for (int i = 0; i < generator.batches(); i++) {
      BatchArrays made = BatchArrays.of(generator, epoch, i);
      arrays.add(bytes(made.features()));
      arrays.add(made.labels().map(SameBatchesTest::bytes).orElse(new byte[0]));
    }
    return arrays;
  }

  @SuppressWarnings("restricted")
  private static byte[] bytes(INDArray array) {
    long bytes = array.length() * array.dataType().width();
    return MemorySegment.ofAddress(array.data().address())
        .reinterpret(bytes)
        .toArray(ValueLayout.JAVA_BYTE);
  }
}
