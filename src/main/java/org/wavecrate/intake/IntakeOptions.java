package org.wavecrate.intake;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.wavecrate.npy.Dtype;

/// All options of an import. Those left empty are decided by what is found.
///
/// @param layout the name of a layout, or `auto`
/// @param labels where labels come from
/// @param table the table of labels
/// @param columns which of its columns say what
/// @param namePattern finds `label`, `group` and `split` in a file's name
/// @param rateHz samples per second of all examples
/// @param keepRate whether every recording keeps its rate, which must be one
/// @param channels what becomes of recordings with several channels
/// @param windowS length of an example in seconds
/// @param hopS from the start of a window to that of the next, in seconds
/// @param whole whether every recording becomes one example
/// @param padRemainder whether what is left after the last window is filled up with silence
/// @param trimBelowDb how far below the loudest stretch silence begins that is cut off at both ends
/// @param loudnessLufs the loudness that every recording is brought to
/// @param dtype the type of the stored samples
/// @param splits where splits come from
/// @param fractions of the training, validation and test split
/// @param testFold the fold that becomes the test split
/// @param validationFold the fold that becomes the validation split
/// @param grouping which recordings never part
/// @param stratify whether every split gets its share of every class
/// @param seed of all that is random
/// @param blockSize the most examples of a block
/// @param crates whether crates are written rather than folders
/// @param rejectDamaged whether damaged recordings are rejected rather than kept as far as they are
///     whole
@RecordBuilder
public record IntakeOptions(
    String layout,
    Optional<LabelOrigin> labels,
    Optional<Path> table,
    TableColumns columns,
    Optional<Pattern> namePattern,
    OptionalInt rateHz,
    boolean keepRate,
    ChannelChoice channels,
    OptionalDouble windowS,
    OptionalDouble hopS,
    boolean whole,
    boolean padRemainder,
    OptionalDouble trimBelowDb,
    OptionalDouble loudnessLufs,
    Dtype dtype,
    Optional<SplitOrigin> splits,
    List<Double> fractions,
    OptionalInt testFold,
    OptionalInt validationFold,
    Optional<Grouping> grouping,
    boolean stratify,
    long seed,
    int blockSize,
    boolean crates,
    boolean rejectDamaged)
    implements IntakeOptionsBuilder.With {
  public static final String AUTO = "auto";
  public static final int BLOCK_SIZE = 320;
  static final double LONGEST_WINDOW_S = 86_400;

  /// The source of labels.
  public enum LabelOrigin {
    FOLDER,
    TABLE,
    NAME,
    NONE
  }

  /// The treatment of recordings with several channels.
  public enum ChannelChoice {
    MONO,
    KEEP,
    LEFT,
    RIGHT
  }

  /// The source of splits.
  public enum SplitOrigin {
    FRACTIONS,
    FOLDERS,
    TABLE
  }

  /// The recordings that stay together.
  public enum Grouping {
    FILE,
    FOLDER,
    COLUMN,
    PATTERN
  }

  public static final IntakeOptions DEFAULT =
      new IntakeOptions(
          AUTO,
          Optional.empty(),
          Optional.empty(),
          TableColumns.GUESSED,
          Optional.empty(),
          OptionalInt.empty(),
          false,
          ChannelChoice.MONO,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          false,
          false,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Dtype.FLOAT32,
          Optional.empty(),
          List.of(0.8, 0.1, 0.1),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          true,
          0,
          BLOCK_SIZE,
          false,
          false);

  /// @throws IllegalArgumentException if a value is not allowed; the message begins with its option
  public IntakeOptions {
    fractions = List.copyOf(fractions);
    require(
        rateHz.orElse(1) >= 1 && rateHz.orElse(1) <= 1_000_000, "--rate", "1 to 1000000 or keep");
    for (var seconds : List.of(windowS, hopS)) {
      require(
          seconds.isEmpty()
              || seconds.getAsDouble() > 0 && seconds.getAsDouble() <= LONGEST_WINDOW_S,
          seconds == windowS ? "--window" : "--hop",
          "more than 0 and up to 86400 seconds");
    }
    require(hopS.isEmpty() || !whole, "--hop", "only with --window");
    require(windowS.isEmpty() || !whole, "--whole", "only without --window");
    require(blockSize >= 1 && blockSize <= 1_000_000, "--block-size", "1 to 1000000");
    require(trimBelowDb.orElse(1) > 0, "--trim-silence", "decibels below the loudest, above 0");
    require(Math.abs(loudnessLufs.orElse(-23)) <= 100, "--loudness", "-100 to 100 LUFS");
    double sum = fractions.stream().mapToDouble(Double::doubleValue).sum();
    require(
        fractions.size() == 3
            && Math.abs(sum - 1) < 1e-9
            && fractions.stream().allMatch(share -> share >= 0),
        "--splits",
        "three percentages that add up to 100, folders, or table");
  }

  private static void require(boolean right, String option, String allowed) {
    if (!right) {
      throw new IllegalArgumentException(option + ": allowed: " + allowed);
    }
  }
}
