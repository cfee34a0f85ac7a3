package org.wavecrate.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.wavecrate.intake.IntakeOptions;
import org.wavecrate.intake.IntakeOptions.ChannelChoice;
import org.wavecrate.intake.IntakeOptions.Grouping;
import org.wavecrate.intake.IntakeOptions.LabelOrigin;
import org.wavecrate.intake.IntakeOptions.SplitOrigin;
import org.wavecrate.intake.NamePattern;
import org.wavecrate.intake.TableColumns;
import org.wavecrate.npy.Dtype;
import org.wavecrate.storage.Formatted;
import picocli.CommandLine.Option;

/// The options of `wavecrate import`.
final class ImportOptions {
  @Option(
      names = "--layout",
      paramLabel = "NAME",
      defaultValue = IntakeOptions.AUTO,
      description =
          "How the recordings are laid out: arrays, esc50, urbansound8k, speech-commands,"
              + " audiofolder, gtzan, table, split-folders, folders, flat, or auto: the first of"
              + " these that fits.")
  private String layout = IntakeOptions.AUTO;

  @Option(
      names = "--labels",
      paramLabel = "folder|table|name|none",
      description = "Where labels come from; by default what the layout gives.")
  private Optional<LabelOrigin> labels = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "A CSV, TSV or JSON table of the recordings.")
  private Optional<Path> table = Optional.empty();

  @Option(names = "--file-column", paramLabel = "C", description = "Its column of file names.")
  private Optional<String> fileColumn = Optional.empty();

  @Option(names = "--label-column", paramLabel = "C", description = "Its column of classes.")
  private Optional<String> labelColumn = Optional.empty();

  @Option(
      names = "--group-column",
      paramLabel = "C",
      description = "Its column of groups that stay together, such as speakers.")
  private Optional<String> groupColumn = Optional.empty();

  @Option(names = "--split-column", paramLabel = "C", description = "Its column of splits.")
  private Optional<String> splitColumn = Optional.empty();

  @Option(names = "--fold-column", paramLabel = "C", description = "Its column of folds.")
  private Optional<String> foldColumn = Optional.empty();

  @Option(
      names = "--name-pattern",
      paramLabel = "REGEX",
      description =
          "A regular expression for file names, with named groups: (?<label>..), (?<group>..),"
              + " (?<split>..).")
  private Optional<String> namePattern = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "HZ|keep",
      description = "The sample rate of all examples; by default that of most recordings.")
  private Optional<String> rate = Optional.empty();

  @Option(
      names = "--channels",
      paramLabel = "mono|keep|left|right",
      defaultValue = "mono",
      description = "Which channels to keep, or all mixed down to mono (the default).")
  private ChannelChoice channels = ChannelChoice.MONO;

  @Option(
      names = "--window",
      paramLabel = "S",
      description =
          "Cut recordings into windows of S seconds. By default recordings stay whole if their"
              + " lengths agree within 1 %%, else windows have their median length.")
  private Optional<Double> windowS = Optional.empty();

  @Option(
      names = "--hop",
      paramLabel = "S",
      description = "Begin a window every S seconds; by default windows do not overlap.")
  private Optional<Double> hopS = Optional.empty();

  @Option(names = "--whole", description = "Make each recording one example.")
  private boolean whole;

  private enum Rest {
    DROP,
    PAD
  }

  @Option(
      names = "--remainder",
      paramLabel = "drop|pad",
      defaultValue = "drop",
      description =
          "Drop the rest after the last window (the default), or fill it up with silence.")
  private Rest remainder = Rest.DROP;

  @Option(
      names = "--trim-silence",
      paramLabel = "DB",
      description = "Trim both ends where they are more than DB below the loudest 10 ms.")
  private Optional<Double> trimSilence = Optional.empty();

  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description = "Bring every recording to this loudness (EBU R 128), such as -23.")
  private Optional<Double> loudness = Optional.empty();

  @Option(
      names = "--dtype",
      paramLabel = "float32|int16|float16",
      defaultValue = "float32",
      description = "How samples are stored; float32 by default.")
  private String dtype = "float32";

  @Option(
      names = "--splits",
      paramLabel = "80,10,10|folders|table",
      description =
          "Assign recordings to training, validation and test split by these percentages, the"
              + " default unless the layout has splits; or take splits from folders or the table.")
  private Optional<String> splits = Optional.empty();

  @Option(names = "--test-fold", paramLabel = "N", description = "The fold to test on.")
  private Optional<Integer> testFold = Optional.empty();

  @Option(names = "--validation-fold", paramLabel = "N", description = "The fold to validate on.")
  private Optional<Integer> validationFold = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "file|folder|column|pattern",
      description =
          "What stays together in one split; by default the windows of a file, or what the layout"
              + " keeps together.")
  private Optional<Grouping> group = Optional.empty();

  @Option(
      names = "--stratify",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Give every split its share of every class; on by default.")
  private boolean stratify = true;

  @Option(names = "--seed", paramLabel = "N", description = "Seeds everything random.")
  private long seed;

  @Option(
      names = "--block-size",
      paramLabel = "N",
      defaultValue = "320",
      description = "Maximum number of examples in a block; default: 320.")
  private int blockSize = IntakeOptions.BLOCK_SIZE;

  @Option(names = "--crates", description = "Write crates instead of folders of examples.")
  private boolean crates;

  private enum Damaged {
    KEEP,
    REJECT
  }

  @Option(
      names = "--damaged",
      paramLabel = "keep|reject",
      defaultValue = "keep",
      description =
          "Keep the intact part of a damaged recording and report it (the default), or reject it.")
  private Damaged damaged = Damaged.KEEP;

  IntakeOptions get() {
    try {
      boolean keepRate = rate.filter("keep"::equalsIgnoreCase).isPresent();
      var columns = new TableColumns(fileColumn, labelColumn, groupColumn, splitColumn, foldColumn);
      IntakeOptions options =
          new IntakeOptions(
              layout.toLowerCase(Locale.ROOT),
              labels,
              table,
              columns,
              namePattern.map(NamePattern::parse),
              keepRate ? OptionalInt.empty() : rateHz(),
              keepRate,
              channels,
              optional(windowS),
              optional(hopS),
              whole,
              remainder == Rest.PAD,
              optional(trimSilence.map(Math::abs)),
              optional(loudness),
              dtype(),
              splitOrigin(),
              fractions(),
              testFold.map(OptionalInt::of).orElseGet(OptionalInt::empty),
              validationFold.map(OptionalInt::of).orElseGet(OptionalInt::empty),
              group,
              stratify,
              seed,
              blockSize,
              crates,
              damaged == Damaged.REJECT);
      return options;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private OptionalInt rateHz() {
    try {
      return rate.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(rate.get()));
    } catch (NumberFormatException e) {
      throw new UsageException(
          Formatted.of("--rate %s; allowed: 1 to 1000000, or keep", rate.get()));
    }
  }

  private Dtype dtype() {
    return switch (dtype.toLowerCase(Locale.ROOT)) {
      case "float32" -> Dtype.FLOAT32;
      case "int16" -> new Dtype(Dtype.Kind.INT, 2, false);
      case "float16" -> new Dtype(Dtype.Kind.FLOAT, 2, false);
      default ->
          throw new UsageException(
              Formatted.of("--dtype %s; allowed: float32, int16, float16", dtype));
    };
  }

  private Optional<SplitOrigin> splitOrigin() {
    return splits.map(
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "folders" -> SplitOrigin.FOLDERS;
              case "table" -> SplitOrigin.TABLE;
              default -> SplitOrigin.FRACTIONS;
            });
  }

  private List<Double> fractions() {
    if (!splitOrigin().equals(Optional.of(SplitOrigin.FRACTIONS))) {
      return IntakeOptions.DEFAULT.fractions();
    }
    String text = splits.orElseThrow();
    try {
      return Arrays.stream(text.split(",", -1))
          .map(part -> Double.parseDouble(part.strip()) / 100)
          .toList();
    } catch (NumberFormatException e) {
      throw new UsageException(
          Formatted.of(
                  "--splits %s; allowed: three percentages that add up to 100, such as 80,10,10,"
                      + " folders,",
                  text)
              + " or table");
    }
  }
}
