package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;

class TrialBatchTest {
  private static final Recipe IN_ORDER = Recipe.DEFAULT.withShuffle(Shuffle.NONE);

  @TempDir Path temp;

  private Dataset open() throws IOException {
    return Dataset.open(temp, Progress.NONE);
  }

  private void examples(String split, int count) {
    for (int n = 1; n <= count; n++) {
      Fixture.floats(temp.resolve(split + "/b/" + n + ".npy"), n, 1);
    }
  }

  @Test
  void theFirstBatchOfTrainingIsMade() throws IOException {
    examples("test", 1);
    examples("train", 5);
    assertThatCode(() -> TrialBatch.require(open(), IN_ORDER)).doesNotThrowAnyException();
    Fixture.floats(temp.resolve("train/b/4.npy"), 1, 2, 3);
    assertThatThrownBy(() -> TrialBatch.require(open(), IN_ORDER))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("train/b/4.npy: shape (3,) is not (2,) like train/b/1.npy");
    assertThatCode(() -> TrialBatch.require(open(), IN_ORDER.withBatchSize(3)))
        .as("the second batch")
        .doesNotThrowAnyException();
  }

  @Test
  void withoutTrainingTheFirstSplitIsTried() throws IOException {
    examples("test", 2);
    Fixture.floats(temp.resolve("test/b/2.npy"), 1);
    assertThatThrownBy(() -> TrialBatch.require(open(), IN_ORDER))
        .hasMessageStartingWith("test/b/2.npy: shape (1,)");
  }

  @Test
  void aTrainingSplitWithoutABatchIsRefused() throws IOException {
    Recipe drop = IN_ORDER.withBatchSize(4).withRemainder(Recipe.Remainder.DROP);
    examples("train", 3);
    assertThatThrownBy(() -> TrialBatch.require(open(), drop))
        .isInstanceOf(RecipeException.class)
        .hasMessage(
            "remainder: \"drop\" with batchSize 4 leaves no batch of 3 examples; allowed: a"
                + " batchSize of at most 3, or \"keep\"");
    examples("train", 4);
    assertThatCode(() -> TrialBatch.require(open(), drop)).doesNotThrowAnyException();
  }

  @Test
  void otherSplitsMayBeSmallerThanABatch() throws IOException {
    examples("test", 3);
    Recipe drop = IN_ORDER.withBatchSize(4).withRemainder(Recipe.Remainder.DROP);
    assertThatCode(() -> TrialBatch.require(open(), drop)).doesNotThrowAnyException();
    Files.createDirectories(temp.resolve("train"));
    assertThatCode(() -> TrialBatch.require(open(), drop)).doesNotThrowAnyException();
  }

  @Test
  void theFirst256OfABatchAreMade() throws IOException {
    examples("train", 257);
    Fixture.floats(temp.resolve("train/b/257.npy"), 1);
    Recipe large = IN_ORDER.withBatchSize(1000);
    assertThatCode(() -> TrialBatch.require(open(), large)).doesNotThrowAnyException();
    Fixture.floats(temp.resolve("train/b/256.npy"), 1);
    assertThatThrownBy(() -> TrialBatch.require(open(), large))
        .hasMessageStartingWith("train/b/256.npy: shape (1,)");
  }
}
