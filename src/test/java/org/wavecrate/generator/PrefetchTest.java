package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.SplitName;

@Timeout(60)
class PrefetchTest {
  @TempDir Path temp;
  private final Parallel parallel = new Parallel(2);
  private Path root;
  private BatchGenerator generator;

  @BeforeEach
  void open() throws IOException {
    root = Fixture.dataset(temp.resolve("d"));
    Recipe recipe = Recipe.DEFAULT.with(r -> r.seed(3).batchSize(4));
    generator =
        new BatchGenerator(Batches.split(root, SplitName.TRAIN), recipe, Shard.WHOLE, parallel);
  }

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    parallel.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("wavecrate-")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 100, Integer.MAX_VALUE})
  void batchesComeInOrderWithTheBytesOfDirectFilling(int ahead) throws Exception {
    try (Prefetch prefetch = new Prefetch(generator, 2, 0, ahead)) {
      for (int index = 0; index < 7; index++) {
        assertThat(prefetch.hasNext()).isTrue();
        Prefetch.Batch batch = prefetch.next();
        assertThat(batch.index()).isEqualTo(index);
        assertThat(batch.size()).isEqualTo(index < 6 ? 4 : 2);
        assertThat(Batches.bytes(batch.memory()).hash())
            .isEqualTo(Batches.fill(generator, 2, index).hash());
      }
      assertThat(prefetch.hasNext()).isFalse();
      assertThatThrownBy(prefetch::next)
          .isInstanceOf(NoSuchElementException.class)
          .hasMessage("epoch 2 is over");
    }
  }

  @Test
  void itMayBeginAnywhere() throws Exception {
    try (Prefetch prefetch = new Prefetch(generator, 0, 5, 2)) {
      assertThat(prefetch.next().index()).isEqualTo(5);
      assertThat(prefetch.next().size()).isEqualTo(2);
      assertThat(prefetch.hasNext()).isFalse();
    }
    for (int first : new int[] {7, 8, 1000}) {
      try (Prefetch prefetch = new Prefetch(generator, 0, first, 2)) {
        assertThat(prefetch.hasNext()).isFalse();
      }
    }
  }

  @Test
  void memoryIsBoundedAndABatchIsGoodUntilTheNextIsTaken() throws Exception {
    Set<Long> buffers = new HashSet<>();
    try (Prefetch prefetch = new Prefetch(generator, 0, 0, 2)) {
      while (prefetch.hasNext()) {
        Prefetch.Batch batch = prefetch.next();
        buffers.add(batch.memory().features().address());
        String early = Batches.bytes(batch.memory()).hash();
        Thread.sleep(20);
        assertThat(Batches.bytes(batch.memory()).hash()).isEqualTo(early);
      }
    }
    assertThat(buffers).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void closingMidWayStopsAndFreesTheMemory() throws Exception {
    for (int taken = 0; taken < 7; taken++) {
      Prefetch prefetch = new Prefetch(generator, 0, 0, 3);
      List<Prefetch.Batch> batches = new ArrayList<>();
      for (int i = 0; i < taken; i++) {
        batches.add(prefetch.next());
      }
      prefetch.close();
      prefetch.close();
      assertThat(prefetch.hasNext()).isFalse();
      for (Prefetch.Batch batch : batches) {
        assertThat(batch.memory().features().scope().isAlive()).isFalse();
      }
    }
  }

  @Test
  void anErrorArrivesInItsPlaceAndNamesTheFile() throws Exception {
    int bad = generator.examples(0, 2)[1];
    String path = generator.split().example(bad).path();
    Files.writeString(root.resolve(path), "garbage");
    try (Prefetch prefetch = new Prefetch(generator, 0, 0, 3)) {
      assertThat(prefetch.next().index()).isZero();
      assertThat(prefetch.next().index()).isOne();
      assertThatThrownBy(prefetch::next)
          .isInstanceOf(BadFileException.class)
          .hasMessageStartingWith(path + ": is no .npy file");
      for (int index = 3; index < 7; index++) {
        Prefetch.Batch batch = prefetch.next();
        assertThat(batch.index()).isEqualTo(index);
        assertThat(Batches.bytes(batch.memory()).hash())
            .isEqualTo(Batches.fill(generator, 0, index).hash());
      }
    }
  }

  @Test
  void anInterruptedTakerLosesNoBatch() throws Exception {
    for (int round = 0; round < 50; round++) {
      try (Prefetch prefetch = new Prefetch(generator, round, 0, 2)) {
        for (int index = 0; index < 7; index++) {
          Thread.currentThread().interrupt();
          Prefetch.Batch batch = null;
          while (batch == null) {
            try {
              batch = prefetch.next();
            } catch (InterruptedException e) {
              assertThat(prefetch.hasNext()).isTrue();
            }
          }
          Thread.interrupted();
          assertThat(batch.index()).isEqualTo(index);
        }
      }
    }
  }

  @Test
  void closingWhileInterruptedKeepsTheInterrupt() {
    Prefetch prefetch = new Prefetch(generator, 0, 0, 2);
    Thread.currentThread().interrupt();
    prefetch.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Prefetch(generator, 0, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Prefetch(generator, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
