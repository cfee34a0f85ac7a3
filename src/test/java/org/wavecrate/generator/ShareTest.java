package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  private static Share share(int size, int served, Shard shard, int batchSize, boolean keep) {
    Recipe.Remainder remainder = keep ? Recipe.Remainder.KEEP : Recipe.Remainder.DROP;
    return new Share(size, served, shard, batchSize, remainder);
  }

  @ParameterizedTest
  @CsvSource({
    // size, served, rank, world, batch, keep, batches, total, last
    "10, 0, 0, 1, 4, true, 3, 10, 2",
    "10, 0, 0, 1, 4, false, 2, 8, 4",
    "8, 0, 0, 1, 4, true, 2, 8, 4",
    "10, 3, 0, 1, 4, true, 2, 7, 3",
    "10, 0, 1, 3, 2, true, 2, 3, 1",
    "10, 0, 0, 3, 2, true, 2, 4, 2",
    "10, 9, 0, 3, 2, true, 1, 1, 1",
    "10, 0, 0, 1, 11, true, 1, 10, 10"
  })
  void batchesAreThoseOfWhatIsLeft(
      int size,
      int served,
      int rank,
      int world,
      int batch,
      boolean keep,
      int batches,
      int total,
      int last) {
    Share share = share(size, served, new Shard(rank, world), batch, keep);
    assertThat(share.batches()).isEqualTo(batches);
    assertThat(share.total()).isEqualTo(total);
    assertThat(share.batchSize(batches - 1)).isEqualTo(last);
    assertThat(share.refusal()).isEmpty();
    assertThatThrownBy(() -> share.batchSize(batches))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("batch " + batches + "; allowed: 0 to " + (batches - 1));
    assertThatThrownBy(() -> share.batchSize(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void positionsBeginBehindWhatWasServed() {
    Share share = share(10, 3, new Shard(1, 2), 2, true);
    assertThat(share.positions(0)).containsExactly(4, 6);
    assertThat(share.positions(1)).containsExactly(8);
    assertThat(share.after(0).positions(1)).containsExactly(5, 7);
    assertThat(share.after(10).batches()).isZero();
    assertThat(share.after(10).total()).isZero();
  }

  @Test
  void allWorkersTogetherAreServedNoMoreThanThereIs() {
    Share share = share(10, 1, new Shard(0, 2), 2, true);
    assertThat(share.servedAfter(0)).isEqualTo(1);
    assertThat(share.servedAfter(2)).isEqualTo(9);
    assertThat(share.servedAfter(3)).isEqualTo(10);
    assertThat(share(Integer.MAX_VALUE, 0, new Shard(0, 4), 1 << 20, true).servedAfter(1 << 12))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void noMoreCanHaveBeenServedThanThereIs() {
    assertThat(share(10, 10, Shard.WHOLE, 2, true).served()).isEqualTo(10);
    assertThatThrownBy(() -> share(10, 11, Shard.WHOLE, 2, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("11 examples served; allowed: 0 to 10");
    assertThatThrownBy(() -> share(10, -1, Shard.WHOLE, 2, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShareWithoutBatchesSaysWhy() {
    assertThat(share(10, 7, Shard.WHOLE, 4, false).refusal())
        .contains("3 examples for 1 worker leave none for a batch of 4, remainder drop");
    assertThat(share(10, 9, new Shard(1, 2), 4, true).refusal())
        .contains("1 example for 2 workers leaves none for a batch of 4, remainder keep");
  }

  @Test
  void aWorkerIsOneOfItsWorld() {
    assertThatThrownBy(() -> new Shard(2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rank 2 of 2; allowed: rank 0 to world - 1");
    assertThatThrownBy(() -> new Shard(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shard(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Shard(2, 3).size(2)).isZero();
    assertThat(new Shard(1, 3).size(2)).isEqualTo(1);
    assertThat(new Shard(0, 2).size(0)).isZero();
  }
}
