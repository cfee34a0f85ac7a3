package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.content.Content;
import org.wavecrate.content.ContentReader;
import org.wavecrate.content.LabelText;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.plot.Caption;
import org.wavecrate.plot.Figure;
import org.wavecrate.plot.FigureData;
import org.wavecrate.plot.FigureSettings;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.SampleRate;
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
  /// What the picture has next to the other.
  enum Theme {
    DARK,
    LIGHT
  }

  @Mixin private DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--example",
      required = true,
      paramLabel = "SPLIT/BLOCK/FILE",
      description = "Which, such as 'train/block-id-1/id-1.npy'.")
  private String wanted = "";

  @Option(
      names = "--view",
      defaultValue = "both",
      description = "waveform, spectrogram or both; default: ${DEFAULT-VALUE}.")
  private FigureSettings.View view = FigureSettings.View.BOTH;

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

  @Option(names = "--json", description = "Print JSON: the file and what the array is taken for.")
  private boolean json;

  @Mixin private RecipeOption recipeOption = new RecipeOption();

  @Override
  public Integer call() throws IOException {
    FigureSettings settings = settings();
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
    figure(opened, example, recipe, account, settings).writePng(out);
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

  private FigureSettings settings() {
    try {
      return FigureSettings.STANDARD
          .withSize(width, height, scale)
          .withView(view)
          .withPalette(theme == Theme.DARK ? Palette.DARK : Palette.LIGHT);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Figure figure(
      Dataset opened, Example example, Recipe recipe, ArrayAccount account, FigureSettings settings)
      throws IOException {
    SampleRate rate =
        recipe.sampleRateHz().isPresent()
            ? SampleRate.of(recipe.sampleRateHz().getAsInt())
            : RateGuess.of(opened);
    try (ArrayFile file = example.open();
        var progress = new ConsoleProgress("reading " + example.path())) {
      Content content = ContentReader.read(file, account, progress);
      LabelText label = LabelText.read(example, recipe.labels().classes());
      NpyHeader header = file.header();
      String array =
          Formatted.of("%s %s", header.dtype().numpyName(), header.shape())
              .toLowerCase(Locale.ROOT);
      return new Figure(
          new Caption(example.path(), label.text(), array), data(example, content, rate), settings);
    }
  }

  private static FigureData data(Example example, Content content, SampleRate rate)
      throws BadFileException {
    return switch (content) {
      case Content.Sound sound -> new FigureData.Waveforms(sound.channels(), rate, sound.scale());
      case Content.Features features ->
          new FigureData.Features(features.values(), features.frames(), features.bins());
      case Content.Nothing nothing -> throw new BadFileException(example.path(), nothing.why());
    };
  }
}
