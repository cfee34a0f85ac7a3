package org.wavecrate.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Epochs;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Shard;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.npy.Shape;

/// The score that takes labels into account, its sentence, and what one of several workers sees.
class MixingScoreTest {
  private static final int SIZE = 480;

  @TempDir private Path temp;

  /// Twelve blocks of 40.
  private Split write(String name, IntUnaryOperator label) throws IOException {
    for (int i = 0; i < SIZE; i++) {
      Path block = temp.resolve(name + "/train data/b-" + i / 40);
      Files.createDirectories(block);
      Files.createFile(block.resolve("id-" + i + ".npy"));
      Fixture.longs(block.resolve("id-label-" + i + ".npy"), Shape.of(), label.applyAsInt(i));
    }
    return Dataset.open(temp.resolve(name), Progress.NONE).split(SplitName.TRAIN).orElseThrow();
  }

  private static Mixing measure(Split split, Epochs order, Shard shard) {
    return new MixingMeter(split, labels(split), 32, shard).measure(order, 0, Progress.NONE);
  }

  private static Optional<SplitLabels> labels(Split split) {
    return SplitLabels.read(split, Progress.NONE);
  }

  private static String verdict(Split split, Epochs order) {
    return MixingVerdict.of(measure(split, order, Shard.WHOLE), split, labels(split));
  }

  private static Order blocks(Split split, int window) {
    return new Order(split, new Shuffle(Shuffle.Mode.BLOCKS, window), 7);
  }

  @Test
  void batchesOfFewClassesScoreLowHoweverFarApartTheyLie() throws IOException {
    // Two classes in turn: whoever takes every second example sees one class.
    Split split = write("sorted", i -> i % 2);
    Epochs full = new Order(split, Shuffle.FULL, 3);
    Epochs byClass =
        epoch -> {
          EpochOrder order = full.epoch(epoch);
          int[] examples =
              IntStream.concat(
                      IntStream.range(0, SIZE).map(order::example).filter(e -> e % 2 == 0),
                      IntStream.range(0, SIZE).map(order::example).filter(e -> e % 2 == 1))
                  .toArray();
          return new Listed(examples);
        };
    Mixing mixing = measure(split, byClass, Shard.WHOLE);

    assertThat(mixing.percentOfFullShuffle().value()).isGreaterThan(90);
    assertThat(mixing.factors().labels().orElseThrow()).isCloseTo(0, within(0.08));
    assertThat(mixing.mixingScore().value()).isLessThan(8);
    assertThat(mixing.grade()).isEqualTo(MixingGrade.POOR);
    assertThat(MixingVerdict.of(mixing, split, labels(split)))
        .startsWith("Poorly mixed: batches hold 1.1 of 2 classes on average where a full shuffle")
        .endsWith("gives 2.0, so each step learns few of them and forgets the others.");
  }

  @Test
  void sortedLabelsShuffledByBlocksAreNotCalledWellMixed() throws IOException {
    Split split = write("classes", i -> i / 40);
    Mixing narrow = measure(split, blocks(split, 1), Shard.WHOLE);
    Mixing wide = measure(split, blocks(split, 6), Shard.WHOLE);
    Mixing full = measure(split, new Order(split, Shuffle.FULL, 7), Shard.WHOLE);

    assertThat(narrow.mixingScore().value()).isLessThan(10);
    assertThat(wide.mixingScore().value()).isLessThan(wide.percentOfFullShuffle().value() - 10);
    assertThat(full.mixingScore().value()).isGreaterThan(95);
    assertThat(verdict(split, blocks(split, 1)))
        .isEqualTo(
            "Poorly mixed: batches hold 1.6 of 12 classes on average where a full shuffle gives"
                + " 11.3, so each step learns few of them and forgets the others.");
    assertThat(verdict(split, new Order(split, Shuffle.FULL, 7)))
        .matches(
            "Well mixed: batches hold 11\\.\\d of 12 classes on average; a full shuffle gives"
                + " 11\\.3\\.");
  }

  @Test
  void withoutLabelsOrWithOneTheScoreIsThatOfBlocks() throws IOException {
    Split split = write("one", i -> 0);
    Mixing one = measure(split, blocks(split, 2), Shard.WHOLE);
    Mixing none =
        new MixingMeter(split, Optional.empty(), 32).measure(blocks(split, 2), 0, Progress.NONE);

    assertThat(one.factors().labels()).contains(1.0);
    assertThat(none.factors().labels()).isEmpty();
    assertThat(none.mixingScore()).isEqualTo(none.percentOfFullShuffle());
    assertThat(one.mixingScore()).isEqualTo(none.mixingScore());
    assertThat(MixingVerdict.of(none, split, Optional.empty()))
        .matches(
            "Partly mixed: batches hold 2\\.\\d of 12 blocks on average where a full shuffle gives"
                + " 11\\.3, so what is stored together is learnt together\\.");
  }

  @Test
  void epochsThatRepeatTheirBatchesAreSaidToDoSo() throws IOException {
    Split split = write("renewal", i -> i % 3);
    Order full = new Order(split, Shuffle.FULL, 1);
    String sentence = verdict(split, epoch -> full.epoch(0));
    assertThat(sentence)
        .isEqualTo(
            "Poorly mixed: 100 % of the pairs in a batch meet again in the next epoch where a full"
                + " shuffle gives 6 %, so epochs repeat their batches.");
  }

  @Test
  void unbalancedBatchesOfAllClassesAreToldByTheirBalance() throws IOException {
    // Both classes are in every batch, but a quarter or three quarters.
    Split split = write("halves", i -> i * 2 / SIZE);
    Order full = new Order(split, Shuffle.FULL, 1);
    Epochs skewed =
        epoch -> {
          EpochOrder order = full.epoch(epoch);
          List<Integer> one = new ArrayList<>();
          List<Integer> other = new ArrayList<>();
          for (int i = 0; i < SIZE; i++) {
            (order.example(i) < SIZE / 2 ? one : other).add(order.example(i));
          }
          int[] examples = new int[SIZE];
          for (int i = 0; i < SIZE; i++) {
            boolean first = (i % 32 < 4) == (i >= SIZE / 2);
            List<Integer> from = (first ? one : other).isEmpty() ? other : first ? one : other;
            examples[i] = from.isEmpty() ? one.removeLast() : from.removeLast();
          }
          return new Listed(examples);
        };
    assertThat(verdict(split, skewed))
        .startsWith(
            "Poorly mixed: the classes of a batch are unlike those of the whole split: label"
                + " balance 0.6");
  }

  /// What every worker sees, counted by the definitions.
  @ParameterizedTest
  @CsvSource({"0, 1", "0, 3", "2, 3", "6, 7", "0, 480", "479, 480", "481, 482"})
  void aWorkersFiguresAreWhatCountingGives(int rank, int world) throws IOException {
    Split split = write("workers", i -> i / 20 % 5);
    Order order = new Order(split, new Shuffle(Shuffle.Mode.BLOCKS, 3), 7);
    Mixing mixing = measure(split, order, new Shard(rank, world));
    List<List<Integer>> mine = cut(order.epoch(0), rank, world);
    List<List<Integer>> next = new ArrayList<>();
    for (int each = 0; each < world; each++) {
      next.addAll(cut(order.epoch(1), each, world));
    }
    double blocks = 0;
    double labels = 0;
    double shared = 0;
    double pairs = 0;
    double again = 0;
    for (List<Integer> batch : mine) {
      blocks += batch.stream().map(split::blockIndex).distinct().count();
      labels += batch.stream().map(i -> i / 20 % 5).distinct().count();
      double most = 0;
      for (List<Integer> other : next) {
        double met = batch.stream().filter(other::contains).count();
        most = Math.max(most, met);
        again += met * (met - 1);
      }
      shared += most;
      pairs += batch.size() * (batch.size() - 1.0);
    }
    int batches = mine.size();
    assertThat(mixing.batches()).isEqualTo(batches);
    if (batches > 0) {
      assertThat(mixing.blocksPerBatch().value()).isCloseTo(blocks / batches, within(1e-9));
      assertThat(mixing.labelsPerBatch().orElseThrow().value())
          .isCloseTo(labels / batches, within(1e-9));
      assertThat(mixing.sharedWithNextEpoch().value()).isCloseTo(shared / batches, within(1e-9));
      assertThat(mixing.matesMeetAgain().value())
          .isCloseTo(pairs == 0 ? 0 : again / pairs, within(1e-9));
    }
    assertThat(mixing.mixingScore().value()).isBetween(0.0, 100.0);
  }

  private static List<List<Integer>> cut(EpochOrder order, int rank, int world) {
    List<List<Integer>> batches = new ArrayList<>();
    for (int position = rank; position < order.size(); position += world) {
      if (batches.isEmpty() || batches.getLast().size() == 32) {
        batches.add(new ArrayList<>());
      }
      batches.getLast().add(order.example(position));
    }
    return batches;
  }

  @Test
  void whatAWorkerGetsByChanceIsTheMeanOfManyShuffles() throws IOException {
    Split split = write("chance", i -> i / 20 % 5);
    Shard shard = new Shard(1, 3);
    MixingMeter meter = new MixingMeter(split, labels(split), 32, shard);
    Order full = new Order(split, Shuffle.FULL, 5);
    Mixing first = meter.measure(full, 0, Progress.NONE);
    int epochs = 150;
    double[] sums = new double[5];
    for (int epoch = 0; epoch < epochs; epoch++) {
      Mixing mixing = meter.measure(full, epoch, Progress.NONE);
      sums[0] += mixing.labelsPerBatch().orElseThrow().value() / epochs;
      sums[1] += mixing.labelBalance().orElseThrow().value() / epochs;
      sums[2] += mixing.longestRun().orElseThrow().value() / epochs;
      sums[3] += mixing.sharedWithNextEpoch().value() / epochs;
      sums[4] += mixing.matesMeetAgain().value() / epochs;
    }
    assertThat(first.labelsPerBatch().orElseThrow().byChance()).isCloseTo(sums[0], within(0.02));
    assertThat(first.labelBalance().orElseThrow().byChance()).isCloseTo(sums[1], within(0.005));
    assertThat(first.longestRun().orElseThrow().byChance()).isCloseTo(sums[2], within(0.3));
    assertThat(first.sharedWithNextEpoch().byChance()).isCloseTo(sums[3], within(0.1));
    assertThat(first.matesMeetAgain().byChance()).isCloseTo(sums[4], within(0.002));
  }

  @Test
  void workersShareTheEpochAndEachSeesEveryNthPosition() throws IOException {
    Split split = write("share", i -> 0);
    EpochOrder order = new Order(split, Shuffle.FULL, 5).epoch(2);
    Set<Integer> seen = new HashSet<>();
    for (int rank = 0; rank < 7; rank++) {
      Served served = new Served(order, new Shard(rank, 7));
      for (int i = 0; i < served.size(); i++) {
        assertThat(served.example(i)).isEqualTo(order.example(7 * i + rank));
        seen.add(served.example(i));
      }
    }
    assertThat(seen).hasSize(SIZE);
  }

  private record Listed(int[] examples) implements EpochOrder {
    @Override
    public int size() {
      return examples.length;
    }

    @Override
    public int example(int position) {
      return examples[position];
    }

    @Override
    public int position(int example) {
      return IntStream.range(0, examples.length)
          .filter(i -> examples[i] == example)
          .findFirst()
          .orElseThrow();
    }
  }
}
