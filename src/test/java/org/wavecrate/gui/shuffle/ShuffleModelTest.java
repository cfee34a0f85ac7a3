package org.wavecrate.gui.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.mixing.MixingVerdict;
import org.wavecrate.mixing.Served;
import org.wavecrate.storage.Formatted;

class ShuffleModelTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());
  private Library library;
  private ShuffleModel model;
  private OrderModel order;

  @BeforeEach
  void open() {
    library = SmallData.library(workspace, new ImmediateBackground(), folder);
    model = new ShuffleModel(workspace, library, new ImmediateBackground());
    order = new OrderModel(workspace, new ImmediateBackground());
    workspace.open(Fixture.dataset(folder.resolve("data")));
    order.setBatchSize(4);
    workspace.screen().set(Screen.SHUFFLE);
  }

  private List<String> orders() {
    return model.comparisons().get().stream().map(Comparison::key).toList();
  }

  @Test
  void nothingIsDoneWhileAnotherScreenIsInFront() {
    HeldBackground held = new HeldBackground();
    workspace.screen().set(Screen.EXPLORE);
    ShuffleModel idle = new ShuffleModel(workspace, library, held);
    order.setSeed(3);
    idle.slice().epoch().set(2);
    assertThat(held.started()).isZero();
    workspace.screen().set(Screen.SHUFFLE);
    assertThat(held.started()).isPositive();
  }

  @Test
  void ordersAreComparedWithNoneTwice() {
    assertThat(orders()).containsExactly("stored", "recipe", "blocks", "keras", "files", "buffer");
    order.setMode(Shuffle.Mode.BLOCKS);
    assertThat(orders()).containsExactly("stored", "recipe", "full", "keras", "files", "buffer");
    order.setMode(Shuffle.Mode.NONE);
    assertThat(orders())
        .containsExactly("stored", "recipe", "full", "blocks", "keras", "files", "buffer");
  }

  @Test
  void everyChangeEditsTheRecipeInMemoryAndMeasuresAnew() {
    double full = model.recipeFigures().orElseThrow().distanceMoved().value();
    order.setSeed(99);
    double other = model.recipeFigures().orElseThrow().distanceMoved().value();
    order.setMode(Shuffle.Mode.NONE);
    order.setWindow(2);

    assertThat(other).isNotEqualTo(full);
    assertThat(model.recipeFigures().orElseThrow().distanceMoved().value()).isZero();
    assertThat(workspace.recipe().get().seed()).isEqualTo(99);
    assertThat(workspace.recipe().get().shuffle()).isEqualTo(new Shuffle(Shuffle.Mode.NONE, 2));
    assertThat(order.unsaved().get()).isTrue();
    assertThat(folder.resolve("data/wavecrate.json")).doesNotExist();
  }

  @Test
  void theRecipeIsWrittenOnRequestOnly() throws Exception {
    order.setSeed(5);
    order.save();

    String written = Files.readString(folder.resolve("data/wavecrate.json"));
    assertThat(RecipeJson.read(written).seed()).isEqualTo(5);
    assertThat(order.unsaved().get()).isFalse();
    try (var files = Files.list(folder.resolve("data"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "train data", "validation data", "test data", "wavecrate.json");
    }
  }

  @Test
  void aRecipeThatCantTrainIsNotWritten() throws Exception {
    workspace.editRecipe(
        RecipeJson.read(
            "{\"format\": \"wavecrate-recipe/1\", \"transforms\": [{\"kind\": \"lowPass\"}]}"));
    order.save();

    assertThat(folder.resolve("data/wavecrate.json")).doesNotExist();
    assertThat(order.saveProblem().get())
        .startsWith("Not saved. Can't train like this. transforms[0].maxCutoffHz: needs to know")
        .endsWith(". Fix it in Augment.");
  }

  @Test
  void aZipSaysWhyItCantBeSaved() {
    workspace.open(Fixture.zip(folder.resolve("data"), folder.resolve("data.zip"), true));
    order.setSeed(5);
    order.save();

    assertThat(order.unsaved().get()).isTrue();
    assertThat(order.saveProblem().get()).contains("zip");
    order.setSeed(6);
    assertThat(order.saveProblem().get()).isEmpty();
    assertThat(order.obstacle()).isPresent();
  }

  @Test
  void figuresAreThoseOfTheCommandLine() {
    Mixing mixing = model.recipeFigures().orElseThrow();
    assertThat(mixing.batches()).isEqualTo(7);
    assertThat(mixing.labelBalance()).isPresent();
    List<FigureText> texts = FigureText.of(mixing, 4, 3, false);
    assertThat(texts).extracting(FigureText::name).contains("blocks in a batch of 4");
    assertThat(texts.getLast().value()).endsWith(" %");
  }

  @Test
  void otherSplitsAreServedInNaturalOrder() {
    var validation = workspace.dataset().get().orElseThrow().splits().get(1);
    workspace.select(Scope.of(validation));

    assertThat(model.split().get()).contains(validation);
    assertThat(orders()).containsExactly("recipe");
    assertThat(model.recipeFigures().orElseThrow().distanceMoved().value()).isZero();
    assertThat(model.order().orElseThrow().shuffle()).isEqualTo(Shuffle.NONE);
  }

  @Test
  void pointingTellsBatchPositionExampleBlockAndLabel() {
    Served order = new Served(model.order().orElseThrow().epoch(0), Shard.WHOLE);
    int index = order.example(9);
    assertThat(model.describe(order, 9))
        .isEqualTo(
            Formatted.of(
                "batch 2 · position 9 · id-%d · %s · class %d",
                index + 1,
                index < 12 ? "block-id-1" : index < 17 ? "block-id-2" : "block-id-10",
                (index + 1) % 3));
  }

  @Test
  void clickingOpensTheExampleOnTheExploreScreen() {
    workspace.select(Scope.of(model.split().get().orElseThrow(), 0));
    model.open(20);
    assertThat(workspace.screen().get()).isEqualTo(Screen.EXPLORE);
    assertThat(workspace.example().get().orElseThrow().index()).isEqualTo(20);
    assertThat(workspace.scope().get().orElseThrow().contains(workspace.example().get().get()))
        .isTrue();
  }

  @Test
  void aFilterThatWouldHideTheExampleIsClearedAndAnotherStays() {
    String path = model.split().get().orElseThrow().example(20).path();
    library.filter().set('"' + path + '"');
    model.open(20);
    assertThat(library.filter().get()).contains(path);
    model.open(19);
    assertThat(library.filter().get()).isEmpty();
    assertThat(workspace.notice().get()).contains("filter is cleared");
    assertThat(workspace.example().get().orElseThrow().index()).isEqualTo(19);
  }

  @Test
  void coloursAreThoseOfBlocksOrLabels() {
    assertThat(model.hue().coloring().get().groups())
        .extracting(Coloring.Group::name)
        .containsExactly("block-id-1", "block-id-2", "block-id-10");
    model.hue().choose(Hue.LABEL);
    assertThat(model.hue().coloring().get().groups())
        .extracting(Coloring.Group::name)
        .containsExactly("class 0", "class 1", "class 2");
    assertThat(model.hue().coloring().get().of().applyAsInt(0)).isEqualTo(1);
  }

  @Test
  void aSingleBlockIsColouredByLabelUnlessToldOtherwise() {
    workspace.open(folder.resolve("data/train data/block-id-1"));
    assertThat(model.hue().shown()).isEqualTo(Hue.LABEL);
    model.hue().choose(Hue.BLOCK);
    assertThat(model.hue().coloring().get().groups()).hasSize(1);
  }

  @Test
  void withoutLabelsBlocksAreShown() throws IOException {
    Path bare = folder.resolve("bare/train/b");
    for (int i = 1; i < 20; i++) {
      Fixture.floats(bare.resolve("id-" + i + ".npy"), i);
    }
    model.hue().choose(Hue.LABEL);
    workspace.open(folder.resolve("bare"));

    assertThat(model.labels().get()).isEmpty();
    assertThat(model.hue().coloring().get().groups()).hasSize(1);
    assertThat(model.recipeFigures().orElseThrow().labelBalance()).isEmpty();
  }

  @Test
  void onlyOrdersThatChangedAreMeasuredAnew() {
    MeasuredOrders before = model.measured().get().orElseThrow();
    model.buffer().set(7);
    MeasuredOrders after = model.measured().get().orElseThrow();

    assertThat(after.meter()).isSameAs(before.meter());
    for (Comparison order : model.comparisons().get()) {
      Optional<Mixing> was = before.of(order);
      assertThat(was.isPresent()).isEqualTo(!order.key().equals("buffer"));
      was.ifPresent(mixing -> assertThat(after.of(order).orElseThrow()).isSameAs(mixing));
    }
  }

  @Test
  void samplesCoverTheEpochWhateverTheWidth() {
    Served order = new Served(model.order().orElseThrow().epoch(0), Shard.WHOLE);
    for (int columns : new int[] {1, 5, 26, 40, 1000}) {
      Samples samples = Samples.take(order, columns, Progress.NONE);
      int before = 0;
      for (int column = 0; column < columns; column++) {
        for (int row = 0; row < Samples.ROWS; row++) {
          int position = samples.position(column, row);
          assertThat(position).isBetween(before, 25);
          assertThat(samples.examples()[column * Samples.ROWS + row])
              .isEqualTo(order.example(position));
          before = position;
        }
      }
      assertThat(samples.position(0, 0)).isZero();
    }
  }

  @Test
  void enlargedBatchesHaveOneCellForEachOfTheirExamples() {
    for (int batchSize : new int[] {1, 3, 4, 26, 100}) {
      Served served = new Served(model.order().orElseThrow().epoch(0), Shard.WHOLE);
      Slice slice = new Slice(0, Shard.WHOLE, batchSize, 0);
      BatchTiles tiles = BatchTiles.take(served, slice, 400, 28, Progress.NONE);
      int batches = Math.min(20, (26 + batchSize - 1) / batchSize);
      assertThat(tiles.grid().tiles()).isEqualTo(batches);
      assertThat(positions(tiles, 400, 28)).hasSize(Math.min(26, batches * batchSize));
    }
  }

  /// The positions that some pixel shows, each of which shows the example that comes there.
  private static Set<Integer> positions(BatchTiles tiles, int width, int height) {
    Set<Integer> seen = new TreeSet<>();
    for (int x = -1; x <= width; x++) {
      for (int y = -1; y <= height; y++) {
        int position = tiles.position(x, y);
        if (position >= 0) {
          assertThat(tiles.example(x, y)).isEqualTo(tiles.served().example(position));
          seen.add(position);
        }
      }
    }
    return seen;
  }

  @Test
  void aboutTwentyBatchesAreEnlargedHoweverManyExamplesThereAre() {
    EpochOrder stored =
        new EpochOrder() {
          @Override
          public int size() {
            return 100_000;
          }

          @Override
          public int example(int position) {
            return position;
          }

          @Override
          public int position(int example) {
            return example;
          }
        };
    Served whole = new Served(stored, Shard.WHOLE);
    for (int batchSize : new int[] {8, 32, 256, 640}) {
      Slice slice = new Slice(0, Shard.WHOLE, batchSize, 50);
      BatchTiles tiles = BatchTiles.take(whole, slice, 640, 28, Progress.NONE);
      assertThat(tiles.grid().tiles()).isEqualTo(20);
      assertThat(positions(tiles, 640, 28))
          .containsExactlyElementsOf(
              IntStream.range(50 * batchSize, 70 * batchSize).boxed().toList());
    }
    // Larger batches than pixels show some of their examples; the last batch is the last to begin.
    BatchTiles huge =
        BatchTiles.take(whole, new Slice(0, Shard.WHOLE, 60_000, 7), 640, 28, Progress.NONE);
    assertThat(huge.first()).isEqualTo(60_000);
    assertThat(positions(huge, 640, 28).size()).isGreaterThan(10_000);
    // A worker's batches are made of its own examples.
    Slice slice = new Slice(0, new Shard(3, 4), 32, 0);
    BatchTiles mine =
        BatchTiles.take(new Served(stored, slice.shard()), slice, 640, 28, Progress.NONE);
    assertThat(positions(mine, 640, 28)).hasSize(640);
    assertThat(mine.example(0, 0)).isEqualTo(3);
  }

  @Test
  void aWorkerIsServedItsShareAndMeasuredByIt() {
    Mixing whole = model.recipeFigures().orElseThrow();
    model.slice().setWorld(3);
    model.slice().setRank(2);
    Mixing mine = model.recipeFigures().orElseThrow();

    assertThat(model.shown()).isEqualTo(new Slice(0, new Shard(2, 3), 4, 0));
    assertThat(whole.batches()).isEqualTo(7);
    assertThat(mine.batches()).isEqualTo(2);
    model.slice().setWorld(2);
    assertThat(model.shown().shard()).isEqualTo(new Shard(1, 2));
    model.slice().setRank(9);
    assertThat(model.shown().shard()).isEqualTo(new Shard(1, 2));
  }

  @Test
  void theVerdictIsThatOfTheCommandLine() {
    Comparison recipe = model.recipeOrder().orElseThrow();
    assertThat(model.verdict(recipe))
        .contains(
            MixingVerdict.of(
                model.recipeFigures().orElseThrow(),
                model.split().get().orElseThrow(),
                model.labels().get()));
    FigureText score = FigureText.of(model.recipeFigures().orElseThrow(), 4, 3, false).getLast();
    assertThat(score.note()).matches("spread \\d\\.\\d\\d × renewal 1\\.00 × labels \\d\\.\\d\\d");
    assertThat(score.value())
        .isEqualTo(
            FigureText.percentage(model.recipeFigures().orElseThrow().mixingScore().value()));
  }

  @Test
  void coloursByStoredPlaceGoFromTheFirstExampleToTheLast() {
    model.hue().choose(Hue.PLACE);
    Coloring coloring = model.hue().coloring().get();
    assertThat(coloring.isScale()).isTrue();
    assertThat(coloring.groups()).hasSize(26);
    assertThat(IntStream.range(0, 26).map(coloring::argb).distinct().count()).isEqualTo(26);
    Coloring large = Coloring.ofPlaces(1_000_000_000);
    assertThat(large.of().applyAsInt(0)).isZero();
    assertThat(large.of().applyAsInt(999_999_999)).isEqualTo(large.groups().size() - 1);
  }

  @Test
  void theSlidersEndsAreOneBlockAndAll() {
    for (int blocks : new int[] {1, 2, 4, 63, 3125}) {
      assertThat(WindowScale.window(0, blocks)).isEqualTo(1);
      assertThat(WindowScale.window(1, blocks)).isEqualTo(blocks);
      for (int window = 1; window <= blocks; window++) {
        assertThat(WindowScale.window(WindowScale.place(window, blocks), blocks)).isEqualTo(window);
      }
    }
  }
}
