package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.SplitName;

/// A run goes on only where it would serve what is left.
class RunStateTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void write() {
    root = Fixture.dataset(temp.resolve("d"));
  }

  private RunState state(SplitName split, Recipe recipe) throws IOException {
    try (Parallel alone = new Parallel(1)) {
      return RunState.of(
          new BatchGenerator(Batches.split(root, split), recipe, Shard.WHOLE, alone), 3, 8);
    }
  }

  private RunState state() throws IOException {
    return state(SplitName.TRAIN, Recipe.DEFAULT);
  }

  private static void assertOther(RunState state, RunState own, String key, String hint) {
    assertThatThrownBy(() -> state.requireSame(own, 26))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith("state: " + key + " is ")
        .hasMessageContaining("; this dataset has ")
        .hasMessageEndingWith(": " + hint);
  }

  @Test
  void aStateIsReadAsItWasWritten() throws IOException {
    RunState state = state();
    assertThat(state.split()).isEqualTo("train");
    assertThat(state.epoch()).isEqualTo(3);
    assertThat(state.served()).isEqualTo(8);
    assertThat(state.content()).matches("[0-9a-f]{64}");
    assertThat(state.recipe()).matches("[0-9a-f]{64}");
    assertThat(state.order()).matches("[0-9a-f]{64}");
    assertThat(state.json())
        .startsWith(
            "{\"format\":\"wavecrate-state/1\",\"engine\":2,\"split\":\"train\",\"epoch\":3,"
                + "\"served\":8,\"content\":\"");
    assertThat(RunState.read(state.json())).isEqualTo(state);
    RunState later = state.at(4, 0);
    assertThat(later)
        .isEqualTo(new RunState("train", 4, 0, state.content(), state.recipe(), state.order()));
  }

  @Test
  void theSameRunGoesOnWhateverTheCheckIsToldAndWhoeverServes() throws IOException {
    RunState state = state();
    Recipe silenced =
        Recipe.DEFAULT.withCheck(
            CheckSettings.STANDARD.with(
                "clipping",
                new CheckSettings.Rule(Optional.of(CheckSettings.Level.OFF), Map.of())));
    assertThatCode(() -> state.requireSame(state(SplitName.TRAIN, silenced).at(9, 9), 26))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherSplitDatasetRecipeOrOrderIsRefused() throws IOException {
    RunState state = state();
    assertOther(
        state, state(SplitName.TEST, Recipe.DEFAULT), "split", "open the split of the state");
    assertOther(
        state,
        state(SplitName.TRAIN, Recipe.DEFAULT.withBatchSize(5)),
        "recipe",
        "use the recipe that the run began with");
    RunState seeded = state(SplitName.TRAIN, Recipe.DEFAULT.withSeed(1));
    assertOther(
        state,
        new RunState("train", 3, 8, state.content(), state.recipe(), seeded.order()),
        "order",
        "use the recipe that the run began with");
    Files.delete(root.resolve("train data/block-id-2/id-label-14.npy"));
    assertOther(state, state(), "content", "examples came or went, or others are served");
  }

  @Test
  void theNamesOfAllExamplesAreCompared() throws IOException {
    RunState state = state();
    Path folder = root.resolve("train data/block-id-10");
    Files.move(folder.resolve("id-26.npy"), folder.resolve("id-27.npy"));
    Files.move(folder.resolve("id-label-26.npy"), folder.resolve("id-label-27.npy"));
    RunState renamed = state();
    assertThat(renamed.content()).isNotEqualTo(state.content());
    assertThat(renamed.order()).isEqualTo(state.order());
    Files.move(folder, root.resolve("train data/block-id-11"));
    assertThat(state().content()).isNotEqualTo(renamed.content());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "0, 26, true", "0, 27, false", "-1, 0, false", "0, -1, false"})
  void noMoreCanHaveBeenServedThanThereIs(long epoch, int served, boolean allowed)
      throws IOException {
    RunState own = state();
    RunState state = own.at(epoch, served);
    if (allowed) {
      assertThatCode(() -> state.requireSame(own, 26)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> state.requireSame(own, 26))
          .isInstanceOf(RecipeException.class)
          .hasMessage(
              "state: epoch %d, served %d; allowed: epochs from 0 on, 0 to 26 examples"
                  .formatted(epoch, served));
    }
  }

  @Test
  void whatIsNoStateIsRefused() throws IOException {
    String json = state().json();
    assertRefused("{", "state: no valid JSON: ");
    assertRefused(
        json.replace("state/1", "state/2"),
        "state: format is \"wavecrate-state/2\"; allowed: \"wavecrate-state/1\"");
    assertRefused(json.replace("\"engine\":2", "\"engine\":1"), "engine: 1; allowed: 2, since ");
    assertRefused(json.replace("\"epoch\":3", "\"epoch\":-1"), "epoch: -1 is not allowed; ");
    assertRefused(json.replace("\"served\":8", "\"served\":-1"), "served: -1 is not allowed; ");
    assertRefused(json.replace("\"epoch\"", "\"epok\""), "epok: unknown key; allowed: ");
    assertThat(RunState.read(json.replace("\"engine\":2,", ""))).isEqualTo(state());
  }

  private static void assertRefused(String json, String message) {
    assertThatThrownBy(() -> RunState.read(json))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith(message);
  }
}
