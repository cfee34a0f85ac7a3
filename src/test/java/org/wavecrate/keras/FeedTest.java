package org.wavecrate.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.generator.RecipeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the tests in Python can't see: what becomes of memory while others write.
@Timeout(60)
class FeedTest {
  private static final String RECIPE =
      """
      {"format": "wavecrate-recipe/1", "batchSize": 4, "seed": 2}
      """;

  private static final long FEATURE_BYTES = 4L * Fixture.SAMPLES * Float.BYTES;

  @TempDir Path temp;
  private final Arena arena = Arena.ofShared();
  private Path root;
  private Feed feed;

  @BeforeEach
  void open() throws IOException {
    root = Fixture.dataset(temp.resolve("d"));
    feed = Feed.open(root.toString(), "train", RECIPE, root.toString(), 0, 1);
  }

  @AfterEach
  void close() {
    feed.close();
    arena.close();
  }

  private MemorySegment memory(long bytes) {
    return arena.allocate(bytes, 64);
  }

  @Test
  void aBatchIsWrittenAtTheAddressesAndNowhereElse() throws IOException {
    MemorySegment features = memory(FEATURE_BYTES + 64).fill((byte) 0x55);
    MemorySegment labels = memory(4 * 8 + 64).fill((byte) 0x55);

    feed.fill(1, 0, features.address(), labels.address());

    String[] paths = feed.examples(1, 0).split("\0");
    for (int i = 0; i < 4; i++) {
      int n = Integer.parseInt(paths[i].replaceAll(".*id-(\\d+)\\.npy", "$1"));
      assertThat(features.getAtIndex(ValueLayout.JAVA_FLOAT, (long) i * Fixture.SAMPLES))
          .isEqualTo(n);
      assertThat(labels.getAtIndex(ValueLayout.JAVA_LONG, i)).isEqualTo(n % 3);
    }
    assertThat(features.asSlice(FEATURE_BYTES).toArray(ValueLayout.JAVA_BYTE))
        .containsOnly((byte) 0x55);
    assertThat(labels.asSlice(4 * 8).toArray(ValueLayout.JAVA_BYTE)).containsOnly((byte) 0x55);
  }

  @Test
  void batchesMadeAheadComeInTheOrderTheyWereAskedFor() throws Exception {
    try (Ahead ahead = feed.ahead(0)) {
      MemorySegment[] made = new MemorySegment[7];
      for (int index = 0; index < 7; index++) {
        made[index] = memory(FEATURE_BYTES);
        ahead.request(index, 3, made[index].address(), memory(4 * 8).address());
      }
      for (int index = 0; index < 7; index++) {
        while (ahead.take(index, 1000) < 0) {}
        MemorySegment direct = memory(FEATURE_BYTES);
        feed.fill(3, index, direct.address(), memory(4 * 8).address());
        long bytes = index == 6 ? FEATURE_BYTES / 2 : FEATURE_BYTES;
        assertThat(made[index].asSlice(0, bytes).mismatch(direct.asSlice(0, bytes))).isEqualTo(-1);
      }
      assertThatThrownBy(() -> ahead.take(7, 1)).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void whoWasInterruptedAsksAndTakesOnceMore() throws Exception {
    try (Ahead ahead = feed.ahead(0)) {
      MemorySegment features = memory(FEATURE_BYTES);
      MemorySegment labels = memory(4 * 8);
      ahead.request(2, 0, features.address(), labels.address());
      assertThat(ahead.take(2, 60_000)).isEqualTo(1);
      features.fill((byte) 0x55);
      ahead.request(2, 0, features.address(), labels.address());
      assertThat(ahead.take(2, 60_000)).isEqualTo(1);
      assertThat(features.toArray(ValueLayout.JAVA_BYTE)).containsOnly((byte) 0x55);
      ahead.forgetBefore(3);
      assertThatThrownBy(() -> ahead.take(2, 1))
          .isInstanceOf(NoSuchElementException.class)
          .hasMessage("batch 2 was not asked for");
    }
  }

  @Test
  void onlyCopiedBatchesAreBetterMadeAtOnceAndTheyAreTheSame() throws Exception {
    Path zip = Fixture.zip(root.resolve("train data"), temp.resolve("train.zip"), true);
    MemorySegment expected = memory(FEATURE_BYTES);
    MemorySegment made = memory(FEATURE_BYTES);
    MemorySegment labels = memory(4 * 8);
    feed.fill(2, 1, expected.address(), labels.address());
    try (Feed zipped = Feed.open(zip.toString(), "train", RECIPE, root.toString(), 0, 1);
        Ahead read = feed.ahead(0);
        Ahead copied = zipped.ahead(0)) {
      assertThat(copied.isBetterAtOnce(-1)).isFalse();
      boolean quick = false;
      for (int round = 0; round < 1000 && !quick; round++) {
        quick = copied.fill(2, 1, made.address(), labels.address(), -1);
        assertThat(read.fill(2, 1, made.address(), labels.address(), -1)).isFalse();
      }
      assertThat(quick).isTrue();
      copied.fill(2, 1, made.fill((byte) 0).address(), labels.address(), -1);
      assertThat(made.mismatch(expected)).isEqualTo(-1);
    }
  }

  @Test
  void nothingIsWrittenOnceAPassWasClosed() throws Exception {
    for (int round = 0; round < 200; round++) {
      Ahead ahead = feed.ahead(0);
      MemorySegment[] asked = new MemorySegment[3];
      for (int index = 0; index < 3; index++) {
        asked[index] = memory(FEATURE_BYTES);
        ahead.request(index, round, asked[index].address(), memory(4 * 8).address());
      }
      ahead.close();
      ahead.close();
      for (MemorySegment batch : asked) {
        batch.fill((byte) 0x55);
      }
      Thread.sleep(round % 2);
      for (MemorySegment batch : asked) {
        assertThat(batch.toArray(ValueLayout.JAVA_BYTE)).containsOnly((byte) 0x55);
      }
    }
  }

  @Test
  void aBadFileFailsItsBatchAlone() throws Exception {
    String path = feed.examples(0, 1).split("\0")[2];
    Files.writeString(root.resolve(path), "garbage");
    try (Ahead ahead = feed.ahead(0)) {
      for (int index = 0; index < 3; index++) {
        ahead.request(index, 0, memory(FEATURE_BYTES).address(), memory(4 * 8).address());
      }
      assertThat(ahead.take(0, 60_000)).isEqualTo(1);
      assertThat(ahead.take(1, 60_000)).isZero();
      assertThatThrownBy(() -> ahead.check(1))
          .isInstanceOf(BadFileException.class)
          .hasMessageStartingWith(path + ": is no .npy file");
      assertThat(ahead.take(2, 60_000)).isEqualTo(1);
    }
  }

  @Test
  void factsAreThoseOfTheWorker() throws IOException {
    try (Feed second = Feed.open(root.toString(), "train", RECIPE, root.toString(), 1, 4)) {
      JsonNode facts = JsonMapper.builder().build().readTree(second.facts());
      assertThat(facts.get("examples").intValue()).isEqualTo(7);
      assertThat(facts.get("batches").intValue()).isEqualTo(2);
      assertThat(facts.get("example").toString())
          .isEqualTo("{\"dtype\":\"<f4\",\"shape\":[" + Fixture.SAMPLES + "]}");
      assertThat(facts.get("label").toString()).isEqualTo("{\"dtype\":\"<i8\",\"shape\":[]}");
      assertThat(facts.get("sampleRateHz").isNull()).isTrue();
    }
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    String path = root.toString();
    assertThatThrownBy(() -> Feed.open(path, "nonsense", 0, 1))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith("there is no split 'nonsense'; allowed: train, validation, test");
    assertThatThrownBy(() -> Feed.open(path, "test", RECIPE, path, 3, 4))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "test data: 3 examples for 4 workers leave none for a batch of 4, remainder keep");
    Files.writeString(root.resolve("wavecrate.json"), "{}");
    assertThatThrownBy(() -> Feed.open(path, "train", 0, 1))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith(path + ": wavecrate.json: format: is missing");
  }
}
