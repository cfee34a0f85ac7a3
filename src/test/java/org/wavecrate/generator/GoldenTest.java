package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

/// Bytes that must never change: people rely on an epoch being the same next year. If one of these
/// fails, the change is wrong, or the format of the recipe needs a new number.
class GoldenTest {
  @TempDir Path temp;
  private Split train;

  @BeforeEach
  void open() {
    train = Batches.split(Fixture.dataset(temp.resolve("d")), SplitName.TRAIN);
  }

  @Test
  void theFirstEpochOfAFullShuffle() {
    EpochOrder order = new Order(train, Shuffle.FULL, 0).epoch(0);
    int[] examples = new int[26];
    Arrays.setAll(examples, order::example);
    assertThat(examples)
        .containsExactly(
            2, 8, 14, 7, 13, 25, 6, 22, 23, 12, 15, 1, 16, 4, 5, 21, 3, 24, 17, 9, 0, 18, 19, 11,
            10, 20);
  }

  @ParameterizedTest
  @CsvSource({
    "FULL,   4, 0,  0, ec55bb11a44b540032e4c399053b559ca19840feba906dfabbe68998bc8e524f",
    "FULL,   4, 7, 12, 3027c8bfac7d6cfae7c843e15b117a5c3b5b8ce132eacb972a0fb453c53fc387",
    "BLOCKS, 1, 0,  0, dd24395d2cf9dfb717b2f448b871f84a7b19039bf895bee4d2e470ad34087ba4",
    "BLOCKS, 2, 7, 12, 40e3a7f8a85bfe969607865b2c0843533f65b37b1de1bfe2d6f2b72d9c389293",
    "BLOCKS, 4, -1, 3, ee43096a802fc6919a7cd5514e40d98e16a346255121555be920f671f8a7a591"
  })
  void orders(Shuffle.Mode mode, int window, long seed, long epoch, String hash) {
    EpochOrder order = new Order(train, new Shuffle(mode, window), seed).epoch(epoch);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < order.size(); i++) {
      text.append(train.example(order.example(i)).path()).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(Batches.sha256(bytes)).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 82c1315e6c757f33c4a77ca58b2a184f5a88614470c05ec77f3d28918db6b8ae",
    "1000, 0383ddf8b96eb260addf2859d5bc93a49fc3cdfc08ff98aebc0ce79eff370232",
    "65536, e8706c082276119d324dba7051d53388d4e57a373db1765330dd3671a407be32",
    "65537, 1318c1cbe018c3c73e3a7d0f54a99c6e94c7dcb1d5a6ff216b1ebde0c4018b4e",
    "1000003, 951e33620c6295ef0ea521d792e525fcb9bb489ada94419daf91852bfc7ee668",
    "4611686018427387904, 7a5cd86d0215dd8f0b09c256a750ce97060d92448a1dbb50827510b3bd7af652"
  })
  void permutations(long size, String hash) {
    Permutation permutation = new Permutation(size, 42);
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < Math.min(size, 1000); i++) {
      text.append(permutation.at(i)).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(Batches.sha256(bytes)).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({
    "CENTER, INDEX, 0, 0, 7f60a14be5cfb5dd73f366527b1d08e975d656eb1eb263c5a8e7b830d123df52",
    "RANDOM, AS_IS, 0, 1, b08cb8b76a0f212d845c58ee39531e7bfe93f832b238038f860922f6becd5cbc",
    "RANDOM, AS_IS, 9, 2, 3ee5cca04b526de8fe8cdf864bed08d2dd7d59ec496480bc94a45186c4b73292"
  })
  void batches(Fit.Crop crop, Labels.Encoding encoding, long epoch, int index, String hash)
      throws IOException {
    Recipe recipe =
        Recipe.DEFAULT.with(
            r ->
                r.seed(7)
                    .batchSize(8)
                    .fit(Optional.of(new Fit(5, Fit.Mode.CROP, crop)))
                    .labels(new Labels(encoding, Labels.AS_IS.classes())));
    try (Parallel parallel = new Parallel(2)) {
      var generator = new BatchGenerator(train, recipe, Shard.WHOLE, parallel);
      assertThat(
              Batches.sha256(
                  Batches.fill(generator, epoch, index).hash().getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(hash);
    }
  }
}
