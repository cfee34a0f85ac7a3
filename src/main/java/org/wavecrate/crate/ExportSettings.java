package org.wavecrate.crate;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;

/// The settings of an export.
///
/// @param folder where the crates go; made if it is not there
/// @param splits what goes in; empty for all there is
/// @param maxPartBytes a crate that would be larger is parted between blocks
/// @param deflate whether to compress; then nothing can be mapped, and training reads slower
/// @param force whether crates that are there may be replaced
/// @param allowErrors whether a dataset with errors is packed nevertheless
/// @param withoutBad whether examples that errors name are left out
/// @param excluded paths of examples or labels to leave out, as the dataset names them
/// @param renumber whether examples get new numbers from 1 on, through all blocks of a split
/// @param examplesPerBlock new blocks of this many examples, numbered from 1 on; renumbers too
/// @param splitBatchFiles whether files that hold whole batches become single examples; renumbers,
///     and makes blocks of [#DEFAULT_EXAMPLES_PER_BLOCK] unless told otherwise
/// @param bake whether what the recipe prepares is done to the arrays that are written
/// @param includeSounds whether a Colab kit may copy recordings from outside the dataset
@RecordBuilder
public record ExportSettings(
    Path folder,
    Set<SplitName> splits,
    long maxPartBytes,
    boolean deflate,
    boolean force,
    boolean allowErrors,
    boolean withoutBad,
    Set<String> excluded,
    boolean renumber,
    OptionalInt examplesPerBlock,
    boolean splitBatchFiles,
    boolean bake,
    boolean includeSounds)
    implements ExportSettingsBuilder.With {
  /// 10 GB, that is 10^10 bytes: above that, unpacking from Google Drive begins to fail.
  public static final long DEFAULT_MAX_PART_BYTES = 10_000_000_000L;

  public static final int DEFAULT_EXAMPLES_PER_BLOCK = 320;

  public ExportSettings {
    splits = Set.copyOf(splits);
    excluded = Set.copyOf(excluded);
    if (maxPartBytes < 1) {
      throw new IllegalArgumentException(
          Formatted.of("parts of at most %d bytes; allowed: 1 or more", maxPartBytes));
    }
    if (examplesPerBlock.isPresent() && examplesPerBlock.getAsInt() < 1) {
      throw new IllegalArgumentException(
          Formatted.of("%d examples per block; allowed: 1 or more", examplesPerBlock.getAsInt()));
    }
  }

  /// Everything into `folder`, as it is.
  public static ExportSettings to(Path folder) {
    return new ExportSettings(
        folder,
        Set.of(),
        DEFAULT_MAX_PART_BYTES,
        false,
        false,
        false,
        false,
        Set.of(),
        false,
        OptionalInt.empty(),
        false,
        false,
        false);
  }

  /// How many examples the new blocks get, if there are to be new blocks.
  OptionalInt newBlocks() {
    return examplesPerBlock.isEmpty() && splitBatchFiles
        ? OptionalInt.of(DEFAULT_EXAMPLES_PER_BLOCK)
        : examplesPerBlock;
  }

  boolean renames() {
    return renumber || newBlocks().isPresent();
  }
}
