package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

class OrderTest {
  private static final int[] SIZES = {5, 0, 1, 12, 0, 3, 7, 40, 0};

  @TempDir Path temp;
  private Dataset dataset;
  private Split train;

  @BeforeEach
  void writeNames() throws IOException {
    for (String folder : List.of("train data", "validation data", "test data")) {
      for (int b = 0; b < SIZES.length; b++) {
        Path block = Files.createDirectories(temp.resolve("d/" + folder + "/b-" + b));
        for (int i = 0; i < SIZES[b]; i++) {
          // Orders read names only.
          Files.createFile(block.resolve("id-" + i + ".npy"));
        }
      }
    }
    dataset = Dataset.open(temp.resolve("d"), Progress.NONE);
    train = dataset.split(SplitName.TRAIN).orElseThrow();
  }

  private static int[] all(EpochOrder order) {
    return IntStream.range(0, order.size()).map(order::example).toArray();
  }

  private static void assertBijection(EpochOrder order) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < order.size(); i++) {
      seen.add(order.example(i));
      assertThat(order.position(order.example(i))).isEqualTo(i);
    }
    assertThat(seen).hasSize(order.size()).allMatch(i -> i >= 0 && i < order.size());
    int[] together = IntStream.range(0, order.size()).toArray();
    order.toExamples(together);
    assertThat(together).as("all at once").isEqualTo(all(order));
    assertThatThrownBy(() -> order.example(order.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> order.example(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> order.position(order.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 100, Integer.MAX_VALUE})
  void orderingByBlocksIsABijectionWithUnequalAndEmptyBlocks(int window) {
    var shuffle = new Shuffle(Shuffle.Mode.BLOCKS, window);
    for (int epoch = 0; epoch < 50; epoch++) {
      EpochOrder order = new Order(train, shuffle, 3).epoch(epoch);
      assertThat(order.size()).isEqualTo(68);
      assertBijection(order);
    }
  }

  @Test
  void aPositionThatThereIsNotIsToldWithThoseThatThereAre() {
    EpochOrder order = new Order(train, new Shuffle(Shuffle.Mode.BLOCKS, 2), 3).epoch(0);
    assertThatThrownBy(() -> order.example(68)).hasMessage("position 68; allowed: 0 to 67");
    assertThatThrownBy(() -> order.example(-1)).hasMessage("position -1; allowed: 0 to 67");
  }

  @Test
  void anOrderTurnsPositionsIntoExamplesOneByOneUnlessItKnowsBetter() {
    EpochOrder backwards =
        new EpochOrder() {
          @Override
          public int size() {
            return 5;
          }

          @Override
          public int example(int position) {
            return 4 - position;
          }

          @Override
          public int position(int example) {
            return 4 - example;
          }
        };
    int[] positions = {0, 4, 1};
    backwards.toExamples(positions);
    assertThat(positions).containsExactly(4, 0, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void orderingByBlocksKeepsAWindowOfBlocksTogether(int window) {
    var shuffle = new Shuffle(Shuffle.Mode.BLOCKS, window);
    for (int epoch = 0; epoch < 20; epoch++) {
      int[] order = all(new Order(train, shuffle, 3).epoch(epoch));
      List<Set<Integer>> groups = new ArrayList<>();
      int at = 0;
      while (at < order.length) {
        // The next `window` blocks take exactly as many positions as they hold examples.
        Set<Integer> blocks = new HashSet<>();
        int end = at;
        int holds = 0;
        while (end < order.length && (end == at || end - at < holds || blocks.size() < window)) {
          int block = train.blockIndex(order[end]);
          if (blocks.add(block)) {
            holds += train.blocks().get(block).size();
          }
          end++;
          if (end - at == holds && blocks.size() == window) {
            break;
          }
        }
        assertThat(blocks.size()).isLessThanOrEqualTo(window);
        assertThat(end - at).isEqualTo(holds);
        groups.add(blocks);
        at = end;
      }
      assertThat(groups.stream().mapToInt(Set::size).sum()).isEqualTo(6);
    }
  }

  @Test
  void emptyFoldersDoNotChangeTheOrder() throws IOException {
    var shuffle = new Shuffle(Shuffle.Mode.BLOCKS, 2);
    List<String> before = paths(train, new Order(train, shuffle, 1).epoch(4));
    for (int b = 0; b < SIZES.length; b++) {
      if (SIZES[b] == 0) {
        Files.delete(temp.resolve("d/train data/b-" + b));
      }
    }
    Split without =
        Dataset.open(temp.resolve("d"), Progress.NONE).split(SplitName.TRAIN).orElseThrow();

    assertThat(paths(without, new Order(without, shuffle, 1).epoch(4))).isEqualTo(before);
  }

  private static List<String> paths(Split split, EpochOrder order) {
    return Arrays.stream(all(order)).mapToObj(i -> split.example(i).path()).toList();
  }

  @Test
  void fullShufflingIsABijection() {
    for (int epoch = 0; epoch < 50; epoch++) {
      assertBijection(new Order(train, Shuffle.FULL, 3).epoch(epoch));
    }
  }

  @Test
  void withoutShufflingTheStoredOrderIsKept() {
    EpochOrder order = new Order(train, Shuffle.NONE, 3).epoch(9);
    assertThat(all(order)).isEqualTo(IntStream.range(0, 68).toArray());
    assertBijection(order);
  }

  @Test
  void validationAndTestAreNeverShuffled() {
    for (SplitName name : List.of(SplitName.VALIDATION, SplitName.TEST)) {
      Split split = dataset.split(name).orElseThrow();
      for (Shuffle shuffle : List.of(Shuffle.FULL, new Shuffle(Shuffle.Mode.BLOCKS, 2))) {
        Order order = new Order(split, shuffle, 3);
        assertThat(all(order.epoch(5))).isEqualTo(IntStream.range(0, 68).toArray());
        assertThat(order.shuffle()).isEqualTo(Shuffle.NONE);
      }
    }
  }

  @Test
  void neighbouringSeedsAndEpochsHaveNothingInCommon() {
    for (Shuffle shuffle : List.of(Shuffle.FULL, new Shuffle(Shuffle.Mode.BLOCKS, 4))) {
      int same = 0;
      int sameSeed = 0;
      int aliased = 0;
      int pairs = 300;
      for (int epoch = 0; epoch < pairs; epoch++) {
        int[] here = all(new Order(train, shuffle, 7).epoch(epoch));
        int[] next = all(new Order(train, shuffle, 7).epoch(epoch + 1));
        int[] seed = all(new Order(train, shuffle, 8).epoch(epoch));
        for (int i = 0; i < here.length; i++) {
          same += here[i] == next[i] ? 1 : 0;
          sameSeed += here[i] == seed[i] ? 1 : 0;
          aliased += next[i] == seed[i] ? 1 : 0;
        }
      }
      // By chance one example in a shuffle stays where it was; in blocks it may be a few more.
      double most = shuffle.mode() == Shuffle.Mode.FULL ? 1.25 : 2.0;
      assertThat((double) same / pairs).isLessThan(most);
      assertThat((double) sameSeed / pairs).isLessThan(most);
      assertThat((double) aliased / pairs).isLessThan(most);
    }
  }

  @Test
  void batchMembershipChangesEveryEpoch() {
    Order order = new Order(train, Shuffle.FULL, 0);
    Set<Set<Integer>> firstBatches = new HashSet<>();
    for (int epoch = 0; epoch < 100; epoch++) {
      EpochOrder now = order.epoch(epoch);
      firstBatches.add(new HashSet<>(IntStream.range(0, 16).mapToObj(now::example).toList()));
    }
    assertThat(firstBatches).hasSize(100);
  }

  @Test
  void shardsAreDisjointAndTogetherTheWhole() {
    for (int world = 1; world <= 9; world++) {
      for (int size : new int[] {0, 1, 5, 8, 9, 68, 1000}) {
        List<Integer> served = new ArrayList<>();
        for (int rank = 0; rank < world; rank++) {
          Shard shard = new Shard(rank, world);
          for (int i = 0; i < shard.size(size); i++) {
            served.add(shard.position(i));
          }
        }
        assertThat(served)
            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size).boxed().toList());
      }
    }
    assertThatThrownBy(() -> new Shard(2, 2))
        .hasMessage("rank 2 of 2; allowed: rank 0 to world - 1");
    assertThatThrownBy(() -> new Shard(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shard(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
