package org.wavecrate.keras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wavecrate.content.ExampleFigure;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.BatchSpec;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.RunState;
import org.wavecrate.generator.Shard;
import org.wavecrate.plot.FigureSize;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundPlot;
import org.wavecrate.storage.Formatted;
import org.wavecrate.work.Workers;

/// One split of a dataset as Python reads it. Thread-safe.
public final class Feed implements AutoCloseable {
  private final Dataset dataset;
  private final BatchGenerator generator;
  private final Parallel parallel;
  private final Workers ahead;
  private final HandOver handOver = new HandOver();
  private volatile @Nullable RunState begun;

  private Feed(Dataset dataset, BatchGenerator generator, Parallel parallel) {
    this(dataset, generator, parallel, new Workers("ahead", 1));
  }

  private Feed(Dataset dataset, BatchGenerator generator, Parallel parallel, Workers ahead) {
    this.dataset = dataset;
    this.generator = generator;
    this.parallel = parallel;
    this.ahead = ahead;
  }

  /// Opens a dataset with its own recipe, or the defaults if it has none.
  ///
  /// @param path what [Dataset#open] opens
  /// @param split its canonical name, or how a folder of it may begin
  /// @param rank which worker, from 0
  /// @param world how many workers
  /// @throws DatasetException if there is no such dataset or split, or nothing to serve
  /// @throws RecipeException if the recipe can't be used; names the file and the key
  /// @throws BadFileException if no example or label can be read
  public static Feed open(String path, String split, int rank, int world) throws IOException {
    Dataset dataset = dataset(path);
    try {
      return of(dataset, split, RecipeJson.of(dataset).orElse(Recipe.DEFAULT), rank, world);
    } catch (RecipeException e) {
      throw new RecipeException(path + ": wavecrate.json: " + e.getMessage());
    }
  }

  /// As the other, with another recipe.
  ///
  /// @param recipe the text of a `wavecrate.json`
  /// @param place the folder from which its relative paths begin
  public static Feed open(
      String path, String split, String recipe, String place, int rank, int world)
      throws IOException {
    Recipe read = RecipeJson.read(recipe, Path.of(place));
    Dataset arranged = RecipeDataset.arranged(dataset(path), read, Progress.NONE);
    return of(arranged, split, read, rank, world);
  }

  private static Dataset dataset(String path) throws IOException {
    return RecipeDataset.open(Path.of(path), Progress.NONE);
  }

  private static Feed of(Dataset dataset, String name, Recipe stated, int rank, int world)
      throws IOException {
    Recipe recipe = RecipeDataset.told(stated, dataset);
    Split split = split(dataset, name);
    Parallel parallel = Parallel.ofAllProcessors();
    try {
      var generator = new BatchGenerator(split, recipe, new Shard(rank, world), parallel);
      Optional<String> refusal = generator.refusal();
      if (refusal.isPresent()) {
        throw new DatasetException(String.join(", ", split.directories()) + ": " + refusal.get());
      }
      return new Feed(dataset, generator, parallel);
    } catch (IOException | RuntimeException e) {
      parallel.close();
      throw e;
    }
  }

  private static Split split(Dataset dataset, String name) throws DatasetException {
    return SplitName.of(name)
        .flatMap(dataset::split)
        .orElseThrow(
            () ->
                new DatasetException(
                    Formatted.of(
                        "%s: there is no split '%s'; allowed: %s",
                        dataset.path(),
                        name,
                        dataset.splits().stream()
                            .map(split -> split.name().canonical())
                            .collect(Collectors.joining(", ")))));
  }

  /// The unchanging facts, as JSON: see [SplitDescription].
  public String facts() {
    return SplitDescription.of(generator);
  }

  /// How many classes there are; -1 if labels are none. May read all labels.
  public int classCount() {
    return generator.classCount().orElse(-1);
  }

  /// The paths within the dataset of the examples of a batch, in its order, each ended by NUL:
  /// names may hold lines.
  ///
  /// @throws BadFileException if a zip was changed since it was opened
  public String examples(long epoch, int index) throws IOException {
    return joined(epoch, index, Example::path);
  }

  /// As [#examples], but where they lie on the disk, from its root on.
  public String locations(long epoch, int index) throws IOException {
    return joined(epoch, index, example -> example.location().toString());
  }

  /// How many examples the split has, whatever an epoch serves.
  public int stored() {
    return generator.split().size();
  }

  /// The picture of an example as the window shows it, as a PNG file.
  ///
  /// @param index its place in the split as stored, from 0; from the end if negative
  /// @param scale picture pixels per pixel of `width`
  /// @throws BadFileException if it can't be read, or has nothing to draw
  public byte[] picture(int index, boolean light, int width, int height, double scale)
      throws IOException {
    Split split = generator.split();
    if (index < -split.size() || index >= split.size()) {
      throw new IndexOutOfBoundsException(
          Formatted.of(
              "example %d; allowed: 0 to %d, or %d to -1", index, split.size() - 1, -split.size()));
    }
    Recipe recipe = generator.recipe();
    SampleRate rate =
        recipe.sampleRateHz().isPresent()
            ? SampleRate.of(recipe.sampleRateHz().getAsInt())
            : RateGuess.of(dataset);
    return new ExampleFigure(split.account(recipe.array()), rate, recipe.labels().classes())
        .of(
            split.example(Math.floorMod(index, split.size())),
            SoundPlot.View.BOTH,
            light ? Palette.LIGHT : Palette.DARK,
            new FigureSize(width, height, scale),
            Progress.NONE)
        .png();
  }

  private String joined(long epoch, int index, Function<Example, String> path) throws IOException {
    StringBuilder paths = new StringBuilder();
    try {
      for (int example : generator.examples(epoch, index)) {
        paths.append(path.apply(generator.split().example(example))).append('\0');
      }
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    }
    return paths.toString();
  }

  /// Writes a batch and waits for it.
  ///
  /// @param features the address of as many writable bytes as the batch's features have
  /// @param labels the address of its labels; anything for a split without labels
  /// @throws BadFileException if an example or label can't be served
  public void fill(long epoch, int index, long features, long labels) throws IOException {
    BatchSpec spec = generator.spec(index);
    generator.fill(
        epoch,
        index,
        new BatchMemory(at(features, spec.features().bytes()), at(labels, spec.labelBytes())));
  }

  /// Whether batches are copied and nothing else, so that it may not pay to make them ahead; see
  /// [HandOver].
  boolean isCopied() {
    return generator.isCopied();
  }

  // Python vouches for the address and its bytes: it allocated them for exactly this batch.
  @SuppressWarnings("restricted")
  private static MemorySegment at(long address, long bytes) {
    return bytes == 0 ? MemorySegment.NULL : MemorySegment.ofAddress(address).reinterpret(bytes);
  }

  /// Batches made ahead of the one who takes them.
  ///
  /// @param served how many examples of the epoch were served before, to all workers together
  public Ahead ahead(int served) {
    Feed rest = served == 0 ? this : new Feed(dataset, generator.after(served), parallel, ahead);
    return new Ahead(rest, ahead, handOver);
  }

  /// The number of batches.
  int batches() {
    return generator.batches();
  }

  /// The number of examples in all batches.
  int examples() {
    return generator.total();
  }

  /// Where a run is, as JSON: see [RunState].
  ///
  /// @param before how many examples of the epoch were served when the iteration began
  /// @param batches how many batches this worker was served since, as all others were
  /// @throws BadFileException if a zip was changed since it was opened
  public String state(long epoch, int before, int batches) throws IOException {
    try {
      return begun().at(epoch, generator.after(before).servedAfter(batches)).json();
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    }
  }

  /// Its hashes take a while where there are millions of examples.
  private RunState begun() {
    RunState known = begun;
    if (known == null) {
      known = RunState.of(generator, 0, 0);
      begun = known;
    }
    return known;
  }

  /// Refuses a state that this can't go on from.
  ///
  /// @param state as [#state] writes it
  /// @throws RecipeException if it is of another dataset, recipe, order or engine; says which
  public void requireSame(String state) throws IOException {
    try {
      RunState.read(state).requireSame(begun(), generator.split().size());
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    }
  }

  /// Waits until nothing is written any more. What is asked for later is refused.
  @Override
  public void close() {
    ahead.close();
    parallel.close();
  }
}
