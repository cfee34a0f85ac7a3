package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.content.ExampleFigure;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.generator.Recipe;
import org.wavecrate.plot.Figure;
import org.wavecrate.plot.FigureSize;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundPlot;
import org.wavecrate.storage.Formatted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate render`: the picture of one example.
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description =
        "Draw one example as a PNG: waveform, spectrogram or both, with axes and units; features as"
            + " a heat map.")
final class RenderCommand implements Callable<Integer> {
  /// The theme of the picture.
  enum Theme {
    DARK,
    LIGHT
  }

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--example",
      required = true,
      paramLabel = "SPLIT/BLOCK/FILE",
      description = "The example, such as 'train/block-id-1/id-1.npy'.")
  private String wanted = "";

  @Option(
      names = "--view",
      defaultValue = "both",
      description = "waveform, spectrogram or both; default: ${DEFAULT-VALUE}.")
  private SoundPlot.View view = SoundPlot.View.BOTH;

  @Option(names = "--out", required = true, paramLabel = "X.png", description = "The picture.")
  private Path out = Path.of("");

  @Option(names = "--width", defaultValue = "1200", description = "Default: ${DEFAULT-VALUE}.")
  private int width;

  @Option(names = "--height", defaultValue = "700", description = "Default: ${DEFAULT-VALUE}.")
  private int height;

  @Option(
      names = "--scale",
      defaultValue = "1",
      description = "Pixels per unit of width and height; 2 for dense screens and print.")
  private double scale;

  @Option(
      names = "--theme",
      defaultValue = "dark",
      description = "dark or light; default: ${DEFAULT-VALUE}.")
  private Theme theme = Theme.DARK;

  @Option(names = "--json", description = "Print JSON: the file and how the array is read.")
  private boolean json;

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Override
  public Integer call() throws IOException {
    FigureSize size = size();
    Dataset opened = dataset.open(recipeOption);
    Example example =
        opened
            .find(wanted)
            .orElseThrow(
                () ->
                    new UsageException(
                        Formatted.of(
                            "%s: there is no example '%s'; allowed: SPLIT/BLOCK/FILE, such as '%s'",
                            opened.path(), wanted, opened.splits().getFirst().example(0).path())));
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(out + ": there is no folder " + folder);
    }
    Recipe recipe = recipeOption.of(opened);
    ArrayAccount account = example.split().account(recipe.array());
    figure(opened, example, recipe, account, size).writePng(out);
    if (json) {
      ObjectNode root = Output.object();
      root.put("file", out.toString());
      root.put("example", example.path());
      AccountJson.put(account, root);
      Output.print(root);
    } else {
      Output.print(out.toString());
    }
    return 0;
  }

  private FigureSize size() {
    try {
      return new FigureSize(width, height, scale);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Figure figure(
      Dataset opened, Example example, Recipe recipe, ArrayAccount account, FigureSize size)
      throws IOException {
    SampleRate rate =
        recipe.sampleRateHz().isPresent()
            ? SampleRate.of(recipe.sampleRateHz().getAsInt())
            : RateGuess.of(opened);
    try (var progress = new ConsoleProgress("reading " + example.path())) {
      return new ExampleFigure(account, rate, recipe.labels().classes())
          .of(example, view, theme == Theme.DARK ? Palette.DARK : Palette.LIGHT, size, progress);
    }
  }
}
