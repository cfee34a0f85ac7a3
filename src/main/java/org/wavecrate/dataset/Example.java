package org.wavecrate.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;

/// One example of a split: an array, and in most cases its label. Holds no data and costs nothing;
/// files are opened on request.
///
/// @param split the split
/// @param index the position in the split, in natural order
/// @since 0.1.0
public record Example(Split split, int index) {
  public Block block() {
    return split.block(index);
  }

  /// The position in its block.
  public int indexInBlock() {
    return index - split.start(split.blockIndex(index));
  }

  /// The name of the file, such as `id-1.npy`.
  public String name() {
    return block().files().name(indexInBlock());
  }

  /// Where the file lies within the dataset, such as `train data/block-id-1/id-1.npy`.
  public String path() {
    return block().pathOf(name());
  }

  /// Whether it is one of many in an array, which [#path] names with the row in brackets.
  public boolean isRow() {
    return block().files().isRow(indexInBlock());
  }

  public boolean hasLabel() {
    return split.labelling().has(this);
  }

  /// Where the label lies, or would lie, within the dataset.
  public String labelPath() {
    return split.labelSource().isBeside()
        ? block().labelPathOf(indexInBlock())
        : block().pathOf(LabelNames.labelOf(name()));
  }

  /// The label that it should have: a file of this path, or what the source needs to say.
  public String expectedLabel() {
    LabelSource source = split.labelSource();
    return switch (source.kind()) {
      case BESIDE -> labelPath();
      case FOLDER -> "a folder of its class";
      case TABLE -> "a row in " + String.join(", ", source.files());
      case NAME -> "a name that matches " + source.pattern();
    };
  }

  /// Where it lies on the disk.
  public Location location() {
    return block().files().example(indexInBlock());
  }

  /// Where its label lies on the disk, if it has one.
  public Optional<Location> labelLocation() {
    return split.labelling().location(this);
  }

  /// The label from a source other than a file of its own.
  Optional<String> labelText() {
    return split.labelling().text(this);
  }

  /// Opens the file's bytes as they are, whether they make up an array or not. What goes wrong when
  /// they are read is told without the file's name.
  ///
  /// @throws BadFileException if it can't be opened, with the reason
  public ByteSource openBytes() throws BadFileException {
    try {
      return block().files().openExample(indexInBlock());
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    } catch (IOException e) {
      throw new BadFileException(path(), e);
    }
  }

  /// As [#openBytes], of the label.
  public ByteSource openLabelBytes() throws BadFileException {
    try {
      return split.labelling().open(this);
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    } catch (IOException e) {
      throw new BadFileException(labelPath(), e);
    }
  }

  /// @throws BadFileException if it can't be read, with the reason
  public ArrayFile open() throws BadFileException {
    BlockFiles files = block().files();
    try {
      return ArrayFile.open(
          this::path, () -> files.openExample(indexInBlock()), split.exampleReader());
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    }
  }

  /// @throws BadFileException if there is no label or it can't be read, with the reason
  public ArrayFile openLabel() throws BadFileException {
    try {
      if (!hasLabel()) {
        throw new BadFileException(path(), "has no label; expected " + expectedLabel());
      }
      return ArrayFile.open(
          this::labelPath, () -> split.labelling().open(this), split.labelReader());
    } catch (UncheckedIOException e) {
      throw BadFileException.of(e);
    }
  }
}
