package org.wavecrate.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.Law;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Epochs;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.npy.Shape;

class MixingTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @TempDir Path temp;
  private Split train;
  private Optional<SplitLabels> labels = Optional.empty();

  /// Six blocks of 40; labels come in runs of 20, so that stored order is bad in every way.
  @BeforeEach
  void write() throws IOException {
    for (int i = 0; i < 240; i++) {
      Path block = temp.resolve("d/train data/b-" + i / 40);
      Files.createDirectories(block);
      Files.createFile(block.resolve("id-" + i + ".npy"));
      Fixture.longs(block.resolve("id-label-" + i + ".npy"), Shape.of(), i / 20 % 5);
    }
    train = split(temp.resolve("d"));
    labels = SplitLabels.read(train, Progress.NONE);
  }

  private static Split split(Path folder) throws IOException {
    return Dataset.open(folder, Progress.NONE).split(SplitName.TRAIN).orElseThrow();
  }

  private Mixing measure(Epochs order, int batchSize) {
    return new MixingMeter(train, labels, batchSize).measure(order, 0, Progress.NONE);
  }

  private Epochs order(String key, int batchSize) {
    Recipe recipe =
        Recipe.DEFAULT
            .withSeed(7)
            .withBatchSize(batchSize)
            .withShuffle(new Shuffle(Shuffle.Mode.FULL, 2));
    return Alternative.of(train, recipe, 48, 50).stream()
        .filter(other -> other.key().equals(key))
        .findFirst()
        .orElseThrow()
        .epochs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored", "full", "blocks", "keras", "files", "buffer"})
  void everyFigureIsWhatCountingGives(String key) {
    for (int batchSize : new int[] {1, 7, 32, 240, 1000}) {
      Epochs order = order(key, batchSize);
      Mixing mixing = measure(order, batchSize);
      Counted counted = new Counted(order.epoch(0), order.epoch(1), batchSize);

      assertThat(mixing.blocksPerBatch().value()).isEqualTo(counted.blocks(), EXACT);
      assertThat(mixing.labelBalance().orElseThrow().value()).isEqualTo(counted.balance(), EXACT);
      assertThat(mixing.longestRun().orElseThrow().value()).isEqualTo(counted.run());
      assertThat(mixing.distanceMoved().value()).isEqualTo(counted.moved(), EXACT);
      assertThat(mixing.sharedWithNextEpoch().value()).isEqualTo(counted.shared(), EXACT);
      assertThat(mixing.matesMeetAgain().value()).isEqualTo(counted.matesAgain(), EXACT);
      assertThat(mixing.percentOfFullShuffle().value()).isEqualTo(counted.percent(order), EXACT);
      assertThat(mixing.measured()).isEqualTo(mixing.batches()).isEqualTo(counted.batches.size());
    }
  }

  /// The figures by their definitions, without a thought for speed.
  private final class Counted {
    private final EpochOrder now;
    private final List<List<Integer>> batches;
    private final List<List<Integer>> nextBatches;

    Counted(EpochOrder now, EpochOrder next, int batchSize) {
      this.now = now;
      batches = cut(now, batchSize);
      nextBatches = cut(next, batchSize);
    }

    private static List<List<Integer>> cut(EpochOrder order, int size) {
      List<List<Integer>> batches = new ArrayList<>();
      for (int start = 0; start < order.size(); start += size) {
        int end = Math.min(order.size(), start + size);
        batches.add(IntStream.range(start, end).map(order::example).boxed().toList());
      }
      return batches;
    }

    double blocks() {
      return batches.stream()
          .mapToDouble(batch -> batch.stream().map(train::blockIndex).distinct().count())
          .average()
          .orElseThrow();
    }

    double balance() {
      return batches.stream()
          .mapToDouble(
              batch -> {
                double difference = 0;
                for (int label = 0; label < 5; label++) {
                  int wanted = label;
                  double here = batch.stream().filter(i -> i / 20 % 5 == wanted).count();
                  double all = IntStream.range(0, 240).filter(i -> i / 20 % 5 == wanted).count();
                  difference += Math.abs(here / batch.size() - all / 240);
                }
                return 1 - difference / 2;
              })
          .average()
          .orElseThrow();
    }

    int run() {
      int longest = 0;
      for (int from = 0; from < 240; from++) {
        int to = from;
        while (to < 240 && now.example(to) / 20 % 5 == now.example(from) / 20 % 5) {
          to++;
        }
        longest = Math.max(longest, to - from);
      }
      return longest;
    }

    double moved() {
      return IntStream.range(0, 240).map(i -> Math.abs(now.example(i) - i)).sum() / 240.0 / 240;
    }

    double shared() {
      return batches.stream()
          .mapToDouble(
              batch ->
                  nextBatches.stream()
                      .mapToDouble(other -> batch.stream().filter(other::contains).count())
                      .max()
                      .orElseThrow())
          .average()
          .orElseThrow();
    }

    double matesAgain() {
      return matesAgain(batches, nextBatches);
    }

    private static double matesAgain(List<List<Integer>> now, List<List<Integer>> next) {
      Map<Integer, Integer> where = new HashMap<>();
      for (int i = 0; i < next.size(); i++) {
        for (int example : next.get(i)) {
          where.put(example, i);
        }
      }
      double pairs = 0;
      double again = 0;
      for (List<Integer> batch : now) {
        for (int a : batch) {
          for (int b : batch) {
            pairs += a < b ? 1 : 0;
            again += a < b && where.get(a).equals(where.get(b)) ? 1 : 0;
          }
        }
      }
      return pairs == 0 ? 0 : again / pairs;
    }

    double percent(Epochs order) {
      int group = Math.min(240 / 8, batches.getFirst().size());
      List<List<Integer>> stored = cut(new Order(train, Shuffle.NONE, 0).epoch(0), group);
      if (group == 1) {
        return 100;
      }
      double apart = 0;
      double again = 0;
      for (int epoch = 0; epoch < 16; epoch++) {
        List<List<Integer>> groups = cut(order.epoch(epoch), group);
        apart += apart(groups) / 16;
        again += matesAgain(groups, cut(order.epoch(epoch + 1), group)) / 16;
      }
      double spread = (apart - apart(stored)) / (241.0 / 3 - apart(stored));
      List<Integer> all = IntStream.range(0, 240).boxed().toList();
      double renewal = (1 - again) / (1 - matesAgain(List.of(all), stored));
      return 100 * Math.clamp(spread, 0, 1) * Math.clamp(renewal, 0, 1);
    }

    private static double apart(List<List<Integer>> groups) {
      double sum = 0;
      double pairs = 0;
      for (List<Integer> group : groups) {
        for (int a : group) {
          for (int b : group) {
            sum += a < b ? b - a : 0;
            pairs += a < b ? 1 : 0;
          }
        }
      }
      return sum / pairs;
    }
  }

  @Test
  void storedOrderIsNoShuffleAndAFullOneIs() {
    for (int batchSize : new int[] {4, 16, 32, 200}) {
      assertThat(measure(order("stored", batchSize), batchSize).percentOfFullShuffle().value())
          .isZero();
      double sum = 0;
      for (long seed = 0; seed < 20; seed++) {
        sum +=
            measure(new Order(train, Shuffle.FULL, seed), batchSize).percentOfFullShuffle().value();
      }
      assertThat(sum / 20).isGreaterThan(95);
    }
  }

  @Test
  void movingWholeBatchesOrFilesMixesHardlyAnything() {
    assertThat(measure(order("keras", 16), 16).percentOfFullShuffle().value()).isLessThan(1e-6);
    assertThat(measure(order("files", 16), 16).percentOfFullShuffle().value()).isLessThan(1e-6);
    assertThat(measure(order("keras", 16), 16).distanceMoved().value()).isGreaterThan(0.2);
  }

  @Test
  void widerWindowsAndBuffersMixBetter() {
    double before = -1;
    // Divisors of six blocks: else the last window is a narrow one.
    for (int window : new int[] {1, 2, 3, 6}) {
      Shuffle shuffle = new Shuffle(Shuffle.Mode.BLOCKS, window);
      double percent = mean(seed -> new Order(train, shuffle, seed));
      assertThat(percent).as("window %d", window).isGreaterThan(before);
      before = percent;
    }
    assertThat(before).isGreaterThan(95);
    before = -1;
    for (int capacity : new int[] {1, 10, 30, 60, 120, 240}) {
      double percent = mean(seed -> epoch -> new BufferOrder(240, capacity, seed, epoch));
      assertThat(percent).as("buffer %d", capacity).isGreaterThan(before);
      before = percent;
    }
    assertThat(before).isGreaterThan(95);
  }

  private double mean(java.util.function.LongFunction<Epochs> order) {
    double sum = 0;
    for (long seed = 0; seed < 30; seed++) {
      sum += measure(order.apply(seed), 16).percentOfFullShuffle().value();
    }
    return sum / 30;
  }

  @Test
  void theFiguresByChanceAreTheMeansOfManyShuffles() {
    MixingMeter meter = new MixingMeter(train, labels, 32);
    Epochs full = new Order(train, Shuffle.FULL, 1);
    Mixing byChance = meter.measure(full, 0, Progress.NONE);
    double[] sums = new double[6];
    int epochs = 600;
    for (int epoch = 0; epoch < epochs; epoch++) {
      Mixing mixing = meter.measure(full, epoch, Progress.NONE);
      sums[0] += mixing.blocksPerBatch().value() / epochs;
      sums[1] += mixing.labelBalance().orElseThrow().value() / epochs;
      sums[2] += mixing.longestRun().orElseThrow().value() / epochs;
      sums[3] += mixing.distanceMoved().value() / epochs;
      sums[4] += mixing.sharedWithNextEpoch().value() / epochs;
      sums[5] += mixing.matesMeetAgain().value() / epochs;
    }
    assertThat(byChance.blocksPerBatch().byChance()).isCloseTo(sums[0], within(0.01));
    assertThat(byChance.labelBalance().orElseThrow().byChance()).isCloseTo(sums[1], within(0.003));
    assertThat(byChance.longestRun().orElseThrow().byChance()).isCloseTo(sums[2], within(0.2));
    assertThat(byChance.distanceMoved().byChance()).isCloseTo(sums[3], within(0.002));
    assertThat(byChance.sharedWithNextEpoch().byChance()).isCloseTo(sums[4], within(0.1));
    assertThat(byChance.matesMeetAgain().byChance()).isCloseTo(sums[5], within(0.002));
  }

  @Law
  void theMeanDeviationIsTheSumOverAllOutcomes(
      @ForAll @IntRange(min = 1, max = 400) int size,
      @ForAll @IntRange(max = 400) int marked,
      @ForAll @IntRange(min = 1, max = 400) int drawn) {
    Hypergeometric law = new Hypergeometric(size, Math.min(marked, size), Math.min(drawn, size));
    double mean = (double) law.marked() * law.drawn() / size;
    double total = 0;
    double deviation = 0;
    for (int count = 0; count <= law.drawn(); count++) {
      total += law.probability(count);
      deviation += law.probability(count) * Math.abs(count - mean);
    }
    assertThat(total).isCloseTo(1, within(1e-9));
    assertThat(law.meanAbsoluteDeviation()).isCloseTo(deviation, within(1e-8));
  }

  @Law
  void ordersToCompareWithAreBijections(
      @ForAll @IntRange(max = 300) int size,
      @ForAll @IntRange(min = 1, max = 400) int part,
      @ForAll @IntRange(max = 5) int epoch) {
    for (EpochOrder order :
        List.of(new ChunksOrder(size, part, 3, epoch), new BufferOrder(size, part, 3, epoch))) {
      Set<Integer> seen = new HashSet<>();
      for (int position = 0; position < size; position++) {
        seen.add(order.example(position));
        assertThat(order.position(order.example(position))).isEqualTo(position);
      }
      assertThat(seen).hasSize(size);
      assertThatThrownBy(() -> order.example(size)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Example
  void chunksStayWhole() {
    EpochOrder order = new ChunksOrder(100, 8, 1, 0);
    Set<Integer> firsts = new HashSet<>();
    for (int start = 0; start < 100; start += 8) {
      int first = order.example(start);
      firsts.add(first);
      for (int i = start; i < Math.min(100, start + 8); i++) {
        assertThat(order.example(i)).isEqualTo(first + i - start);
      }
    }
    assertThat(firsts).hasSize(13);
    assertThat(order.example(96)).isEqualTo(96);
  }

  @Example
  void aBufferNeverRunsFurtherAheadThanItHolds() {
    EpochOrder order = new BufferOrder(1000, 50, 1, 0);
    int latest = 0;
    for (int position = 0; position < 1000; position++) {
      // What comes at a position was among the first `position + 50` stored examples.
      assertThat(order.example(position)).isLessThan(position + 50);
      latest = Math.max(latest, position - order.example(position));
    }
    assertThat(latest).isGreaterThan(100);
    assertThat(IntStream.range(0, 1000).map(new BufferOrder(1000, 1, 1, 0)::example).toArray())
        .isEqualTo(IntStream.range(0, 1000).toArray());
  }

  @Test
  void comparisonsStayTheSameFromVersionToVersion() {
    EpochOrder chunks = new ChunksOrder(20, 4, 7, 1);
    EpochOrder buffer = new BufferOrder(20, 5, 7, 1);
    Mixing mixing = measure(order("blocks", 32), 32);
    assertThat(IntStream.range(0, 20).map(chunks::example))
        .containsExactly(0, 1, 2, 3, 12, 13, 14, 15, 4, 5, 6, 7, 16, 17, 18, 19, 8, 9, 10, 11);
    assertThat(IntStream.range(0, 20).map(buffer::example))
        .containsExactly(0, 3, 5, 1, 4, 8, 2, 9, 10, 6, 14, 12, 15, 16, 17, 13, 7, 18, 11, 19);
    assertThat(mixing.percentOfFullShuffle().value()).isCloseTo(55.248804, within(1e-6));
    assertThat(mixing.longestRun().orElseThrow().byChance()).isCloseTo(4.295, within(1e-6));
    assertThat(mixing.sharedWithNextEpoch().byChance()).isCloseTo(6.620625, within(1e-6));
  }

  @Test
  void withoutLabelsTheOtherFiguresStand() throws IOException {
    Mixing with = measure(new Order(train, Shuffle.FULL, 1), 32);
    labels = Optional.empty();
    Mixing without = measure(new Order(train, Shuffle.FULL, 1), 32);

    assertThat(without.labelBalance()).isEmpty();
    assertThat(without.longestRun()).isEmpty();
    assertThat(without.blocksPerBatch()).isEqualTo(with.blocksPerBatch());
    assertThat(without.percentOfFullShuffle()).isEqualTo(with.percentOfFullShuffle());
  }

  @Test
  void tinySplitsHaveFiguresToo() throws IOException {
    for (int size = 1; size <= 5; size++) {
      Path folder = temp.resolve("tiny-" + size + "/train data/b");
      Fixture.block(folder, 1, size);
      train = split(temp.resolve("tiny-" + size));
      labels = SplitLabels.read(train, Progress.NONE);
      for (int batchSize : new int[] {1, 2, 3, 32}) {
        Mixing mixing = measure(new Order(train, Shuffle.FULL, 0), batchSize);
        assertThat(mixing.percentOfFullShuffle().value()).isBetween(0.0, 100.0);
        assertThat(mixing.labelBalance().orElseThrow().value()).isBetween(0.0, 1 + 1e-9);
        assertThat(mixing.labelBalance().orElseThrow().byChance()).isBetween(0.0, 1 + 1e-9);
        assertThat(mixing.sharedWithNextEpoch().value())
            .isLessThanOrEqualTo(Math.min(size, batchSize));
      }
    }
  }

  @Test
  void largeSplitsAreMeasuredOnASampleSpreadOverTheEpoch() {
    for (int batchSize : new int[] {1, 32, 333, 5000, 70_000, 1_000_000}) {
      BatchSample sample = BatchSample.of(1_000_000, batchSize);
      int most = Math.max(BatchSample.MOST_EXAMPLES, batchSize);
      assertThat(sample.examples()).isBetween(most / 2, most);
      int end = 0;
      for (BatchSample.Run run : sample.runs()) {
        assertThat(run.start()).isGreaterThanOrEqualTo(end);
        assertThat(run.start() % batchSize).isZero();
        assertThat(run.length()).isPositive();
        end = run.end();
      }
      assertThat(end).isEqualTo(sample.runs().size() == 1 ? batchSize : 1_000_000);
    }
  }

  @Test
  void labelsOfSeveralClassesAndNoneAreLabelsOfTheirOwn() throws IOException {
    Path block = temp.resolve("sets/train data/b");
    Fixture.block(block, 1, 1);
    for (int i = 2; i <= 5; i++) {
      Fixture.floats(block.resolve("id-" + i + ".npy"), 1, 2);
    }
    Fixture.longs(block.resolve("id-label-2.npy"), Shape.of(3), 0, 1, 1);
    Fixture.floats(block.resolve("id-label-3.npy"), 0.5f);
    Fixture.longs(block.resolve("id-label-4.npy"), Shape.of(3), 1, 0, 0);
    SplitLabels read = SplitLabels.read(split(temp.resolve("sets")), Progress.NONE).orElseThrow();

    assertThat(IntStream.range(0, read.count()).mapToObj(read::classes))
        .containsExactly(List.of(0L), List.of(1L), List.of(1L, 2L), List.of());
    assertThat(IntStream.range(0, 5).map(read::of)).containsExactly(1, 2, 3, 0, 3);
    assertThat(read.examples(3)).isEqualTo(2);
  }

  @Test
  void measuringStopsWhenNobodyWaits() {
    Progress cancelled = Cancelling.AT_ONCE;
    assertThatThrownBy(
            () ->
                new MixingMeter(train, labels, 32)
                    .measure(new Order(train, Shuffle.FULL, 0), 0, cancelled))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> SplitLabels.read(train, cancelled))
        .isInstanceOf(CancellationException.class);
  }
}
