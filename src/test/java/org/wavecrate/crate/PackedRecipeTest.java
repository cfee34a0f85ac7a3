package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;

class PackedRecipeTest {
  private static final String ONE = "\"holds\" : \"example\"";

  @TempDir private Path temp;
  private Path root;

  @BeforeEach
  void place() {
    root = temp.resolve("set");
  }

  private Dataset open() throws IOException {
    return Dataset.open(root, Progress.NONE);
  }

  private ExportSettings settings() {
    return ExportSettings.to(temp.resolve("out"));
  }

  private PackedRecipe own(String text) throws IOException {
    Files.writeString(root.resolve("wavecrate.json"), text);
    return PackedRecipe.own(open(), settings());
  }

  @Test
  void thatArraysHoldOneExampleIsSaidWhereItWasSaidOrIsNew() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    Recipe said = Recipe.DEFAULT.withArrangement(Arrangement.SINGLE);
    assertThat(PackedRecipe.of(Recipe.DEFAULT, open(), settings()).text()).doesNotContain(ONE);
    assertThat(PackedRecipe.of(said, open(), settings()).text()).contains(ONE);
    root = temp.resolve("rows");
    Fixture.longs(root.resolve("x_train.npy"), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    Fixture.longs(root.resolve("x_test.npy"), Shape.of(1, 2), 1, 2);
    assertThat(open().hasRows()).isTrue();
    assertThat(PackedRecipe.of(Recipe.DEFAULT, open(), settings()).text()).contains(ONE);
  }

  @Test
  void batchFilesThatAreSplitHoldOneExampleEachFromThenOn() throws IOException {
    Fixture.longs(root.resolve("train/b/x-1.npy"), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    assertThat(open().hasRows()).isFalse();
    ExportSettings split = settings().withSplitBatchFiles(true);
    assertThat(PackedRecipe.of(Recipe.DEFAULT, open(), settings()).text()).doesNotContain(ONE);
    assertThat(PackedRecipe.of(Recipe.DEFAULT, open(), split).text()).contains(ONE);
  }

  @Test
  void aRecipeThatSaysAllIsPackedAsItWasWritten() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    String stated = PackedRecipe.own(open(), settings()).text();
    String written = stated.replace("\n", "\n ");
    assertThat(own(written).text()).isEqualTo(written);
    String less = "{\"format\": \"wavecrate-recipe/1\", \"seed\": 5}";
    assertThat(own(less).text()).isNotEqualTo(less).contains("\"seed\" : 5");
    assertThat(own(less).served().seed()).isEqualTo(5);
  }

  @Test
  void aRecipeThatCanNotBeReadIsNamed() {
    Fixture.block(root.resolve("train/b"), 1, 2);
    assertThatThrownBy(() -> own("{\"format\": \"wavecrate-recipe/1\", \"sed\": 5}"))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith(root + ": wavecrate.json: sed: unknown key");
  }
}
